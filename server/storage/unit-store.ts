import type { Unit, UnitStore } from '../fieldwork/frame/unit.ts';
import type { Models } from './models.ts';
import { persist } from './persist.ts';

/** Units per batch: the largest register must not keep the database longer than a visitor waits. */
const batchSize = 500;

export function unitStore({ Unit }: Pick<Models, 'Unit'>): UnitStore {
  return {
    async list(survey, wave) {
      const found = await persist(() =>
        Unit.find({ survey, wave, ...inRegister })
          .sort({ unit: 1 })
          .lean()
          .exec(),
      );
      return found.map(unitIn);
    },

    async listRemoved(survey, wave) {
      const found = await persist(() => Unit.find({ survey, wave, removed: true }).lean().exec());
      return found.map(unitIn);
    },

    async find(survey, wave, unit) {
      const found = await persist(() =>
        Unit.findOne({ survey, wave, unit, ...inRegister })
          .lean()
          .exec(),
      );
      return found ? unitIn(found) : undefined;
    },

    async findById(id) {
      const found = await persist(() => Unit.findById(id).lean().exec());
      return found ? unitIn(found) : undefined;
    },

    async findByLink(linkId) {
      const found = await persist(() =>
        Unit.findOne({ linkId, ...inRegister })
          .lean()
          .exec(),
      );
      return found ? unitIn(found) : undefined;
    },

    async findByEmail(email) {
      const inOrder = { survey: 1, wave: 1, unit: 1 } as const;
      const found = await persist(() => Unit.find({ 'contacts.email': email }).sort(inOrder).lean().exec());
      return found.map(unitIn);
    },

    async putRegister(units) {
      if (units.length === 0) return;
      const updates = units.map((unit) => ({
        updateOne: { filter: { _id: unit.id }, update: [{ $set: registerUpdate(unit) }], upsert: true },
      }));
      // Past Mongoose, which does not cast updates that look at what is there.
      for (let from = 0; from < updates.length; from += batchSize)
        await persist(() =>
          Unit.collection.bulkWrite(updates.slice(from, from + batchSize) as never, { ordered: false }),
        );
    },

    async takeOut(ids) {
      const update = [{ $set: { removed: true, contacts: [], former: formerBeside([]) } }];
      // Past Mongoose, as above.
      await persist(() =>
        Unit.collection.updateMany({ _id: { $in: ids }, answered: false } as never, update as never),
      );
    },

    async remove(ids) {
      await persist(() => Unit.deleteMany({ _id: { $in: ids }, answered: false }).exec());
    },

    async markInvited(ids) {
      await persist(() => Unit.updateMany({ _id: { $in: ids } }, { $set: { invited: true } }).exec());
    },

    async markAnswered(id, on) {
      const marked = { $set: { answered: true, answeredOn: on }, $unset: { removed: 1 } };
      await persist(() => Unit.updateOne({ _id: id, answered: false }, marked).exec());
    },

    async setDeclined(id, declined) {
      await persist(() => Unit.updateOne({ _id: id }, { $set: { declined } }).exec());
    },

    async setContactState(survey, wave, email, state) {
      for (const list of ['contacts', 'former'])
        await persist(() =>
          Unit.updateMany(
            { survey, wave, [`${list}.email`]: email },
            { $set: { [`${list}.$[contact].state`]: state } },
            { arrayFilters: [{ 'contact.email': email }] },
          ).exec(),
        );
    },

    async renewLink(id, generation, linkId, mode = 'anonymous') {
      const next = generation + 1;
      return persist(async () => {
        const { matchedCount } = await Unit.updateOne(
          { _id: id, generation, ...(mode === 'anonymous' ? { answered: false } : {}) },
          { $set: { generation: next, linkId } },
        );
        // A repeat after a lost acknowledgement finds its own change there already.
        return matchedCount === 1 || (await Unit.exists({ _id: id, generation: next, linkId })) !== null;
      });
    },

    async forgetDays(survey, wave) {
      await persist(() => Unit.updateMany({ survey, wave }, { $unset: { answeredOn: 1 } }).exec());
    },

    async removeWave(survey, wave) {
      await persist(() => Unit.deleteMany({ survey, wave }).exec());
    },
  };
}

/** Units that have not been taken out. */
const inRegister = { removed: { $ne: true } };

/** What has happened to a unit since it came into the register. An import sets it for new units alone. */
const happened = ['linkId', 'generation', 'invited', 'answered', 'declined'] as const;

/**
 * A unit as the register has it now, put into whatever is stored in one write: a link that is renewed, a message
 * that bounces or an answer that comes in at the same moment is not lost.
 */
function registerUpdate(unit: Unit) {
  const { survey, wave, name } = unit;
  const plain = { survey, wave, unit: unit.unit, name, facts: withoutGaps(unit.facts) };
  return {
    ...Object.fromEntries(Object.entries(plain).map(([field, value]) => [field, { $literal: value }])),
    instrument: unit.instrument === undefined ? '$$REMOVE' : { $literal: unit.instrument },
    from: unit.from === undefined ? '$$REMOVE' : { $literal: unit.from },
    ...Object.fromEntries(
      happened.map((field) => [field, { $ifNull: [`$${field}`, { $literal: unit[field] }] }]),
    ),
    contacts: unit.contacts.map(({ email, state }) => ({
      email: { $literal: email },
      state: { $ifNull: [stateOf(email), { $literal: state }] },
    })),
    former: formerBeside(unit.contacts.map(({ email }) => email)),
    removed: '$$REMOVE',
  };
}

/** Every contact that the unit has or has had, as an expression: those it has come first. */
const everKnown = { $concatArrays: [{ $ifNull: ['$contacts', []] }, { $ifNull: ['$former', []] }] };

/** Of these, those that say no to messages, and are none of its addresses from now on, as an expression. */
function formerBeside(emails: string[]) {
  const cond = {
    $and: [
      { $ne: ['$$this.state', 'reachable'] },
      { $not: [{ $in: ['$$this.email', { $literal: emails }] }] },
    ],
  };
  const former = { $filter: { input: everKnown, cond } };
  return { $cond: [{ $eq: [former, []] }, '$$REMOVE', former] };
}

/** The state that a contact has or had, as an expression; nothing for one that is new. */
function stateOf(email: string) {
  const cond = { $eq: ['$$this.email', { $literal: email }] };
  return {
    $getField: { field: 'state', input: { $first: { $filter: { input: everKnown, cond } } } },
  };
}

function withoutGaps(facts: object) {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

function unitIn({ _id, ...unit }: Omit<Unit, 'id'> & { _id: string }): Unit {
  return { id: _id, ...unit };
}
