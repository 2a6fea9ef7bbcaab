import { randomBytes } from 'node:crypto';
import { newAuthenticatorSecret, stepOf, typedSecret } from '../../server/accounts/authenticator.ts';
import { newRecoveryCodes, recoveryHash } from '../../server/accounts/recovery-codes.ts';
import { seal, unseal } from '../../server/accounts/seal.ts';
import {
  offeredSecret,
  offerSecondFactor,
  turnOffSecondFactor,
  turnOnSecondFactor,
  useCode,
} from '../../server/accounts/second-factor.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { codeAt } from '../builders/authenticator.ts';
import { sessionOf } from '../builders/member.ts';

const halfMinute = 30_000;
const noon = 1_700_000_010_000;

describe('Codes of an authenticator app', () => {
  // RFC 6238, appendix B, in six digits: the secret is «12345678901234567890».
  const published = Buffer.from('12345678901234567890');
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are as published: at second %s, %s', (second, code) => {
    expect(codeAt(published, second * 1000)).toBe(code);
    expect(stepOf(published, code, second * 1000)).toBe(Math.floor(second / 30));
  });

  test.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])('of %s steps away are taken: %s', (steps, taken) => {
    const secret = newAuthenticatorSecret();
    const code = codeAt(secret, noon + steps * halfMinute);
    const step = Math.floor(noon / halfMinute) + steps;
    expect(stepOf(secret, code, noon)).toBe(taken ? step : undefined);
  });

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('%j is none', (code) => {
    expect(stepOf(newAuthenticatorSecret(), code, noon)).toBeUndefined();
  });

  test('are for typing in groups of four', () => {
    expect(typedSecret(newAuthenticatorSecret())).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  });
});

describe('A sealed secret', () => {
  const [key, other] = [randomBytes(32), randomBytes(32)];
  const content = newAuthenticatorSecret();

  test('opens for its user and with the platform’s secret alone', () => {
    const sealed = seal(key, 'kari', content);
    expect(unseal(key, 'kari', sealed)).toEqual(content);
    expect(unseal(key, 'ola', sealed)).toBeUndefined();
    expect(unseal(other, 'kari', sealed)).toBeUndefined();
    expect(sealed.includes(content)).toBe(false);
  });

  test('does not open when a bit of it is changed, or it is cut short', () => {
    const sealed = seal(key, 'kari', content);
    for (const at of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(key, 'kari', changed)).toBeUndefined();
    }
    for (const length of [0, 12, 28, sealed.length - 1])
      expect(unseal(key, 'kari', sealed.subarray(0, length))).toBeUndefined();
  });

  test('that a page kept is for the user it was offered', () => {
    const { secret, sealed } = offerSecondFactor(key, 'kari');
    expect(offeredSecret(key, 'kari', sealed)).toEqual(secret);
    expect(offeredSecret(key, 'ola', sealed)).toBeUndefined();
    expect(offeredSecret(key, 'kari', 'noe annet')).toBeUndefined();
  });
});

describe('A second factor', () => {
  let site: TestApp;
  beforeAll(async () => {
    site = await testApp();
  });
  afterAll(() => site.close());

  async function enrolled() {
    const { services } = site;
    const { user: id } = await sessionOf(site);
    const plain = newAuthenticatorSecret();
    const codes = await turnOnSecondFactor(services, id, plain, codeAt(plain, noon), noon);
    const user = await services.users.find(id);
    if (!user || !codes) throw new Error('The second factor is not on.');
    return { services, id, plain, codes, user };
  }

  test('takes each code once, and none from before one that has been used', async () => {
    const { services, plain, user } = await enrolled();
    const at = (steps: number) => codeAt(plain, noon + steps * halfMinute);
    const tried = (steps: number, now: number) => useCode(services, user, at(steps), noon + now * halfMinute);
    expect(await tried(0, 0)).toBe(false);
    expect(await tried(2, 2)).toBe(true);
    expect(await tried(2, 2)).toBe(false);
    expect(await tried(1, 2)).toBe(false);
    expect(await tried(3, 3)).toBe(true);
  });

  test('is won by one of many who use a code at the same time', async () => {
    const { services, plain, user, codes } = await enrolled();
    const now = noon + halfMinute;
    for (const code of [codeAt(plain, now), codes[0] ?? '']) {
      const uses = await Promise.all(Array.from({ length: 6 }, () => useCode(services, user, code, now)));
      expect(uses.filter(Boolean)).toHaveLength(1);
    }
  });

  test('is not turned on by a wrong code', async () => {
    const { user } = await sessionOf(site);
    const plain = newAuthenticatorSecret();
    const wrong = codeAt(plain, noon + 10 * halfMinute);
    expect(await turnOnSecondFactor(site.services, user, plain, wrong, noon)).toBeUndefined();
    expect((await site.services.users.find(user))?.secondFactor).toBeUndefined();
  });

  test('has ten recovery codes that differ, each used once, with or without spaces', async () => {
    const { services, user, codes } = await enrolled();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^\d{4} \d{4} \d{4}$/);
    const [first = '', second = ''] = codes;
    expect(await useCode(services, user, first)).toBe(true);
    expect(await useCode(services, user, first)).toBe(false);
    expect(await useCode(services, user, second.replaceAll(' ', '-'))).toBe(true);
    expect(await useCode(services, user, '0000 0000 0000')).toBe(false);
  });

  test('is kept as nothing that can be read or guessed from the database', async () => {
    const { user, plain, codes, id } = await enrolled();
    expect(user.secondFactor?.sealed.includes(plain)).toBe(false);
    expect(JSON.stringify(user.recoveryCodes)).not.toContain((codes[0] ?? '').replaceAll(' ', ''));
    const other = Buffer.from('en annen hemmelighet enn plattformens');
    expect(user.recoveryCodes).not.toContain(recoveryHash(other, id, codes[0] ?? ''));
    expect(newRecoveryCodes()).not.toEqual(codes);
  });

  test('is gone when it is turned off, with its recovery codes', async () => {
    const { services, id, codes, plain, user } = await enrolled();
    await turnOffSecondFactor(services, id);
    const after = await services.users.find(id);
    expect(after?.secondFactor).toBeUndefined();
    expect(after?.recoveryCodes).toEqual([]);
    expect(await useCode(services, user, codes[0] ?? '')).toBe(false);
    expect(await useCode(services, user, codeAt(plain, noon + halfMinute), noon + halfMinute)).toBe(false);
  });
});
