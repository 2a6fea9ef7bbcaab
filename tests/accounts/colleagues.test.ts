import {
  changeRole,
  colleaguesOf,
  findColleague,
  removeColleague,
} from '../../server/accounts/colleagues.ts';
import { invitationsTo, invite, withdrawInvitation } from '../../server/accounts/invitations.ts';
import { cut } from '../../server/accounts/log-page.ts';
import { findOneTime, lastsMs } from '../../server/accounts/one-time.ts';
import type { Role } from '../../server/accounts/role.ts';
import { type Member, signedInWith } from '../../server/accounts/session.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { otherOrganisation, sessionOf } from '../builders/member.ts';

let site: TestApp;
beforeAll(async () => {
  site = await testApp();
});
afterAll(() => site.close());

let organisation: string;
/** Each test has an organisation of its own. */
beforeEach(async () => {
  organisation = `org-${Math.random().toString(36).slice(2)}`;
  await site.services.organisations.add({
    id: organisation,
    name: 'En organisasjon',
    first: false,
    secondFactorRequired: false,
  });
});

async function member(role: Role = 'owner'): Promise<Member & { token: string }> {
  const { user, token } = await sessionOf(site, { role, organisation });
  const signedIn = await signedInWith(site.services, token);
  if (!signedIn) throw new Error('not signed in');
  return { ...signedIn.member, user, token };
}

const roleOf = async ({ user }: Member) =>
  (await colleaguesOf(site.services.users, organisation)).find((each) => each.user === user)?.role;
const owners = async () =>
  (await colleaguesOf(site.services.users, organisation)).filter(({ role }) => role === 'owner').length;
const deeds = async () =>
  (await site.services.audit.list(organisation, { limit: 10 })).map(({ deed, detail }) => [deed, detail]);

describe('A role', () => {
  test('is changed by an owner at once, and the log tells from what to what', async () => {
    const [owner, editor] = [await member(), await member('editor')];
    await changeRole(site.services, owner, editor.user, 'analyst');
    expect((await signedInWith(site.services, editor.token))?.member.role).toBe('analyst');
    expect(await deeds()).toEqual([['member.changed', 'Medlem editor: fra redaktør til analytiker']]);
  });

  test('that is the same as before is no change, and not in the log', async () => {
    const [owner, editor] = [await member(), await member('editor')];
    await changeRole(site.services, owner, editor.user, 'editor');
    expect(await deeds()).toEqual([]);
  });

  test('of oneself cannot be changed', async () => {
    const [owner] = [await member(), await member()];
    await expect(changeRole(site.services, owner, owner.user, 'editor')).rejects.toThrow('din egen rolle');
    expect(await roleOf(owner)).toBe('owner');
  });

  test('is not given to somebody who was removed just before', async () => {
    const [owner, editor] = [await member(), await member('editor')];
    const { users, audit } = site.services;
    const slow = {
      ...users,
      changeRole: async (...change: Parameters<typeof users.changeRole>) => {
        await users.removeMembership(editor.user, organisation);
        return users.changeRole(...change);
      },
    };
    await expect(changeRole({ users: slow, audit }, owner, editor.user, 'owner')).rejects.toThrow(
      'i mellomtiden',
    );
    expect(await roleOf(editor)).toBeUndefined();
  });
});

describe('A colleague who is removed', () => {
  test('is signed out of this organisation, and of no other', async () => {
    const [owner, editor] = [await member(), await member('editor')];
    await site.services.users.setMembership(editor.user, {
      organisation: otherOrganisation,
      role: 'analyst',
    });
    const elsewhere = 'a'.repeat(64);
    await site.services.sessions.add({
      id: elsewhere,
      user: editor.user,
      organisation: otherOrganisation,
      stage: 'complete',
      started: Date.now(),
      seen: Date.now(),
    });
    await removeColleague(site.services, owner, editor.user);
    expect(await signedInWith(site.services, editor.token)).toBeUndefined();
    expect(await site.services.sessions.find(elsewhere)).toBeDefined();
    // Not by coming back, either: the old session is gone and not only out of use.
    await site.services.users.setMembership(editor.user, { organisation, role: 'editor' });
    expect(await signedInWith(site.services, editor.token)).toBeUndefined();
    expect(await deeds()).toEqual([['member.removed', 'Medlem editor, redaktør']]);
  });

  test('cannot come back by an old invitation', async () => {
    const [owner, editor] = [await member(), await member('editor')];
    const { tokens, users } = site.services;
    const use = { kind: 'invitation', organisation, email: editor.email, role: 'owner' } as const;
    await tokens.add({ id: 'gammel', use, expires: Date.now() + 1e6 });
    await removeColleague({ ...site.services, users }, owner, editor.user);
    expect(await tokens.find('gammel')).toBeUndefined();
  });

  test('is never oneself', async () => {
    const [owner] = [await member(), await member()];
    await expect(removeColleague(site.services, owner, owner.user)).rejects.toThrow('fjerne deg selv');
    expect(await owners()).toBe(2);
  });

  test('is never somebody else’s: they are as missing as nobody', async () => {
    const owner = await member();
    const stranger = (await sessionOf(site, { organisation: otherOrganisation })).user;
    const words = await Promise.all(
      [stranger, 'finnes-ikke'].map((id) =>
        removeColleague(site.services, owner, id).catch((error: Error) => error.message),
      ),
    );
    expect(words[0]).toBe(words[1]);
    expect((await findColleague(site.services.users, otherOrganisation, stranger)).user).toBe(stranger);
  });
});

describe('The last owner', () => {
  test('stays one, also when somebody who no longer is an owner acts', async () => {
    const [owner, other] = [await member(), await member('editor')];
    for (const act of [
      () => removeColleague(site.services, other, owner.user),
      () => changeRole(site.services, other, owner.user, 'analyst'),
    ]) {
      await expect(act()).rejects.toThrow('minst én eier');
      expect(await roleOf(owner)).toBe('owner');
    }
    expect(await deeds()).toEqual([]);
  });

  test('remains when two owners remove each other at the same moment', async () => {
    const [one, two] = [await member(), await member()];
    const { users } = site.services;
    // Both have been removed before either looks again: the worst that can happen.
    let waiting = 2;
    let letGo = () => {};
    const both = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const together = {
      ...site.services,
      users: {
        ...users,
        removeMembership: async (id: string, from: string) => {
          await users.removeMembership(id, from);
          waiting -= 1;
          if (waiting === 0) letGo();
          await both;
        },
      },
    };
    const outcomes = await Promise.allSettled([
      removeColleague(together, one, two.user),
      removeColleague(together, two, one.user),
    ]);
    expect(await owners()).toBeGreaterThan(0);
    expect(outcomes.map(({ status }) => status)).toContain('rejected');
  });

  test.each([1, 2, 3, 4, 5])('remains however the two happen to meet (%i)', async () => {
    const [one, two] = [await member(), await member()];
    await Promise.allSettled([
      removeColleague(site.services, one, two.user),
      changeRole(site.services, two, one.user, 'analyst'),
    ]);
    expect(await owners()).toBeGreaterThan(0);
  });
});

describe('An invitation', () => {
  test('lasts seven days, and a new one to the same address takes its place', async () => {
    const owner = await member();
    const { tokens } = site.services;
    const first = await invite(site.services, owner, { email: 'ny@eksempel.no', role: 'editor' });
    const second = await invite(site.services, owner, { email: 'ny@eksempel.no', role: 'analyst' });
    expect(lastsMs.invitation).toBe(7 * 24 * 60 * 60 * 1000);
    expect(await findOneTime(tokens, 'invitation', first ?? '')).toBeUndefined();
    expect(await findOneTime(tokens, 'invitation', second ?? '')).toMatchObject({ role: 'analyst' });
    expect(await invitationsTo(tokens, organisation)).toMatchObject([
      { email: 'ny@eksempel.no', role: 'analyst' },
    ]);
    expect(await invitationsTo(tokens, organisation, Date.now() + lastsMs.invitation)).toEqual([]);
  });

  test('to another organisation is left alone by one to the same address', async () => {
    const owner = await member();
    const { tokens } = site.services;
    const use = { kind: 'invitation', email: 'begge@eksempel.no', role: 'owner' } as const;
    const theirs = { id: `deres-${organisation}`, use: { ...use, organisation: otherOrganisation } };
    await tokens.add({ ...theirs, expires: Date.now() + 1e6 });
    await invite(site.services, owner, { email: 'begge@eksempel.no', role: 'editor' });
    expect(await tokens.find(theirs.id)).toBeDefined();
    await expect(withdrawInvitation(site.services, owner, theirs.id)).rejects.toThrow('Vi finner ikke');
    expect(await tokens.find(theirs.id)).toBeDefined();
  });

  test('is not for somebody who is a colleague already', async () => {
    const [owner, editor] = [await member(), await member('editor')];
    expect(await invite(site.services, owner, { email: editor.email, role: 'owner' })).toBeUndefined();
    expect(await invitationsTo(site.services.tokens, organisation)).toEqual([]);
    expect(await deeds()).toEqual([]);
  });

  test('can be withdrawn once, and the log has no address', async () => {
    const owner = await member();
    const token = await invite(site.services, owner, { email: 'ny@eksempel.no', role: 'editor' });
    const [pending] = await invitationsTo(site.services.tokens, organisation);
    await withdrawInvitation(site.services, owner, pending?.id ?? '');
    expect(await findOneTime(site.services.tokens, 'invitation', token ?? '')).toBeUndefined();
    await expect(withdrawInvitation(site.services, owner, pending?.id ?? '')).rejects.toThrow();
    expect((await deeds()).sort()).toEqual([
      ['member.invitationWithdrawn', undefined],
      ['member.invited', 'Som redaktør'],
    ]);
  });
});

describe('A page of the log', () => {
  const entry = (at: string) => ({
    organisation: 'en',
    at,
    user: 'u',
    name: 'N',
    deed: 'wave.made' as const,
  });

  test.each([
    ['that is all there is', ['3', '2'], ['3', '2'], undefined],
    ['with more before it', ['4', '3', '2'], ['4', '3'], '3'],
    ['never parts what happened at the same time', ['4', '3', '3'], ['4'], '4'],
    ['that is one moment alone is cut within it', ['3', '3', '3'], ['3', '3'], '3'],
  ])('%s', (_what, found, shown, older) => {
    expect(cut(found.map(entry), 2)).toEqual({ entries: shown.map(entry), older });
  });
});
