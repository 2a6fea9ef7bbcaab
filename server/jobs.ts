import { setTimeout as pause } from 'node:timers/promises';
import { tidyAccounts } from './accounts/tidy.ts';
import { completeClosing, forgetPilots, keepDays } from './due-waves.ts';
import { DomainError } from './errors.ts';
import { publishExample } from './example.ts';
import { startPlannedReminders } from './fieldwork/mailing/planned-reminders.ts';
import { sendMailings } from './fieldwork/mailing/send-mailings.ts';
import { runPublishingJobs } from './publish/run-job.ts';
import type { Services } from './services.ts';

/**
 * Something the platform does by itself. It must be one that several apps can do at the same time, that can be cut
 * off anywhere, and that does no harm when it is done once more.
 */
export interface Job {
  name: string;
  everySeconds: number;
  /** `signal` says that the app stops: a job that takes long ends as soon as it can. */
  run(services: Services, now: Date, signal: AbortSignal): Promise<void>;
}

const jobs: Job[] = [
  { name: 'sending', everySeconds: 3, run: sendMailings },
  { name: 'planned reminders', everySeconds: 60, run: startPlannedReminders },
  {
    name: 'tidying accounts',
    everySeconds: 3600,
    run: (services, now) => tidyAccounts(services, now.getTime()),
  },
  {
    name: 'publishing',
    everySeconds: 2,
    run: (services, _now, signal) => runPublishingJobs(services, signal),
  },
  {
    name: 'results of the example',
    everySeconds: 60,
    run: (services, _now, signal) => publishExample(services, signal),
  },
  {
    name: 'forgetting previews',
    everySeconds: 3600,
    run: (services, now) => services.previews.forgetBefore(aDayBefore(now)),
  },
  { name: 'days of waves', everySeconds: 60, run: keepDays },
  { name: 'completing closes', everySeconds: 3600, run: completeClosing },
  { name: 'forgetting pilots', everySeconds: 3600, run: forgetPilots },
];

/** A preview that nobody has published by then is made anew. */
function aDayBefore(now: Date): string {
  return new Date(now.getTime() - 24 * 3_600_000).toISOString();
}

export interface RunningJobs {
  /** Begins nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** Does each job again and again, beside the others, from now on. */
export function startJobs(services: Services, list: Job[] = jobs): RunningJobs {
  const stopping = new AbortController();
  const running = list.map((job) => repeat(job, services, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function repeat(
  { name, everySeconds, run }: Job,
  services: Services,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await run(services, new Date(), signal).catch((error: Error) => {
      // A job may end by throwing what it was told to end with.
      if (error === signal.reason) return;
      // Only the name of an error: its message may quote an address or an answer.
      services.log.error({ job: name, error: nameOf(error) }, 'A job failed, and is tried again');
    });
    await pause(everySeconds * 1000, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** The platform's own messages name what to mend, and nobody. */
function nameOf(error: Error): string {
  return error instanceof DomainError && error.kind === 'setup' ? error.message : error.name;
}
