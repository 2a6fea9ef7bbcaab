import { hash } from '@node-rs/argon2';
import { hashPassword, isOutdated, isPassword } from '../../server/accounts/password.ts';
import { passwordProblem } from '../../server/accounts/password-rules.ts';

const kari = { email: 'kari.nordmann@eksempel.no', name: 'Kari Nordmann' };

describe('A password', () => {
  test.each([
    ['elleve tegn', 'tooShort'],
    ['', 'tooShort'],
    ['tre små øyer', undefined],
    ['blått tak over grønn sjø', undefined],
    ['9fK!x2Lq7#pW', undefined],
    ['å'.repeat(199), 'common'],
    [`${'blått tak '.repeat(20)}!`, 'tooLong'],
    ['😀😁😂🤣😃😄😅😆😉😊😋😎', undefined],
    ['kari.nordmann@eksempel.no', 'ownName'],
    ['Kari Nordmann', 'ownName'],
    ['KARI-nordmann2024', 'ownName'],
    ['kari nordmann liker å gå i fjellet', undefined],
    ['passord123456', 'common'],
    ['Passord-Passord', 'common'],
    ['BARNEVERNET 2024!', 'common'],
    ['123456789012', 'common'],
    ['111111111111', 'common'],
    ['abababababab', 'common'],
    ['qwertyuiopåa', 'common'],
    ['abcdefghijklm', 'common'],
    ['sommer 2024 sommer', 'common'],
  ])('%j is %s', (password, problem) => {
    expect(passwordProblem(password, kari)).toBe(problem);
  });

  test('may be anything beside a name too short to tell', () => {
    expect(passwordProblem('blått tak og sjø', { email: 'a@b.no', name: 'Li' })).toBeUndefined();
  });
});

describe('A hash', () => {
  test('is Argon2id, salted, and of its own password alone', async () => {
    const [one, other] = await Promise.all([hashPassword('tre små øyer'), hashPassword('tre små øyer')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await isPassword('tre små øyer', one)).toBe(true);
    expect(await isPassword('tre små øyer ', one)).toBe(false);
  });

  test('knows the letter å however the keyboard writes it', async () => {
    const composed = 'bl\u00E5tt tak';
    const inTwo = 'bla\u030Att tak';
    expect(await isPassword(inTwo, await hashPassword(composed))).toBe(true);
    expect(await isPassword('blatt tak', await hashPassword(composed))).toBe(false);
  });

  test.each([undefined, ''])('that is not there (%j) is no password', async (stored) => {
    expect(await isPassword('', stored)).toBe(false);
    expect(await isPassword('tre små øyer', stored)).toBe(false);
  });

  test.each([
    [{ memoryCost: 19_456, timeCost: 2 }, false],
    [{ memoryCost: 65_536, timeCost: 3 }, false],
    [{ memoryCost: 9_216, timeCost: 4 }, true],
    [{ memoryCost: 19_456, timeCost: 1 }, true],
  ])('of the costs %j is outdated: %s', async (costs, outdated) => {
    expect(isOutdated(await hash('tre små øyer', { ...costs, parallelism: 1 }))).toBe(outdated);
  });
});
