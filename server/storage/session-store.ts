import type { SessionStore } from '../accounts/session.ts';
import type { AttemptStore } from '../accounts/throttle.ts';
import type { OneTimeToken, TokenStore } from '../accounts/token.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

export function sessionStore({ Session }: Models): SessionStore {
  return {
    async find(id) {
      const found = await persist(() => Session.findById(id).lean().exec());
      return found ? withId(found) : undefined;
    },
    async add({ id, ...session }) {
      await persist(() => Session.create([{ _id: id, ...session }])).catch(ignoreDuplicate);
    },
    async change(id, change) {
      await persist(() => Session.updateOne({ _id: id }, { $set: change }).exec());
    },
    async remove(id) {
      await persist(() => Session.deleteOne({ _id: id }).exec());
    },
    async removeOfUser(user, kept) {
      const others = kept === undefined ? {} : { _id: { $ne: kept } };
      await persist(() => Session.deleteMany({ user, ...others }).exec());
    },
    async removeOfMember(user, organisation) {
      await persist(() => Session.deleteMany({ user, organisation }).exec());
    },
    async countOfUser(user, started, seen) {
      return persist(() =>
        Session.countDocuments({ user, started: { $gte: started }, seen: { $gte: seen } }).exec(),
      );
    },
    async removeBefore(started, seen) {
      await persist(() =>
        Session.deleteMany({ $or: [{ started: { $lt: started } }, { seen: { $lt: seen } }] }).exec(),
      );
    },
  };
}

export function tokenStore({ Token }: Models): TokenStore {
  return {
    async add({ id, ...token }) {
      await persist(() => Token.create([{ _id: id, ...token }])).catch(ignoreDuplicate);
    },
    async find(id) {
      const found = await persist(() => Token.findById(id).lean().exec());
      return found ? withId<OneTimeToken>(found) : undefined;
    },
    async take(id) {
      const { deletedCount } = await persist(() => Token.deleteOne({ _id: id }).exec());
      return deletedCount === 1;
    },
    async removeLike(use) {
      // A link to the first owner has no name, and is not like those that have one.
      const like =
        use.kind === 'firstOwner' ? { ...use, organisationName: use.organisationName ?? null } : use;
      const fields = Object.entries(like).filter(([name]) => name !== 'role');
      await persist(() =>
        Token.deleteMany(Object.fromEntries(fields.map(([name, value]) => [`use.${name}`, value]))).exec(),
      );
    },
    async invitationsTo(organisation) {
      const found = await persist(() =>
        Token.find({ 'use.kind': 'invitation', 'use.organisation': organisation }).lean().exec(),
      );
      return found.map((each) => withId<OneTimeToken>(each));
    },
    async removeExpired(now) {
      await persist(() => Token.deleteMany({ expires: { $lt: now } }).exec());
    },
  };
}

/** A try counted twice, because its first acknowledgement was lost, only makes the limit a little stricter. */
export function attemptStore({ Attempt }: Models): AttemptStore {
  return {
    async count(key, window) {
      const id = `${key}/${window}`;
      const found = await persist(() =>
        Attempt.findOneAndUpdate(
          { _id: id },
          { $inc: { count: 1 }, $set: { window } },
          { upsert: true, returnDocument: 'after' },
        )
          .lean()
          .exec(),
      );
      return found?.count ?? 1;
    },
    async forget(key) {
      await persist(() => Attempt.deleteMany({ _id: { $gte: `${key}/`, $lt: `${key}0` } }).exec());
    },
    async removeBefore(window) {
      await persist(() => Attempt.deleteMany({ window: { $lt: window } }).exec());
    },
  };
}

function withId<T>({ _id, ...rest }: Omit<T, 'id'> & { _id: string }): T {
  return { id: _id, ...rest } as T;
}

function ignoreDuplicate(error: unknown): void {
  if (!isDuplicate(error)) throw error;
}
