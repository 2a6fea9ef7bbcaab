import type { Request } from 'express';
import { invitationLetter } from '../../../accounts/invitation-letter.ts';
import { invite, withdrawInvitation } from '../../../accounts/invitations.ts';
import type { Letter } from '../../../accounts/letters.ts';
import { lastsMs } from '../../../accounts/one-time.ts';
import { DomainError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import { letterOrigin } from '../accounts/letter-origin.ts';
import { accountsPaths } from '../accounts/paths.ts';
import { sendLetter } from '../accounts/send-letter.ts';
import type { MemberHandler } from '../gate.ts';
import { momentInWords } from './clock.ts';
import { organisationPage } from './colleague-handlers.ts';
import { problem, readInvitation } from './forms.ts';
import { organisationPaths } from './paths.ts';

export function invitationHandlers(services: Services): Record<'invite' | 'withdraw', MemberHandler> {
  const page = organisationPage(services);

  return {
    async invite(req, res, visit) {
      const { form, value, problems } = readInvitation(req.body);
      if (!value) return page(res.status(422), visit, { form, problems });
      const token = await invite(services, visit.member, value);
      if (token === undefined) {
        const already = problem('epost', t('admin.organisation.invite.email'), 'invite.already');
        return page(res.status(422), visit, { form, problems: [already] });
      }
      const path = accountsPaths.invitation(token);
      const origin = letterOrigin(services);
      const until = momentInWords(new Date(Date.now() + lastsMs.invitation));
      if (
        origin &&
        (await isSent(services, invitationLetter(value, visit.member, `${origin}${path}`, until)))
      )
        return res.redirect(303, `${organisationPaths.page}?invitert`);
      // Never in an address, where it would stay in the browser's history.
      const byHand = !services.mailServer.leaves;
      const link = `${ownOrigin(req)}${path}`;
      res.render('admin/organisation/invitation-link', { byHand, email: value.email, link, until });
    },

    async withdraw(req, res, { member }) {
      await withdrawInvitation(services, member, String(req.params.invitation));
      res.redirect(303, `${organisationPaths.page}?trukket`);
    },
  };

  /** The address that the inviter uses, where the platform has not been told a better one: the link is for their eyes. */
  function ownOrigin(req: Request): string {
    return services.config.publicUrl?.origin ?? `${req.protocol}://${req.get('host')}`;
  }
}

/** Not when there is no mail server, or it does not take the letter: then the inviter hands the link over. */
async function isSent(services: Pick<Services, 'mailServer'>, letter: Letter): Promise<boolean> {
  if (!services.mailServer.leaves) return false;
  try {
    await sendLetter(services, letter);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
