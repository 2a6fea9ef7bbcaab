import { inWords } from './colleagues.ts';
import type { Invitation } from './invitations.ts';
import type { Letter } from './letters.ts';
import type { Member } from './session.ts';

/**
 * @param link with the whole address of the site
 * @param until when the link ends, in words
 */
export function invitationLetter(
  { email, role }: Pick<Invitation, 'email' | 'role'>,
  { name, organisationName }: Pick<Member, 'name' | 'organisationName'>,
  link: string,
  until: string,
): Letter {
  return {
    to: email,
    subject: `Invitasjon til ${organisationName}`,
    text: `Hei!

${name} inviterer deg til å arbeide med undersøkelsene til ${organisationName}. Du får rollen ${inWords[role]}.

Åpne lenken for å bli med:

${link}

Lenken virker til ${until}, og bare én gang.

Venter du ikke denne invitasjonen, trenger du ikke gjøre noe.
`,
  };
}
