import type { User, UserStore } from '../accounts/user.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

export function userStore({ User, UserAddress }: Models): UserStore {
  const find = async (id: string) => {
    const found = await persist(() => User.findById(id).lean().exec());
    return found ? userIn(found) : undefined;
  };

  return {
    find,

    async findByEmail(email) {
      const address = await persist(() => UserAddress.findById(email).lean().exec());
      return address ? find(address.user) : undefined;
    },

    async ofOrganisation(organisation) {
      const found = await persist(() =>
        User.find({ 'memberships.organisation': organisation }).lean().exec(),
      );
      return found.map(userIn).sort((a, b) => a.name.localeCompare(b.name, 'nb'));
    },

    /** The address is taken first: a user without one could never sign in, and an address alone harms nobody. */
    async add({ id, ...user }) {
      if (!(await takeAddress(user.email, id))) return false;
      await persist(() => User.create([{ _id: id, ...user }])).catch((error) => {
        if (!isDuplicate(error)) throw error;
      });
      return true;
    },

    async change(id, change) {
      const cleared = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [name] : []));
      await persist(() =>
        User.updateOne(
          { _id: id },
          {
            $set: change,
            ...(cleared.length > 0 ? { $unset: Object.fromEntries(cleared.map((name) => [name, 1])) } : {}),
          },
        ).exec(),
      );
    },

    async turnOnSecondFactor(id, secondFactor, recoveryCodes) {
      const { matchedCount } = await persist(() =>
        User.updateOne(
          { _id: id, secondFactor: { $exists: false } },
          { $set: { secondFactor, recoveryCodes } },
        ).exec(),
      );
      // A repeat whose first try got through finds its own.
      return (
        matchedCount === 1 || (await find(id))?.secondFactor?.sealed.equals(secondFactor.sealed) === true
      );
    },

    async useStep(id, step) {
      // Not repeatable by itself: a repeat whose first try got through finds its own step used, and the code is
      // refused. The next code, half a minute later, works.
      const { matchedCount } = await persist(() =>
        User.updateOne(
          { _id: id, 'secondFactor.lastStep': { $lt: step } },
          { $set: { 'secondFactor.lastStep': step } },
        ).exec(),
      );
      return matchedCount === 1;
    },

    async useRecoveryCode(id, hash) {
      const { matchedCount } = await persist(() =>
        User.updateOne({ _id: id, recoveryCodes: hash }, { $pull: { recoveryCodes: hash } }).exec(),
      );
      return matchedCount === 1;
    },

    async setMembership(id, { organisation, role }) {
      await persist(async () => {
        const { matchedCount } = await User.updateOne(
          { _id: id, 'memberships.organisation': organisation },
          { $set: { 'memberships.$.role': role } },
        ).exec();
        if (matchedCount === 1) return;
        await User.updateOne(
          { _id: id, 'memberships.organisation': { $ne: organisation } },
          { $push: { memberships: { organisation, role } } },
        ).exec();
      });
    },

    async changeRole(id, organisation, from, to) {
      const { matchedCount } = await persist(() =>
        User.updateOne(
          { _id: id, memberships: { $elemMatch: { organisation, role: from } } },
          { $set: { 'memberships.$.role': to } },
        ).exec(),
      );
      // A repeat whose first try got through finds the new role.
      const isNow = (user: User | undefined) =>
        user?.memberships.some((each) => each.organisation === organisation && each.role === to) ?? false;
      return matchedCount === 1 || isNow(await find(id));
    },

    async removeMembership(id, organisation) {
      await persist(() => User.updateOne({ _id: id }, { $pull: { memberships: { organisation } } }).exec());
    },
  };

  /** An address whose user was never stored, since the app ended just then, is free again. */
  async function takeAddress(email: string, id: string): Promise<boolean> {
    await persist(() => UserAddress.create([{ _id: email, user: id }])).catch((error) => {
      if (!isDuplicate(error)) throw error;
    });
    const holder = (await persist(() => UserAddress.findById(email).lean().exec()))?.user;
    if (holder === undefined || holder === id || (await find(holder))) return holder === id;
    const { matchedCount } = await persist(() =>
      UserAddress.updateOne({ _id: email, user: holder }, { $set: { user: id } }).exec(),
    );
    return matchedCount === 1;
  }
}

type Stored = Omit<User, 'id' | 'secondFactor'> & {
  _id: string;
  secondFactor?: { sealed: Buffer | { buffer: Uint8Array }; lastStep: number } | undefined;
};

function userIn({ _id, secondFactor, ...user }: Stored): User {
  if (!secondFactor) return { id: _id, ...user };
  const { sealed, lastStep } = secondFactor;
  // Lean documents hold the driver's own binary type.
  return {
    id: _id,
    ...user,
    secondFactor: { sealed: Buffer.isBuffer(sealed) ? sealed : Buffer.from(sealed.buffer), lastStep },
  };
}
