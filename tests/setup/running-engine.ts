import type { EmbeddedEngine } from '../../server/storage/embedded/engine.ts';

/** The engine that the set-up of a test run started, for its tear-down to stop. */
interface RunningEngine {
  readonly engine: EmbeddedEngine;
  readonly folder: string;
}

/** The two may load each module anew, so what they share is kept with the process. */
const keeper = globalThis as { runningTestEngine?: RunningEngine | undefined };

export function keepForStopping(running: RunningEngine): void {
  keeper.runningTestEngine = running;
}

export function takeForStopping(): RunningEngine | undefined {
  const running = keeper.runningTestEngine;
  keeper.runningTestEngine = undefined;
  return running;
}

/** The Unix socket in the address of an embedded engine. */
export function socketOf(uri: string): string {
  return decodeURIComponent(uri.slice('mongodb://'.length, uri.indexOf('/?')));
}
