import { emailAddress } from '../accounts/email.ts';
import { newOneTime } from '../accounts/one-time.ts';
import { recordEverywhere } from '../accounts/own-account.ts';
import { turnOffSecondFactor } from '../accounts/second-factor.ts';
import { resetAddress } from '../app.ts';
import { DomainError } from '../errors.ts';
import { type Command, readWords } from './command.ts';
import { withServices } from './with-services.ts';

const usage = '<e-post> [--second-factor-off]';

/** For somebody who cannot get a link by e-mail, or has lost both telephone and recovery codes. */
export const resetPassword: Command = {
  usage,
  purpose:
    'Lager en lenke til nytt passord, som virker i én time. Med --second-factor-off slås også tofaktor av',
  async run(words) {
    const { given, flags } = readWords(words, `reset-password ${usage}`, 1, ['second-factor-off']);
    const email = emailAddress.safeParse(given[0]);
    return withServices(async (services) => {
      const user = email.success ? await services.users.findByEmail(email.data) : undefined;
      if (!user) throw new DomainError('missing', `Det finnes ingen konto med adressen ${given[0]}.`);
      if (flags['second-factor-off'] && user.secondFactor) {
        // Until the link is used, the password alone must not let anybody in, who could set up an app of their own.
        await services.users.change(user.id, { passwordHash: '' });
        await services.sessions.removeOfUser(user.id);
        await turnOffSecondFactor(services, user.id);
        await recordEverywhere(services, user, 'user.secondFactorOff');
      }
      const token = await newOneTime(services.tokens, { kind: 'passwordReset', user: user.id });
      const link = resetAddress(services.config, token);
      process.stdout.write(
        `${user.name} kan lage nytt passord her. Lenken virker i én time, og bare én gang:\n${link}\n`,
      );
      return 0;
    });
  },
};
