/** What publishing does, in this order. Nothing is stored before the last. */
export const publishingStages = [
  'reading',
  'counting',
  'control',
  'composing',
  'testing',
  'storing',
] as const;
export type PublishingStage = (typeof publishingStages)[number];

/** How far it has come: of what can be counted in the stage, where anything can. */
export interface PublishingProgress {
  stage: PublishingStage;
  done?: number | undefined;
  of?: number | undefined;
}

/** Who asked for it, for the organisation's log. A survey that no organisation has is in none. */
interface Asker {
  organisation: string | undefined;
  user: string | undefined;
  name: string;
}

/**
 * A run from answers to results that somebody has asked for. A wave has one at most: a new one takes the place of one
 * that is over.
 *
 * - `waiting`: no app has begun on it
 * - `cancelling`: somebody has stopped it, and the app that runs it has not seen that yet
 * - `lost`: the app that ran it is gone, and nothing was stored
 */
export interface PublishingJob {
  id: string;
  survey: string;
  wave: string;
  /** A preview is the same run, without publishing what comes out. */
  purpose: 'preview' | 'publish';
  asker: Asker;
  /** Only the words of the questionnaire are corrected. */
  changed: boolean;
  /** What is new in the version, to readers. */
  versionNote?: string | undefined;
  /** The preview that the publisher has looked at: what is published is that and nothing else. */
  expected?: string | undefined;
  state: 'waiting' | 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled' | 'lost';
  progress?: PublishingProgress | undefined;
  /** Which app runs it. */
  holder?: string | undefined;
  /** Until when it counts as under way without a sign of life, in milliseconds since 1970. */
  heldUntil: number;
  /** Why it failed, in words that name the fix. */
  trouble?: string | undefined;
  /** The version it made. */
  version?: number | undefined;
}

export function isUnderWay({ state }: Pick<PublishingJob, 'state'>): boolean {
  return state === 'waiting' || state === 'running' || state === 'cancelling';
}

/** A job as it stands now: one that nobody has held for a while is lost. */
export function asOf(job: PublishingJob, now: number): PublishingJob {
  return isUnderWay(job) && job.heldUntil < now ? { ...job, state: 'lost' } : job;
}

export type PublishingOutcome = Pick<PublishingJob, 'trouble' | 'version'> & {
  state: 'done' | 'failed' | 'cancelled' | 'lost';
};

export interface PublishingJobStore {
  find(survey: string, wave: string): Promise<PublishingJob | undefined>;
  /** Tells whether it was taken in: another may be under way for the wave. */
  begin(job: PublishingJob, now: number): Promise<boolean>;
  /** Gives one that waits to the holder, and to no other. */
  claim(holder: string, now: number, heldUntil: number): Promise<PublishingJob | undefined>;
  /** Shows how far the holder has come. Tells what has become of the job meanwhile. */
  hold(
    job: Pick<PublishingJob, 'id' | 'survey' | 'wave'>,
    progress: PublishingProgress,
    heldUntil: number,
  ): Promise<'held' | 'cancelling' | 'lost'>;
  /** Ends a job, if it is still this one. */
  finish(job: Pick<PublishingJob, 'id' | 'survey' | 'wave'>, outcome: PublishingOutcome): Promise<void>;
  /** Asks that the job be stopped. Tells whether it will be: one that stores its results already will not. */
  cancel(survey: string, wave: string, id: string): Promise<boolean>;
  /** Ends jobs that nobody has given a sign of life for. */
  loseAbandoned(now: number): Promise<void>;
}
