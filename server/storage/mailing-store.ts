import { dayOf } from '../fieldwork/day.ts';
import type { MailingStore } from '../fieldwork/mailing/mailing-store.ts';
import { type Mailing, type Message, messageStates, type Progress } from '../fieldwork/mailing/message.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

/** Documents per batch: large enough to be fast, small enough for a modest machine. */
const batchSize = 1000;
/** Reasons that are shown for one mailing. */
const fewTroubles = 3;

export function mailingStore({ Mailing, Message }: Pick<Models, 'Mailing' | 'Message'>): MailingStore {
  async function countsOf(mailing: string): Promise<Progress> {
    const counts = await Promise.all(
      messageStates.map((state) => persist(() => Message.countDocuments({ mailing, state }).exec())),
    );
    return Object.fromEntries(messageStates.map((state, index) => [state, counts[index]])) as Progress;
  }

  return {
    async find(id) {
      const found = await persist(() => Mailing.findById(id).lean().exec());
      return found ? withId<Mailing>(found) : undefined;
    },

    async list(survey, wave) {
      const found = await persist(() => Mailing.find({ survey, wave }).sort({ started: -1 }).lean().exec());
      return found.map(withId<Mailing>);
    },

    async listInStates(states) {
      const found = await persist(() =>
        Mailing.find({ state: { $in: states } })
          .sort({ started: 1 })
          .lean()
          .exec(),
      );
      return found.map(withId<Mailing>);
    },

    async add({ id, ...mailing }) {
      await persist(() => Mailing.create([{ _id: id, ...mailing }])).catch((error) => {
        if (!isDuplicate(error)) throw error;
      });
    },

    async put({ id, ...mailing }) {
      await persist(() => Mailing.updateOne({ _id: id }, { $set: mailing }, { upsert: true }).exec());
    },

    async setState(id, from, to) {
      return persist(async () => {
        const states = [...from, to];
        const { matchedCount } = await Mailing.updateOne(
          { _id: id, state: { $in: states } },
          { $set: { state: to } },
        );
        return matchedCount === 1;
      });
    },

    async addMessages(messages) {
      for (let start = 0; start < messages.length; start += batchSize) {
        const batch = messages.slice(start, start + batchSize).map(({ id, ...message }) => ({
          updateOne: { filter: { _id: id }, update: { $setOnInsert: message }, upsert: true },
        }));
        await persist(() => Message.bulkWrite(batch, { ordered: false }));
      }
    },

    async findMessage(id) {
      const found = await persist(() => Message.findById(id).lean().exec());
      return found ? withId<Message>(found) : undefined;
    },

    async listMessages(mailing, states, limit, after = '') {
      const found = await persist(() =>
        Message.find({ mailing, state: { $in: states }, _id: { $gt: after } })
          .sort({ _id: 1 })
          .limit(limit)
          .lean()
          .exec(),
      );
      return found.map(withId<Message>);
    },

    async progress(mailing) {
      const found = await persist(() => Mailing.findById(mailing, { counts: 1 }).lean().exec());
      return found?.counts ?? countsOf(mailing);
    },

    async unitsWrittenTo({ id, survey, wave }, day) {
      const others = {
        survey,
        wave,
        _id: { $ne: id },
        kind: { $in: ['invitation' as const, 'reminder' as const] },
      };
      const found = await persist(() => Mailing.find(others, { started: 1 }).lean().exec());
      const idsOf = (some: typeof found) => some.map(({ _id }) => _id);
      const ofToday = found.filter(({ started }) => dayOf(new Date(started)) === day);
      return persist(() =>
        Message.distinct('units', {
          $or: [
            { mailing: { $in: idsOf(found) }, sentOn: day },
            { mailing: { $in: idsOf(found) }, state: { $in: ['waiting', 'claimed'] } },
            // It is not known on which day an uncertain message went, if it did.
            { mailing: { $in: idsOf(ofToday) }, state: 'uncertain' },
          ],
        }).exec(),
      );
    },

    async forgetReceivers(survey, wave) {
      const mailings = await persist(() => Mailing.find({ survey, wave }).lean().exec());
      for (const { _id, started } of mailings) {
        await persist(() =>
          Mailing.updateOne(
            { _id, state: { $in: ['preparing', 'sending'] } },
            { $set: { state: 'stopped' } },
          ).exec(),
        );
        const { claimed, uncertain, ...counts } = await countsOf(_id);
        // Before the first message goes, and never again: what is left of a cut-off removal is not all there was.
        await persist(() =>
          Mailing.updateOne(
            { _id, counts: { $exists: false } },
            { $set: { counts: { ...counts, claimed: 0, uncertain: uncertain + claimed } } },
          ).exec(),
        );
        await persist(() => Message.deleteMany({ mailing: _id }).exec());
        await persist(() =>
          Mailing.updateOne(
            { _id },
            { $set: { started: dayOf(new Date(started)) }, $unset: { chosen: 1 } },
          ).exec(),
        );
      }
      await persist(() => Message.deleteMany({ survey, wave }).exec());
    },

    async troubles(mailing) {
      const found = await persist(() =>
        Message.distinct('trouble', { mailing, trouble: { $ne: null } }).exec(),
      );
      return found.flatMap((trouble) => trouble ?? []).slice(0, fewTroubles);
    },

    async claim(mailing, { claimant, until, now, limit }) {
      const waiting = { mailing, state: 'waiting' as const, notBefore: { $lte: now } };
      return persist(async () => {
        // Another app may take what this one has seen: it then looks again.
        for (;;) {
          const seen = await Message.find(waiting, { _id: 1 }).limit(limit).lean().exec();
          const ids = seen.map(({ _id }) => _id);
          if (ids.length > 0)
            await Message.updateMany(
              { _id: { $in: ids }, state: 'waiting' },
              { $set: { state: 'claimed', claimedBy: claimant, claimedUntil: until } },
            );
          const own = await Message.find({ mailing, state: 'claimed', claimedBy: claimant }).lean().exec();
          if (own.length > 0 || ids.length === 0) return own.map(withId<Message>);
        }
      });
    },

    async listClaimed() {
      const found = await persist(() => Message.find({ state: 'claimed' }).lean().exec());
      return found.map(withId<Message>);
    },

    async settle(claimant, settlements) {
      if (settlements.length === 0) return;
      const updates = settlements.map(({ id, ...settlement }) => ({
        updateOne: {
          filter: {
            _id: id,
            claimedBy: claimant,
            state: { $in: ['claimed' as const, 'uncertain' as const] },
          },
          update: {
            $set: withoutGaps(settlement),
            $unset: {
              claimedUntil: 1,
              // Whoever finds out later what became of an uncertain message is still known by it.
              ...(settlement.state === 'uncertain' ? {} : { claimedBy: 1 }),
              ...(settlement.trouble === undefined ? { trouble: 1 } : {}),
            },
          },
        },
      }));
      await persist(() => Message.bulkWrite(updates as never, { ordered: false }));
    },

    async resend(id, from) {
      const { matchedCount } = await persist(() =>
        Message.updateOne(
          { _id: id, state: { $in: [...from, 'waiting'] } },
          { $set: { state: 'waiting', attempts: 0, notBefore: 0 }, $unset: { claimedBy: 1, trouble: 1 } },
        ).exec(),
      );
      return matchedCount === 1;
    },

    async removeWave(survey, wave) {
      // The mailings last: what is left of a removal that was cut off is found by them.
      await persist(() => Message.deleteMany({ survey, wave }).exec());
      await persist(() => Mailing.deleteMany({ survey, wave }).exec());
    },
  };
}

function withId<T extends { id: string }>({ _id, ...rest }: Omit<T, 'id'> & { _id: string }): T {
  return { id: _id, ...rest } as unknown as T;
}

function withoutGaps(fields: object) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
