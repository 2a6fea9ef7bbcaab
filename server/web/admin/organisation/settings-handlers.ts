import type { Response } from 'express';
import { colleaguesOf } from '../../../accounts/colleagues.ts';
import { changeOrganisation } from '../../../accounts/organisation-settings.ts';
import { DomainError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import type { MemberHandler, Visit } from '../gate.ts';
import { type Problem, readSettings, type SettingsForm } from './forms.ts';
import { organisationPaths } from './paths.ts';

/** The name of the organisation, and how its members must sign in. */
export function settingsHandlers(services: Services): Record<'show' | 'save', MemberHandler> {
  const draw = async (
    res: Response,
    { member }: Visit,
    given?: { form: SettingsForm; problems: Problem[] },
  ) => {
    const [organisation, colleagues] = await Promise.all([
      services.organisations.find(member.organisation),
      colleaguesOf(services.users, member.organisation),
    ]);
    if (!organisation) throw new DomainError('missing', 'Vi finner ikke organisasjonen.');
    const without = colleagues.filter(({ secondFactor }) => !secondFactor);
    const stored = { navn: organisation.name, tofaktor: organisation.secondFactorRequired };
    res.render('admin/organisation/settings', {
      form: given?.form ?? stored,
      problems: given?.problems ?? [],
      without: without.length,
      all: colleagues.length,
      youToo: without.some(({ user }) => user === member.user),
    });
  };

  return {
    show: (_req, res, visit) => draw(res, visit),

    async save(req, res, visit) {
      const { form, value, problems } = readSettings(req.body);
      if (!value) {
        res.status(422);
        return draw(res, visit, { form, problems });
      }
      await changeOrganisation(services, visit.member, value);
      res.redirect(303, `${organisationPaths.page}?lagret`);
    },
  };
}
