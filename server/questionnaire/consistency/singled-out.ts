import { type Background, groupHolding } from '../background.ts';
import { error, type Problem, warning } from '../finding.ts';
import { fold } from '../fold.ts';
import { type Item, isChoice } from '../kinds/all.ts';
import { optionLabelled } from '../kinds/choice.ts';
import { didYouMean } from '../nearest.ts';
import type { RegisterVariable } from '../register.ts';
import { listed } from '../wording.ts';
import { type Checking, placedItems } from './placed.ts';
import type { RegisterRow, Surroundings } from './surroundings.ts';

/** Something in the responses that the register says as well. */
interface Known {
  id: string;
  path: Problem['path'];
  /** Or copied from the register. */
  isAsked: boolean;
  /** What stands in the response of a service. */
  answerOf(row: RegisterRow): string;
  /** What to do when it points at somebody. */
  remedy: string;
}

/**
 * What stands in the responses and also in a register can point at a service: whoever has the register finds the one
 * with that combination. Counts the services that stand alone with theirs.
 */
export function checkSingledOut({ written }: Checking, { register = [] }: Surroundings): Problem[] {
  const [first] = register;
  if (!first) return [];
  const asked = placedItems(written).flatMap(({ item, path }) => askedFrom(item, path));
  const columns = Object.keys(first.cells);
  const isCopied = (from: RegisterVariable) => register.some(({ facts }) => facts[from] !== undefined);
  const copied = written.background.map((each, index) => ({ ...each, path: ['background', index] }));
  return [
    ...asked.flatMap((each) => (columns.includes(each.column) ? [] : [withoutColumn(each, columns)])),
    ...copied.flatMap((each) => (isCopied(each.from) ? [] : [withoutFact(each)])),
    ...singledOut(
      [
        ...asked.filter(({ column }) => columns.includes(column)),
        ...copied.filter(({ from }) => isCopied(from)).map(copiedFrom),
      ],
      register,
    ),
  ];
}

function askedFrom(item: Item, path: Problem['path']): (Known & { column: string })[] {
  const column = 'register' in item ? item.register : undefined;
  if (column === undefined) return [];
  const mend = isChoice(item) ? 'Slå sammen svar i' : 'Spør i grupper i stedet for nøyaktig i';
  return [
    {
      id: item.id,
      path: [...path, 'register'],
      column,
      isAsked: true,
      answerOf: ({ cells }) => answerIn(item, cells[column] ?? ''),
      remedy: `${mend} ${item.id}, eller ta det bort og hent opplysningen fra registeret.`,
    },
  ];
}

function copiedFrom({ path, ...background }: Background & { path: Problem['path'] }): Known {
  return {
    id: background.id,
    path,
    isAsked: false,
    answerOf: ({ facts }) => {
      const fact = facts[background.from];
      return (fact !== undefined && groupHolding(background, fact)?.code) || '';
    },
    remedy: `Slå sammen grupper i ${background.id}, eller ta det bort.`,
  };
}

function withoutColumn(
  { path, column }: { path: Problem['path']; column: string },
  columns: string[],
): Problem {
  return error(
    'register-without-column',
    path,
    `Registeret har ingen kolonne «${column}».${didYouMean(column, columns)}`,
  );
}

function withoutFact({ id, from, path }: Background & { path: Problem['path'] }): Problem {
  return error(
    'register-without-column',
    [...path, 'from'],
    `«${id}» er «${from}» fra registeret, men registeret har ingen kolonne med det. Legg til kolonnen, eller ta bort «${id}».`,
  );
}

function singledOut(known: Known[], register: RegisterRow[]): Problem[] {
  const alone = standingAlone(known, register);
  if (alone === 0) return [];
  // Told where it helps most: without this one, the fewest stand alone.
  const [sharpest] = known.toSorted(
    (a, b) => standingAlone(without(known, a), register) - standingAlone(without(known, b), register),
  );
  const ids = listed(
    known.map(({ id }) => id),
    'nb',
    'conjunction',
  );
  return [
    warning(
      'background-singles-out',
      sharpest!.path,
      `${alone} av ${register.length} tjenester i registeret er alene om ${known.some(({ isAsked }) => !isAsked) ? 'det som er kjent i' : 'svarene på'} ${ids}, og kan kjennes igjen. ${sharpest!.remedy}`,
    ),
  ];
}

function without(known: Known[], left: Known): Known[] {
  return known.filter((each) => each !== left);
}

/** How many services have a combination that no other has. */
function standingAlone(known: Known[], register: RegisterRow[]): number {
  const counts = new Map<string, number>();
  for (const row of register) {
    const answers = JSON.stringify(known.map(({ answerOf }) => answerOf(row)));
    counts.set(answers, (counts.get(answers) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count === 1).length;
}

/** What the service would answer. Labels that are written differently are still the same option. */
function answerIn(item: Item, cell: string): string {
  return (isChoice(item) ? optionLabelled(item.options, cell)?.code : undefined) ?? fold(cell);
}
