import type { Role } from '../../server/accounts/role.ts';
import { startSession } from '../../server/accounts/session.ts';
import type { TestApp } from './app.ts';
import { firstOrganisation, organisationsIn, otherOrganisation, sessionOf } from './member.ts';
import { siteWith } from './own-surveys.ts';
import { fileOf, oneOf, textItem } from './questionnaire.ts';
import { samples } from './samples.ts';

/** One of two organisations on the same platform, with a survey and everything else that could leak from it. */
export interface Place {
  site: TestApp;
  organisation: string;
  survey: string;
  wave: string;
  /** Stands in every text that the organisation has, and in nothing that another has. */
  mark: string;
}

export interface TwoOrganisations {
  site: TestApp;
  first: Place;
  other: Place;
  /** The cookie of somebody with a role in one of them. A new browser each time. */
  cookieOf(place: Place, role: Role): Promise<string>;
  close(): Promise<void>;
}

export async function twoOrganisations(): Promise<TwoOrganisations> {
  const wave = '2024';
  const places = {
    first: { organisation: firstOrganisation, survey: 'proven-en', wave, mark: 'plantet-hos-en' },
    other: { organisation: otherOrganisation, survey: 'proven-to', wave, mark: 'plantet-hos-to' },
  };
  const site = await siteWith(
    Object.values(places).map(({ survey, mark }) =>
      fileOf([oneOf('1a', ['ja', 'nei']), textItem('1b')], { survey, wave, title: `Prøven ${mark}` }),
    ),
  );
  await organisationsIn(site);
  const users = new Map<string, string>();
  for (const place of Object.values(places)) {
    await plant({ site, ...place });
    for (const role of ['owner', 'editor', 'analyst'] as const) {
      const { user } = await sessionOf(site, { role, organisation: place.organisation });
      users.set(`${place.organisation} ${role}`, user);
    }
  }
  return {
    site,
    first: { site, ...places.first },
    other: { site, ...places.other },
    async cookieOf({ organisation }, role) {
      const user = users.get(`${organisation} ${role}`) ?? '';
      const token = await startSession(site.services.sessions, { user, organisation, stage: 'complete' });
      return `okt=${token}`;
    },
    close: site.close,
  };
}

/** Leaves the place's mark wherever an organisation has words of its own. */
async function plant(place: Place): Promise<void> {
  const { organisation, survey, wave, mark } = place;
  const { services } = place.site;
  await services.organisations.change(organisation, { name: `Organisasjon ${mark}` });
  await services.owners.claim(survey, organisation);
  await services.users.add({
    id: `kollega-${mark}`,
    email: `kollega-${mark}@eksempel.no`,
    name: `Kollega ${mark}`,
    passwordHash: 'ingen',
    memberships: [{ organisation, role: 'owner' }],
    recoveryCodes: [],
  });
  await services.audit.add({
    organisation,
    at: '2024-01-02T03:04:05.678Z',
    user: `kollega-${mark}`,
    name: `Kollega ${mark}`,
    deed: 'wave.changed',
    survey,
    wave,
    detail: `Detalj ${mark}`,
  });
  for (const sample of Object.values(samples)) await sample(place);
}
