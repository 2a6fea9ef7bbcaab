import type { Found, ItemComparison } from '../questionnaire/comparability.ts';

/** A line for each item: its id, what was found, what it says itself when that is something else, and why. */
export function comparisonReport(comparisons: ItemComparison[]): string {
  const lines = comparisons.map(({ id, found, declared, agrees, why }) => [
    id,
    found,
    agrees ? '' : `feil: sier «${declared}»`,
    why,
  ]);
  const shown = lines.some(([, , disagreement]) => disagreement)
    ? lines
    : lines.map(([id, found, , why]) => [id, found, why]);
  return [...inColumns(shown as string[][]), '', sumOf(comparisons), ''].join('\n');
}

function inColumns(lines: string[][]): string[] {
  const widths = (lines[0] ?? []).map((_, place) => Math.max(...lines.map((line) => line[place]!.length)));
  return lines.map((line) =>
    line
      .map((words, place) => words.padEnd(widths[place]!))
      .join('  ')
      .trimEnd(),
  );
}

const order: Found[] = ['same', 'wordingChanged', 'routingChanged', 'scaleChanged', 'new', 'gone'];

function sumOf(comparisons: ItemComparison[]): string {
  const counts = order
    .map((found) => ({ found, count: comparisons.filter((each) => each.found === found).length }))
    .filter(({ count }) => count > 0)
    .map(({ found, count }) => `${count} ${found}`);
  const wrong = comparisons.filter(({ agrees }) => !agrees).length;
  return [...counts, `${wrong === 0 ? 'ingen' : wrong} feil`].join(', ');
}
