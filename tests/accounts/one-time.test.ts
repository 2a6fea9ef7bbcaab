import { findOneTime, lastsMs, newOneTime, useOneTime } from '../../server/accounts/one-time.ts';
import type { TokenUse } from '../../server/accounts/token.ts';
import { type TestApp, testApp } from '../builders/app.ts';

let site: TestApp;

beforeAll(async () => {
  site = await testApp();
});
afterAll(() => site.close());

const invitation = (email: string, organisation = 'barnevernet'): TokenUse & { kind: 'invitation' } => ({
  kind: 'invitation',
  organisation,
  email,
  role: 'editor',
});

describe('A one-time link', () => {
  test('tells what it is for until it is used, and is used once', async () => {
    const { tokens } = site.services;
    const token = await newOneTime(tokens, invitation('en@eksempel.no'));
    expect(await findOneTime(tokens, 'invitation', token)).toEqual(invitation('en@eksempel.no'));
    expect(await useOneTime(tokens, 'invitation', token)).toEqual(invitation('en@eksempel.no'));
    expect(await useOneTime(tokens, 'invitation', token)).toBeUndefined();
    expect(await findOneTime(tokens, 'invitation', token)).toBeUndefined();
  });

  test('is won by one of many who use it at the same time', async () => {
    const { tokens } = site.services;
    const token = await newOneTime(tokens, { kind: 'passwordReset', user: 'mange' });
    const uses = await Promise.all(
      Array.from({ length: 8 }, () => useOneTime(tokens, 'passwordReset', token)),
    );
    expect(uses.filter((use) => use !== undefined)).toEqual([{ kind: 'passwordReset', user: 'mange' }]);
  });

  test.each(['firstOwner', 'passwordReset', 'invitation'] as const)(
    'of the kind %s can be used until its time has passed',
    async (kind) => {
      const { tokens } = site.services;
      const use: TokenUse =
        kind === 'firstOwner'
          ? { kind, organisationName: 'Tidlig' }
          : kind === 'passwordReset'
            ? { kind, user: 'sen' }
            : invitation('sen@eksempel.no');
      const token = await newOneTime(tokens, use, undefined, 1000);
      expect(await findOneTime(tokens, kind, token, 1000 + lastsMs[kind] - 1)).toEqual(use);
      expect(await findOneTime(tokens, kind, token, 1000 + lastsMs[kind])).toBeUndefined();
      expect(await useOneTime(tokens, kind, token, 1000 + lastsMs[kind])).toBeUndefined();
    },
  );

  test('is no use for anything else', async () => {
    const { tokens } = site.services;
    const token = await newOneTime(tokens, invitation('annet@eksempel.no'));
    expect(await useOneTime(tokens, 'passwordReset', token)).toBeUndefined();
    expect(await useOneTime(tokens, 'firstOwner', token)).toBeUndefined();
    expect(await useOneTime(tokens, 'invitation', token)).toBeDefined();
  });

  test('is stored as a hash alone', async () => {
    const token = await newOneTime(site.services.tokens, { kind: 'passwordReset', user: 'gjemt' });
    const stored = await site.database.models.Token.find().lean().exec();
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain(token);
  });
});

describe('A new link ends earlier ones', () => {
  test.each<[string, TokenUse, TokenUse, boolean]>([
    ['of the same person', { kind: 'passwordReset', user: 'a' }, { kind: 'passwordReset', user: 'a' }, true],
    ['and no one else’s', { kind: 'passwordReset', user: 'b' }, { kind: 'passwordReset', user: 'c' }, false],
    ['to the same address', invitation('d@eksempel.no'), invitation('d@eksempel.no'), true],
    ['not to another address', invitation('e@eksempel.no'), invitation('f@eksempel.no'), false],
    ['not from elsewhere', invitation('g@eksempel.no'), invitation('g@eksempel.no', 'annet'), false],
    [
      'to a new organisation of the same name',
      { kind: 'firstOwner', organisationName: 'Nord' },
      { kind: 'firstOwner', organisationName: 'Nord' },
      true,
    ],
    [
      'not to a new organisation of another name',
      { kind: 'firstOwner', organisationName: 'Nord' },
      { kind: 'firstOwner', organisationName: 'Sør' },
      false,
    ],
    ['to the first owner', { kind: 'firstOwner' }, { kind: 'firstOwner' }, true],
    [
      'to the first owner, and none to a named organisation',
      { kind: 'firstOwner', organisationName: 'Vest' },
      { kind: 'firstOwner' },
      false,
    ],
  ])('%s', async (_what, earlier, later, ends) => {
    const { tokens } = site.services;
    const first = await newOneTime(tokens, earlier);
    const second = await newOneTime(tokens, later);
    expect((await findOneTime(tokens, earlier.kind, first)) === undefined).toBe(ends);
    expect(await findOneTime(tokens, later.kind, second)).toBeDefined();
  });
});
