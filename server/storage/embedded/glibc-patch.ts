import { readBorrowedSymbols, type VersionedSymbol, type VersionNeed } from './elf.ts';

/**
 * The engine's libraries are built for glibc 2.38, but borrow from it only a handful of functions that have
 * an older equal. Re-pointing those lets the same engine run on glibc 2.36 (Debian 12).
 *
 * - `__isoc23_strtol` and its family read numbers as before, except that they also know C23's `0b` prefix,
 *   which the engine does not use. The older name is the tail of the newer one.
 * - `__isoc23_sscanf` and `__isoc23_fscanf` have `__isoc99_` equals: two letters of the name differ.
 * - `fmod` has an older version of the same name, which differs only in how it sets `errno`.
 *
 * Anything else that asks for 2.38 is refused: a guess here would be a crash, or worse a wrong number, later.
 */
type Replacement = 'tail of the name' | 'C99 name' | 'same name';

const REPLACEMENTS: ReadonlyMap<string, Replacement> = new Map([
  ['__isoc23_strtol', 'tail of the name'],
  ['__isoc23_strtoll', 'tail of the name'],
  ['__isoc23_strtoul', 'tail of the name'],
  ['__isoc23_strtoull', 'tail of the name'],
  ['__isoc23_sscanf', 'C99 name'],
  ['__isoc23_fscanf', 'C99 name'],
  ['fmod', 'same name'],
]);

const TOO_NEW = 'GLIBC_2.38';
const MACHINE_X64 = 62;
/** On x64 the first glibc is 2.2.5, which is thus the version of every function that has never changed. */
const OLDEST = 'GLIBC_2.2.5';
const OLDEST_WITH_C99_NAMES = 'GLIBC_2.7';

/**
 * Returns a copy of an x64 library that runs on glibc 2.36. The copy has the same length.
 *
 * @throws Error when the file is not an x64 library, or needs something of 2.38 that has no known older equal.
 */
export function withoutNewGlibc(library: Buffer): Buffer {
  const { machine, needs, symbols } = readBorrowedSymbols(library);
  if (machine !== MACHINE_X64) throw new Error('not an x64 library');
  const patched = Buffer.from(library);
  for (const need of needs.filter(({ version }) => version === TOO_NEW)) {
    for (const symbol of symbols.filter(({ versionIndex }) => versionIndex === need.index)) {
      repointSymbol(patched, symbol, need, needs);
    }
    repeatOlderNeed(patched, need, olderNeed(needs, need.library, OLDEST));
  }
  return patched;
}

function repointSymbol(
  file: Buffer,
  symbol: VersionedSymbol,
  need: VersionNeed,
  needs: readonly VersionNeed[],
): void {
  const replacement = REPLACEMENTS.get(symbol.name);
  if (!replacement || !symbol.isUndefined) {
    throw new Error(`${symbol.name} of ${TOO_NEW} has no known older equal`);
  }
  if (replacement === 'tail of the name') {
    file.writeUInt32LE(file.readUInt32LE(symbol.offset) + '__isoc23_'.length, symbol.offset);
  }
  if (replacement === 'C99 name') file.write('99', symbol.nameAt + '__isoc'.length, 'latin1');
  const version = replacement === 'C99 name' ? OLDEST_WITH_C99_NAMES : OLDEST;
  file.writeUInt16LE(olderNeed(needs, need.library, version).index, symbol.versionOffset);
}

/** The loader checks every need, also one no symbol uses, so the record is made to ask twice for an older one. */
function repeatOlderNeed(file: Buffer, need: VersionNeed, older: VersionNeed): void {
  file.writeUInt32LE(older.hash, need.offset);
  file.writeUInt32LE(older.nameOffset, need.offset + 8);
}

function olderNeed(needs: readonly VersionNeed[], library: string, version: string): VersionNeed {
  const older = needs.find((need) => need.library === library && need.version === version);
  if (!older) throw new Error(`${library} is not asked for ${version}`);
  return older;
}
