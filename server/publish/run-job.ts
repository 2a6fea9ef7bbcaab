import { randomBytes } from 'node:crypto';
import { DomainError } from '../errors.ts';
import { knownWave } from '../fieldwork/wave.ts';
import { freeze } from '../publish.ts';
import { contentDigest } from '../publishing/preview.ts';
import type { PublishingJob, PublishingOutcome, PublishingProgress } from '../publishing/publishing-job.ts';
import type { Services } from '../services.ts';
import type { Attack } from './attack.ts';
import { basisOf } from './basis.ts';
import { type Produced, produce } from './produce.ts';

/** How long a job counts as under way without a sign of life: many times the longest stretch between two. */
const leaseMs = 120_000;

/** Between two signs of life. */
const beatMs = 1_000;

type Wish = Pick<PublishingJob, 'survey' | 'wave' | 'purpose' | 'asker' | 'versionNote' | 'expected'> & {
  changed?: boolean;
  /** Whoever will run it, where that is known already. */
  holder?: string;
};

/**
 * Takes in a wish to publish, or to see what would be published. An app does it in a moment. Throws `conflict` when
 * something is under way for the wave already.
 */
export async function askForPublishing(
  { publishingJobs }: Pick<Services, 'publishingJobs'>,
  wish: Wish,
  now = Date.now(),
): Promise<PublishingJob> {
  const job: PublishingJob = {
    changed: false,
    ...wish,
    id: randomBytes(16).toString('hex'),
    state: wish.holder === undefined ? 'waiting' : 'running',
    heldUntil: now + leaseMs,
  };
  if (!(await publishingJobs.begin(job, now)))
    throw new DomainError(
      'conflict',
      'Noen er allerede i gang med å publisere denne undersøkelsen. Vent til det er ferdig, eller avbryt det først.',
    );
  return job;
}

/** What is thrown within a run that somebody has stopped. */
class Stopped extends Error {
  readonly state: 'cancelled' | 'lost';
  constructor(state: 'cancelled' | 'lost') {
    super(state);
    this.state = state;
  }
}

/**
 * Does what has been asked for, one wave at a time, until nothing waits or `signal` says that the app stops. What it
 * was doing then is lost, and said to be.
 */
export async function runPublishingJobs(
  services: Services,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  await services.publishingJobs.loseAbandoned(Date.now());
  while (!signal.aborted) {
    const holder = randomBytes(8).toString('hex');
    const now = Date.now();
    const job = await services.publishingJobs.claim(holder, now, now + leaseMs);
    if (!job) return;
    await runPublishing(services, job, { signal });
  }
}

interface Run {
  signal?: AbortSignal;
  /** Hears of progress beside what is stored. */
  progress?: (progress: PublishingProgress) => void;
  attacks?: readonly Attack[];
}

/** What a job came to, and what it published. */
type Ended = PublishingOutcome & { published?: Produced };

/** Runs a job that is claimed to its end, whatever that is. */
export async function runPublishing(services: Services, job: PublishingJob, run: Run = {}): Promise<Ended> {
  const { published, ...outcome } = await attempt(services, job, run);
  await services.publishingJobs.finish(job, outcome);
  return { ...outcome, ...(published ? { published } : {}) };
}

async function attempt(services: Services, job: PublishingJob, run: Run): Promise<Ended> {
  const stopping = new AbortController();
  const end = () => stopping.abort(new Stopped('lost'));
  run.signal?.addEventListener('abort', end, { once: true });
  let progress: PublishingProgress = { stage: 'reading' };
  const beat = async () => {
    const standing = await services.publishingJobs.hold(job, progress, Date.now() + leaseMs);
    if (standing !== 'held') stopping.abort(new Stopped(standing === 'lost' ? 'lost' : 'cancelled'));
  };
  // A database that is away for a moment is asked again at the next beat.
  const timer = setInterval(() => void beat().catch(() => undefined), beatMs);
  try {
    return await perform(services, job, {
      ...run,
      signal: stopping.signal,
      progress(now) {
        progress = now;
        run.progress?.(now);
      },
      async beforeStoring() {
        progress = { stage: 'storing' };
        await beat();
        stopping.signal.throwIfAborted();
      },
    });
  } catch (error) {
    return troubleFrom(services, error);
  } finally {
    clearInterval(timer);
    run.signal?.removeEventListener('abort', end);
  }
}

type Performing = Required<Pick<Run, 'signal' | 'progress'>> &
  Pick<Run, 'attacks'> & {
    /** From here on nothing stops it. Throws when something has. */
    beforeStoring(): Promise<void>;
  };

async function perform(
  services: Services,
  job: PublishingJob,
  { signal, progress, attacks, beforeStoring }: Performing,
): Promise<Ended> {
  const { survey, wave: name, asker, purpose, changed, versionNote, expected } = job;
  const wave = await knownWave(services.waves, survey, name);
  const basis = await basisOf(services, survey, name);
  const produced = await produce(services, wave, { changed, versionNote, attacks, signal, progress });
  const { publication, report } = produced;
  const digest = contentDigest(publication);
  if (expected !== undefined && digest !== expected) throw notAsPreviewed();
  await beforeStoring();
  if (purpose === 'preview') {
    const made = new Date().toISOString();
    await services.previews.put({
      survey,
      wave: name,
      made,
      by: asker.name,
      changed,
      basis,
      digest,
      publication,
      report,
    });
    return { state: 'done' };
  }
  await freeze(services, wave, produced);
  await log(services, job, publication.version);
  return { state: 'done', version: publication.version, published: produced };
}

async function log(
  { audit }: Pick<Services, 'audit'>,
  { asker: { organisation, user, name }, survey, wave }: PublishingJob,
  version: number,
): Promise<void> {
  if (organisation === undefined) return;
  const at = new Date().toISOString();
  await audit.add({
    organisation,
    user,
    name,
    at,
    deed: 'wave.published',
    survey,
    wave,
    detail: `Versjon ${version}`,
  });
}

function notAsPreviewed(): DomainError {
  return new DomainError(
    'conflict',
    'Tallene eller tekstene er ikke lenger slik du så dem i forhåndsvisningen. Ingenting er publisert. Lag en ny forhåndsvisning, og se over den først.',
  );
}

function troubleFrom({ log }: Pick<Services, 'log'>, error: unknown): PublishingOutcome {
  if (error instanceof Stopped) return { state: error.state };
  if (error instanceof DomainError) return { state: 'failed', trouble: error.message };
  // Only its name: its message may quote an answer.
  log.error({ error: (error as Error).name }, 'Publishing failed');
  return {
    state: 'failed',
    trouble:
      'Noe gikk galt hos oss, og ingenting er publisert. Prøv igjen, og si fra til dem som drifter plattformen hvis det skjer en gang til.',
  };
}
