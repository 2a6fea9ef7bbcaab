import { error, type Problem, warning } from '../finding.ts';
import { fold } from '../fold.ts';
import { type Item, isChoice } from '../kinds/all.ts';
import { optionLabelled } from '../kinds/choice.ts';
import { didYouMean } from '../nearest.ts';
import { type Checking, type Placed, placedItems } from './placed.ts';
import type { RegisterRow, Surroundings } from './surroundings.ts';

/** A background item and the column of the register that says the same. */
interface Background extends Placed {
  column: string;
}

/**
 * Answers that also stand in a public register can point at a service: whoever has the register finds the one
 * with those answers. Counts the services that stand alone with theirs.
 */
export function checkBackground({ written }: Checking, { register = [] }: Surroundings): Problem[] {
  const [first] = register;
  if (!first) return [];
  const background = placedItems(written).flatMap((placed) => {
    const column = 'register' in placed.item ? placed.item.register : undefined;
    return column === undefined ? [] : [{ ...placed, column }];
  });
  const columns = Object.keys(first);
  const known = background.filter(({ column }) => columns.includes(column));
  return [
    ...background.filter(({ column }) => !columns.includes(column)).map((each) => unknown(each, columns)),
    ...singledOut(known, register),
  ];
}

function unknown({ path, column }: Background, columns: string[]): Problem {
  return error(
    'register-without-column',
    [...path, 'register'],
    `Registeret har ingen kolonne «${column}».${didYouMean(column, columns)}`,
  );
}

function singledOut(background: Background[], register: RegisterRow[]): Problem[] {
  const alone = standingAlone(background, register);
  if (alone === 0) return [];
  // Told where it helps most: without this item, the fewest stand alone.
  const [sharpest] = background.toSorted(
    (a, b) =>
      standingAlone(without(background, a), register) - standingAlone(without(background, b), register),
  );
  const ids = new Intl.ListFormat('nb').format(background.map(({ item }) => item.id));
  const id = sharpest!.item.id;
  const remedy = isChoice(sharpest!.item)
    ? `Slå sammen svar i ${id}`
    : `Spør i grupper i stedet for nøyaktig i ${id}`;
  return [
    warning(
      'background-singles-out',
      [...sharpest!.path, 'register'],
      `${alone} av ${register.length} tjenester i registeret er alene om svarene på ${ids}, og kan kjennes igjen. ${remedy}, eller ta det bort og hent opplysningen fra registeret.`,
    ),
  ];
}

function without(background: Background[], left: Background): Background[] {
  return background.filter((each) => each !== left);
}

/** How many services have a combination of answers that no other has. */
function standingAlone(background: Background[], register: RegisterRow[]): number {
  const counts = new Map<string, number>();
  for (const row of register) {
    const answers = JSON.stringify(background.map(({ item, column }) => answerIn(item, row[column] ?? '')));
    counts.set(answers, (counts.get(answers) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count === 1).length;
}

/** What the service would answer. Labels that are written differently are still the same option. */
function answerIn(item: Item, cell: string): string {
  return (isChoice(item) ? optionLabelled(item.options, cell)?.code : undefined) ?? fold(cell);
}
