import { setImmediate as turn } from 'node:timers/promises';
import type { PublishingProgress } from '../publishing/publishing-job.ts';

/** How somebody follows a run, and stops it. */
export interface Watching {
  progress?: ((progress: PublishingProgress) => void) | undefined;
  /** What it was aborted with is thrown from within the run. */
  signal?: AbortSignal | undefined;
}

/** Lets the web server answer before the next stage, and ends here when somebody has stopped the run. */
export async function enter(watching: Watching, progress: PublishingProgress): Promise<void> {
  watching.progress?.(progress);
  await turn();
  watching.signal?.throwIfAborted();
}
