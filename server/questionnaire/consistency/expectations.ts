import { error, type Problem, within } from '../finding.ts';
import { isNumeric } from '../kinds/all.ts';
import { didYouMean } from '../nearest.ts';
import { type Checking, idsBefore, type Placed, placedItems } from './placed.ts';

/**
 * A number that is expected to be so many times another is compared with a number that is answered before.
 */
export function checkExpectations(checking: Checking): Problem[] {
  const placed = placedItems(checking.written);
  return placed.flatMap((each, index) => timesProblems(each, idsBefore(placed, index), checking));
}

function timesProblems({ item, path }: Placed, earlier: string[], { items }: Checking): Problem[] {
  const wanted = item.kind === 'number' ? item.expected?.timesOf?.item : undefined;
  if (wanted === undefined) return [];
  const here = (problem: Problem) => within([...path, 'expected', 'timesOf', 'item'], [problem]);
  const other = items.get(wanted);
  const opening = `Spørsmål ${item.id} sammenlignes med ${wanted}`;
  if (!other) {
    const numbers = earlier.filter((id) => isNumeric(items.get(id)!));
    const suggestion = didYouMean(wanted, numbers.reverse());
    return here(error('expected-of-unknown', [], `${opening}, som ikke finnes.${suggestion}`));
  }
  if (!earlier.includes(wanted))
    return here(
      error('expected-of-later', [], `${opening}, som ikke kommer før. Vis til et tidligere tallspørsmål.`),
    );
  return isNumeric(other)
    ? []
    : here(
        error(
          'expected-of-other-than-number',
          [],
          `${opening}, som ikke er et tall. Vis til et tallspørsmål.`,
        ),
      );
}
