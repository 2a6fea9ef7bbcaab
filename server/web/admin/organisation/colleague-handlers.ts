import type { Response } from 'express';
import { changeRole, colleaguesOf, findColleague, removeColleague } from '../../../accounts/colleagues.ts';
import { invitationsTo } from '../../../accounts/invitations.ts';
import { lastsMs } from '../../../accounts/one-time.ts';
import { may, roles } from '../../../accounts/role.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { MemberHandler, Visit } from '../gate.ts';
import { momentInWords } from './clock.ts';
import { type InvitationForm, type Problem, problem, readRole } from './forms.ts';
import { organisationPaths } from './paths.ts';

/** What a page says has been done, by what its address ends with. */
const done: Record<string, string> = {
  invitert: 'invitationSent',
  trukket: 'invitationWithdrawn',
  endret: 'roleChanged',
  fjernet: 'removed',
  lagret: 'settingsSaved',
};

/** The page of the organisation: everybody sees who works here, and owners invite from it. */
export function organisationPage(services: Services) {
  return async (
    res: Response,
    { member }: Visit,
    { form = { epost: '', rolle: '' }, problems = [], saved }: Partial<Shown> = {},
  ): Promise<void> => {
    const governs = may(member.role, 'govern');
    const [colleagues, invitations] = await Promise.all([
      colleaguesOf(services.users, member.organisation),
      governs ? invitationsTo(services.tokens, member.organisation) : [],
    ]);
    res.render('admin/organisation/organisation', {
      colleagues,
      invitations: invitations.map((each) => ({ ...each, until: momentInWords(new Date(each.expires)) })),
      governs,
      roles,
      days: lastsMs.invitation / (24 * 60 * 60 * 1000),
      byHand: !services.mailServer.leaves,
      form,
      problems,
      saved,
    });
  };
}

interface Shown {
  form: InvitationForm;
  problems: Problem[];
  saved: string | undefined;
}

export function colleagueHandlers(
  services: Services,
): Record<'list' | 'show' | 'saveRole' | 'remove', MemberHandler> {
  const page = organisationPage(services);

  const showColleague = async (res: Response, { member }: Visit, user: string, problems: Problem[] = []) => {
    const colleague = await findColleague(services.users, member.organisation, user);
    res.render('admin/organisation/colleague', { colleague, roles, problems });
  };

  return {
    list: (req, res, visit) => {
      const name = Object.keys(req.query).find((each) => Object.hasOwn(done, each));
      return page(res, visit, {
        saved: name === undefined ? undefined : t(`admin.organisation.${done[name]}`),
      });
    },

    show: (req, res, visit) => showColleague(res, visit, String(req.params.user)),

    async saveRole(req, res, visit) {
      const user = String(req.params.user);
      const role = readRole(req.body);
      if (role === undefined) {
        res.status(422);
        const label = t('admin.organisation.colleague.newRole');
        return showColleague(res, visit, user, [problem('rolle', label, 'colleague.noRole')]);
      }
      await changeRole(services, visit.member, user, role);
      res.redirect(303, `${organisationPaths.page}?endret`);
    },

    async remove(req, res, { member }) {
      await removeColleague(services, member, String(req.params.user));
      res.redirect(303, `${organisationPaths.page}?fjernet`);
    },
  };
}
