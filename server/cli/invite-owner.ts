import { emailAddress } from '../accounts/email.ts';
import { inviteOwner } from '../accounts/invitations.ts';
import { lastsMs } from '../accounts/one-time.ts';
import { invitationAddress } from '../app.ts';
import { DomainError } from '../errors.ts';
import { type Command, readWords } from './command.ts';
import { withServices } from './with-services.ts';

const usage = '"<organisasjon>" <e-post>';

/** For an organisation whose owners are gone: whoever runs the platform names another. */
export const inviteOwnerByLink: Command = {
  usage,
  purpose: 'Lager en lenke som gjør noen til eier av en organisasjon som finnes',
  async run(words) {
    const { given } = readWords(words, `invite-owner ${usage}`, 2);
    const [name = '', typed = ''] = given;
    const email = emailAddress.safeParse(typed);
    if (!email.success)
      throw new DomainError(
        'invalid',
        `«${typed}» er ikke en e-postadresse. Skriv den slik: navn@eksempel.no`,
      );
    const link = await withServices(async (services) => {
      const organisation = (await services.organisations.list()).find((each) => each.name === name.trim());
      if (!organisation)
        throw new DomainError(
          'missing',
          `Det finnes ingen organisasjon som heter «${name}». Se hva de heter med: npm run survey -- organisations`,
        );
      const token = await inviteOwner(services, organisation.id, email.data);
      if (token === undefined)
        throw new DomainError(
          'conflict',
          `${email.data} er allerede eier av «${organisation.name}». Har eieren glemt passordet, bruk: npm run survey -- reset-password ${email.data}`,
        );
      return invitationAddress(services.config, token);
    });
    const days = lastsMs.invitation / (24 * 60 * 60 * 1000);
    process.stdout.write(
      `${email.data} kan bli eier av «${name.trim()}» her. Lenken virker én gang, og i ${days} dager:\n${link}\n`,
    );
    return 0;
  },
};
