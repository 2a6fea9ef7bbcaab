/** The longest name that Excel takes for a sheet. */
const longest = 31;

/**
 * Names of sheets, in the order of the ids: without the signs that Excel does not take, no longer than it takes, and
 * each one once, also to Excel, which does not tell capital letters from small ones.
 */
export function sheetNames(ids: readonly string[], taken: readonly string[]): string[] {
  // «History» is Excel's own.
  const used = new Set(['history', ...taken.map(lower)]);
  return ids.map((id) => {
    const clean = id.replaceAll(/[[\]:*?/\\]/g, '_').replaceAll(/^'|'$/g, '_');
    const name = firstFree(clean, used);
    used.add(lower(name));
    return name;
  });
}

function firstFree(name: string, used: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `~${number}`;
    const candidate = `${name.slice(0, longest - ending.length)}${ending}`;
    if (!used.has(lower(candidate))) return candidate;
  }
}

function lower(name: string): string {
  return name.toLowerCase();
}
