import { rm } from 'node:fs/promises';
import { takeForStopping } from './running-engine.ts';

export default async function stopEngine(): Promise<void> {
  const running = takeForStopping();
  if (!running) return;
  await running.engine.stop();
  await rm(running.folder, { recursive: true, force: true });
}
