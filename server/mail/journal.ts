import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { HandOverJournal, Testimony } from '../fieldwork/mailing/hand-over-journal.ts';
import { hasEnded, isSameBoot, type Life, thisLife } from './life.ts';

const marks = { '>': 'handingOver', '=': 'accepted', '!': 'refused' } as const;
const ending = '.journal';
/** What a process that cannot be asked left behind is of no use after this long. */
const keepMs = 7 * 24 * 60 * 60_000;

/**
 * The journal as files in a folder, one for each process that has sent something: its life on the first line, then a
 * mark, a round and a message on each. Written without waiting for the disk: what a killed process has written is
 * with the operating system already, and only the machine itself can lose it, which `complete` tells.
 *
 * Nothing is made on disk before the first round.
 */
export function handOverJournal(folder: string): HandOverJournal {
  const name = randomBytes(8).toString('hex');
  const own = path.join(folder, `${name}${ending}`);
  const running = new Set<string>();
  let rounds = 0;
  let file: number | undefined;
  let headLength = 0;

  const open = () => {
    if (file !== undefined && existsSync(own)) return;
    if (file !== undefined) closeSync(file);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    file = openSync(own, 'a', 0o600);
    headLength = writeSync(file, `${JSON.stringify(thisLife())}\n`);
  };
  const write = (mark: keyof typeof marks, claimant: string, message: string) =>
    writeSync(file as number, `${mark} ${claimant} ${message}\n`);

  return {
    begin() {
      open();
      rounds += 1;
      const claimant = `${name}.${rounds}`;
      running.add(claimant);
      return claimant;
    },

    end(claimant) {
      running.delete(claimant);
    },

    handingOver(claimant, message) {
      write('>', claimant, message);
    },

    answered(claimant, message, answer) {
      try {
        write(answer === 'accepted' ? '=' : '!', claimant, message);
      } catch {
        // A full disk. The database is told in a moment, and takes the word of the round over that of the journal.
      }
    },

    testimonyOf(claimant) {
      const [author = ''] = claimant.split('.');
      const lines = linesOf(path.join(folder, `${author}${ending}`));
      const life = lifeIn(lines);
      if (life === undefined) return { over: false, complete: false, said: new Map() };
      const over = author === name ? !running.has(claimant) : hasEnded(life);
      return { over, complete: isSameBoot(life), said: saidBy(claimant, lines) };
    },

    forgetAllBut(claimants) {
      const needed = new Set(claimants.map((claimant) => claimant.split('.')[0]));
      for (const each of fileNames(folder)) {
        const author = each.slice(0, -ending.length);
        if (author !== name && !needed.has(author) && isUseless(path.join(folder, each)))
          rmSync(path.join(folder, each), { force: true });
      }
      if (file !== undefined && running.size === 0 && !needed.has(name)) ftruncateSync(file, headLength);
    },
  };
}

/** Whole lines alone: the machine may have stopped in the middle of the last. */
function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  } catch {
    return [];
  }
}

function lifeIn([first]: string[]): Life | undefined {
  try {
    return first === undefined ? undefined : (JSON.parse(first) as Life);
  } catch {
    return undefined;
  }
}

function saidBy(claimant: string, lines: string[]): Testimony['said'] {
  return new Map(
    lines.slice(1).flatMap((line) => {
      const [mark = '', round, message] = line.split(' ');
      const said = marks[mark as keyof typeof marks];
      return round === claimant && message !== undefined && said !== undefined ? [[message, said]] : [];
    }),
  );
}

function fileNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((each) => each.endsWith(ending));
  } catch {
    return [];
  }
}

/** Left by a process that has ended. One that began a moment ago is still writing its first line. */
function isUseless(file: string): boolean {
  const life = lifeIn(linesOf(file));
  if (life !== undefined && hasEnded(life)) return true;
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return age > keepMs;
}
