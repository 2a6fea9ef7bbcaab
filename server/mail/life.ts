import { readFileSync, readlinkSync } from 'node:fs';
import os from 'node:os';

/**
 * One run of one process, from start to end. The number of a process is used again by others; together with when it
 * began, since when the machine has been up, and among which processes it counts, it is not.
 */
export interface Life {
  /** Changes each time the machine starts: what was written, but not yet on the disk, is then gone. */
  boot: string;
  /** A container counts its own processes. */
  namespace: string;
  pid: number;
  began: string;
}

export function thisLife(): Life {
  return { boot: bootId(), namespace: namespaceId(), pid: process.pid, began: beganOf(process.pid) ?? '' };
}

/** Whether the life has ended for sure. It may have, too, when this cannot tell. */
export function hasEnded(life: Life): boolean {
  if (life.boot !== bootId() || life.namespace !== namespaceId()) return false;
  try {
    process.kill(life.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  return life.began !== '' && beganOf(life.pid) !== life.began;
}

export function isSameBoot(life: Life): boolean {
  return life.boot === bootId();
}

/** Linux names each start of the machine. Elsewhere the minute it started in has to do. */
function bootId(): string {
  return (
    read('/proc/sys/kernel/random/boot_id') ?? `${Math.round((Date.now() - os.uptime() * 1000) / 60_000)}`
  ).trim();
}

function namespaceId(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** In ticks since the machine started (proc(5), field 22); nothing for a process that has ended. */
function beganOf(pid: number): string | undefined {
  const fields = read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ');
  const [state] = fields ?? [];
  // A dead process that nobody has asked about yet is still listed.
  return state === 'Z' || state === 'X' ? undefined : fields?.[19];
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
