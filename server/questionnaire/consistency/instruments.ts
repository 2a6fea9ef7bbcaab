import { isDeepStrictEqual } from 'node:util';
import type { Definition } from '../definition.ts';
import { error, type Problem } from '../finding.ts';
import { type Item, variablesOf } from '../kinds/all.ts';
import type { Measure } from '../kinds/kind.ts';
import { itemsOf, questionnaireIn } from '../questionnaire.ts';
import { derivedProblems } from './derived-of-instruments.ts';
import { type Checking, type Placed, placedItems } from './placed.ts';
import type { Surroundings } from './surroundings.ts';
import { nameOf, waveProblems } from './wave-of-instruments.ts';

/** The instruments of a wave are tabulated together: the same id is the same variable in all of them. */
export function checkInstruments(checking: Checking, { siblings = [] }: Surroundings): Problem[] {
  return [
    ...waveProblems(checking.definition, siblings),
    ...derivedProblems(checking.definition, siblings),
    ...itemProblems(checking, siblings),
  ];
}

function itemProblems({ written, items }: Checking, siblings: Definition[]): Problem[] {
  const others = siblings.map((definition) => ({
    name: nameOf(definition),
    items: itemsOf(questionnaireIn('nb', definition)),
  }));
  return placedItems(written).flatMap((placed) => {
    const item = items.get(placed.item.id);
    for (const { name, items } of others) {
      const other = items.find(({ id }) => id === item?.id);
      const field = item && other ? difference(item, other) : undefined;
      if (field) return [disagreement(placed, field, name)];
    }
    return [];
  });
}

type Field = 'kind' | 'options' | 'scale' | 'unit';

const differences: Record<Field, string> = {
  kind: 'er av et annet slag',
  options: 'har andre svar',
  scale: 'har andre svar',
  unit: 'har en annen enhet',
};

function disagreement({ item, path }: Placed, field: Field, other: string): Problem {
  return error(
    'instruments-disagree',
    [...path, field],
    `Spørsmål ${item.id} ${differences[field]} i ${other}. Gjør dem like, eller gi det ene en egen id.`,
  );
}

/** The field where two items of the same id ask for different things, if they do. */
function difference(item: Item, other: Item): Field | undefined {
  if (item.kind !== other.kind) return 'kind';
  const measures = new Map(variablesOf(other).map(({ id, measure }) => [id, measure]));
  const differs = variablesOf(item).some(({ id, measure }) => {
    const theirs = measures.get(id);
    return theirs !== undefined && !isDeepStrictEqual(tabulated(measure), tabulated(theirs));
  });
  if (!differs) return undefined;
  if ('scale' in item) return 'scale';
  return 'options' in item ? 'options' : 'unit';
}

/** The measure without what only decides whom an option is shown. */
function tabulated(measure: Measure) {
  if (measure.type === 'number') return measure;
  return { ...measure, options: measure.options.map(({ showIf, ...option }) => option) };
}
