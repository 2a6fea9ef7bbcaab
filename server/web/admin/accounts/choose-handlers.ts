import { organisationsOf, switchOrganisation } from '../../../accounts/signing-in.ts';
import { DomainError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { MemberHandler } from '../gate.ts';
import { typedIn } from './forms.ts';
import { accountsPaths } from './paths.ts';
import { goOn, nextIn, signedInFrom } from './way.ts';

/** Which organisation to work for, for somebody who has several. */
export function chooseHandlers(services: Services): Record<'show' | 'choose', MemberHandler> {
  return {
    async show(req, res, { member }) {
      const user = await services.users.find(member.user);
      const own = user ? await organisationsOf(services, user) : [];
      res.render('admin/accounts/choose', {
        action: accountsPaths.choose(nextIn(req)),
        organisations: own.map(({ id, name }) => ({ id, name, now: id === member.organisation })),
      });
    },

    async choose(req, res) {
      const session = (await signedInFrom(services, req))?.session;
      const entered =
        session && (await switchOrganisation(services, session, typedIn(req.body).organisasjon));
      if (!entered) throw new DomainError('forbidden', t('admin.accounts.notYours'));
      await goOn(services, req, res, entered, nextIn(req));
    },
  };
}
