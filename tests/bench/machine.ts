import os from 'node:os';
import { megabytes } from './measure.ts';

/** The machine, as far as numbers depend on it. Neither its name nor any folder on it. */
export function describeMachine(): string {
  const cpus = os.cpus();
  const [load = 0] = os.loadavg();
  return [
    `${cpus[0]?.model.trim() ?? 'unknown processor'}, ${cpus.length} cores`,
    `${megabytes(os.totalmem())} memory`,
    `${os.type()} ${os.release()}, Node ${process.versions.node}`,
    `load ${load.toFixed(1)} at the beginning`,
  ].join('\n');
}
