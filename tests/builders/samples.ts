import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { newOneTime } from '../../server/accounts/one-time.ts';
import { tokenHash } from '../../server/accounts/session.ts';
import type { Publication } from '../../server/publishing/publication.ts';
import type { Place } from './two-organisations.ts';
import { reachable, unitOf } from './unit.ts';

type Sample = (place: Place) => string | Promise<string>;

/**
 * What stands in an address of administration for each `:name`, as something that the place really has. A page that
 * is new takes its names from here; a name that is not here yet must be added. A sample is made anew for each
 * request, since the request before may have removed it.
 */
export const samples: Record<string, Sample> = {
  survey: ({ survey }) => survey,
  wave: ({ wave }) => wave,

  /** A questionnaire that is stored here. */
  async slug({ site, survey, wave }) {
    const { questionnaires, config, freshCatalogue } = site.services;
    if (await questionnaires.find(survey, wave)) return wave;
    const source = await readFile(path.join(config.surveysFolder, survey, `${wave}.json`), 'utf8');
    await questionnaires.save({ survey, slug: wave, source, revision: 1, savedOn: '2024-01-02' });
    await freshCatalogue(true);
    return wave;
  },

  /** A colleague. */
  async user({ site, organisation, mark }) {
    const id = randomBytes(8).toString('hex');
    await site.services.users.add({
      id,
      email: `${id}-${mark}@eksempel.no`,
      name: `Kollega ${id} ${mark}`,
      passwordHash: 'ingen',
      memberships: [{ organisation, role: 'editor' }],
      recoveryCodes: [],
    });
    return id;
  },

  async invitation({ site, organisation, mark }) {
    const email = `invitert-${mark}@eksempel.no`;
    const use = { kind: 'invitation', organisation, email, role: 'analyst' } as const;
    return tokenHash(await newOneTime(site.services.tokens, use));
  },

  /** A service in the register. */
  async unit({ site, survey, wave, mark }) {
    await site.services.units.putRegister([
      unitOf(site.services.secret, {
        id: `enhet-${mark}`,
        survey,
        wave,
        unit: '1001',
        name: `Tjeneste ${mark}`,
        contacts: reachable(`leder-${mark}@eksempel.no`),
        linkId: `lenke-${mark}`,
      }),
    ]);
    return '1001';
  },

  /** What somebody said of the form in a pilot. */
  async comment({ site, survey, wave, mark }) {
    const id = randomBytes(8).toString('hex');
    await site.services.pilot.comments.add({
      id,
      survey,
      wave,
      slug: wave,
      page: '1',
      comment: `Uklart ${mark}`,
    });
    return id;
  },

  /** A question with a figure, and one that is answered in words. */
  item: () => '1a',
  written: () => '1b',

  /** A version of the results that is not withdrawn. */
  async version({ site, survey, wave, mark }) {
    const { publications } = site.services;
    const [newest] = await publications.versions(survey, wave);
    if (newest && !newest.withdrawn) return `${newest.version}`;
    const version = (newest?.version ?? 0) + 1;
    const published = '2024-01-02';
    const content = { survey, wave, version, published, sections: [], versionNote: `Nytt ${mark}` };
    await publications.add(content as unknown as Publication);
    return `${version}`;
  },

  /** A kind of message. */
  kind: () => 'invitation',

  async mailing({ site, survey, wave, mark }) {
    const id = `utsending-${survey}`;
    await site.services.mailings.put({
      id,
      survey,
      wave,
      kind: 'invitation',
      subject: `Emne ${mark}`,
      body: `{{lenke}} ${mark}`,
      by: `Kollega ${mark}`,
      started: '2024-01-02T03:04:05.678Z',
      state: 'sending',
    });
    return id;
  },

  /** A message in the outbox. */
  async message(place) {
    const { site, survey, wave, mark } = place;
    const id = `melding-${randomBytes(8).toString('hex')}`;
    await samples.unit?.(place);
    await site.services.mailings.addMessages([
      {
        id,
        mailing: (await samples.mailing?.(place)) ?? '',
        survey,
        wave,
        to: `leder-${mark}@eksempel.no`,
        units: [`enhet-${mark}`],
        state: 'outbox',
        attempts: 1,
        notBefore: 0,
      },
    ]);
    return id;
  },
};

/** What a form sends where an empty one would be sent back: so that the walk asks for something to be done. */
export const fields: Record<string, (place: Place) => Record<string, string>> = {
  '/admin/logg-inn/organisasjon': ({ organisation }) => ({ organisasjon: organisation }),
  '/admin/organisasjon/kollegaer/:user/rolle': () => ({ rolle: 'analyst' }),
  '/admin/undersokelser/:survey/:wave/analyse/egne-ord': () => ({ forstatt: 'ja' }),
  '/admin/organisasjon/invitasjoner': () => ({ epost: 'ny@eksempel.no', rolle: 'editor' }),
};
