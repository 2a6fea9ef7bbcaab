import { setImmediate as turn } from 'node:timers/promises';
import type { GivenAnswers } from '../analysis/build-dataset.ts';
import type { Watching } from './watching.ts';

/** Answers between two looks at whether the run goes on: a few thousandths of a second. */
const atATime = 500;

/** The answers as they come, told of and stopped on the way. */
export async function* read<Each extends GivenAnswers>(
  answers: AsyncIterable<Each>,
  of: number,
  { progress, signal }: Watching,
): AsyncIterable<Each> {
  let done = 0;
  for await (const each of answers) {
    yield each;
    done += 1;
    if (done % atATime > 0) continue;
    progress?.({ stage: 'reading', done, of });
    await turn();
    signal?.throwIfAborted();
  }
}
