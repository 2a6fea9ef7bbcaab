import { rm } from 'node:fs/promises';
import path from 'node:path';
import { socketOf, takeForStopping } from './running-engine.ts';

export default async function stopEngine(): Promise<void> {
  const running = takeForStopping();
  if (!running) return;
  await running.engine.stop();
  for (const folder of [running.folder, path.dirname(socketOf(running.engine.uri))]) {
    await rm(folder, { recursive: true, force: true });
  }
}
