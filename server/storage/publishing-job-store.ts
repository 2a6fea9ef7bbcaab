import type { PublishingJob, PublishingJobStore } from '../publishing/publishing-job.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

const over: PublishingJob['state'][] = ['done', 'failed', 'cancelled', 'lost'];

export function publishingJobStore({
  PublishingJob: Model,
}: Pick<Models, 'PublishingJob'>): PublishingJobStore {
  const idOf = (survey: string, wave: string) => `${survey}/${wave}`;
  const find = async (survey: string, wave: string) => {
    const found = await persist(() => Model.findById(idOf(survey, wave)).lean().exec());
    return found ? jobIn(found) : undefined;
  };
  return {
    find,

    async begin(job, now) {
      const _id = idOf(job.survey, job.wave);
      const free = { _id, $or: [{ state: { $in: over } }, { heldUntil: { $lt: now } }] };
      try {
        // Where the wave has a job that is under way, this would be a second one under the same id.
        await persist(() => Model.replaceOne(free, { _id, ...job }, { upsert: true }).exec());
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        // The first try may have been done though nobody was told.
        return (await find(job.survey, job.wave))?.id === job.id;
      }
    },

    async claim(holder, now, heldUntil) {
      const claimed = await persist(async () => {
        const own = await Model.findOne({ holder, state: 'running' }).lean().exec();
        if (own) return own;
        await Model.updateOne(
          { state: 'waiting', heldUntil: { $gte: now } },
          { $set: { state: 'running', holder, heldUntil } },
        ).exec();
        return Model.findOne({ holder, state: 'running' }).lean().exec();
      });
      return claimed ? jobIn(claimed) : undefined;
    },

    async hold({ id, survey, wave }, progress, heldUntil) {
      const held = await persist(() =>
        Model.updateOne(
          { _id: idOf(survey, wave), id, state: 'running' },
          { $set: { progress, heldUntil } },
        ).exec(),
      );
      if (held.matchedCount === 1) return 'held';
      const present = await find(survey, wave);
      return present?.id === id && present.state === 'cancelling' ? 'cancelling' : 'lost';
    },

    async finish({ id, survey, wave }, outcome) {
      await persist(() => Model.updateOne({ _id: idOf(survey, wave), id }, { $set: outcome }).exec());
    },

    async cancel(survey, wave, id) {
      const own = { _id: idOf(survey, wave), id };
      await persist(() =>
        Model.updateOne({ ...own, state: 'waiting' }, { $set: { state: 'cancelled' } }).exec(),
      );
      await persist(() =>
        Model.updateOne(
          { ...own, state: 'running', 'progress.stage': { $ne: 'storing' } },
          { $set: { state: 'cancelling' } },
        ).exec(),
      );
      const present = await find(survey, wave);
      return present?.id === id && (present.state === 'cancelling' || present.state === 'cancelled');
    },

    async loseAbandoned(now) {
      await persist(() =>
        Model.updateMany(
          { state: { $in: ['waiting', 'running', 'cancelling'] }, heldUntil: { $lt: now } },
          { $set: { state: 'lost' } },
        ).exec(),
      );
    },
  };
}

function jobIn({ _id, ...job }: PublishingJob & { _id: string }): PublishingJob {
  return job;
}
