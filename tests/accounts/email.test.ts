import { emailAddress } from '../../server/accounts/email.ts';

test.each([
  [' Kari.Nordmann@Eksempel.NO ', 'kari.nordmann@eksempel.no'],
  ['post+logg@barnevern.eksempel.no', 'post+logg@barnevern.eksempel.no'],
  ['åse@blåbær.eksempel.no', 'åse@blåbær.eksempel.no'],
])('%j is the address %s', (typed, address) => {
  expect(emailAddress.parse(typed)).toBe(address);
});

test.each([
  '',
  'kari',
  'kari@',
  'kari@eksempel',
  'Kari <kari@eksempel.no>',
  '@eksempel.no',
  'a@b.no, c@d.no',
  `${'a'.repeat(250)}@eksempel.no`,
])('%j is no address', (typed) => {
  expect(emailAddress.safeParse(typed).success).toBe(false);
});
