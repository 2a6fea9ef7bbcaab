import type { Condition } from '../condition.ts';
import type { Problem } from '../finding.ts';
import { conditionsAt } from '../groups/asked.ts';
import type { ConditionsIn } from '../groups/mixing.ts';
import { type Item, optionsOf } from '../kinds/all.ts';
import type { Questionnaire, Section } from '../questionnaire.ts';
import { type Checking, placedItems } from './placed.ts';

/** A section, an item, or an option or row in it, with the conditions that stand in the way of it. */
export interface Level {
  path: Problem['path'];
  /** In words that begin a sentence. */
  name: string;
  conditionsIn: ConditionsIn;
}

/** Something that is shown, from the outermost: the section, the item, and last a row or an option where it is one. */
export interface Shown {
  levels: Level[];
  isOption?: boolean;
}

type FindIn = (
  id: string,
  conditions: (section: Section, item: Item) => Condition[] | undefined,
) => ConditionsIn;

/** Everything that can be answered, and that the questionnaire may show to some and not to others. */
export function shownIn(
  { written, whole }: Pick<Checking, 'written' | 'whole'>,
  instruments: Questionnaire[],
): Shown[] {
  const findIn = finderIn(instruments);
  const answered = placedItems(written).filter(({ item }) => item.kind !== 'information');
  return answered.flatMap(({ item, path, section: place }) => {
    const { id, showIf } = written.sections[place]!;
    const section: Level = {
      path: showIf ? ['sections', place, 'showIf'] : path,
      name: showIf ? `Delen «${id}»` : `Spørsmål ${item.id}`,
      conditionsIn: findIn(item.id, (own) => conditionsAt(own)),
    };
    const own: Level = {
      path: item.showIf ? [...path, 'showIf'] : path,
      name: `Spørsmål ${item.id}`,
      conditionsIn: findIn(item.id, (...parts) => conditionsAt(...parts)),
    };
    const found = whole.sections[place]!.items.find((each) => each.id === item.id)!;
    return [
      { levels: [section, own] },
      ...rowsOf(item, found, path, findIn).map((row) => ({ levels: [section, own, row] })),
      ...optionsIn(item, found, path, findIn).map((option) => ({
        levels: [section, own, option],
        isOption: true,
      })),
    ];
  });
}

function finderIn(instruments: Questionnaire[]): FindIn {
  const places = new Map(
    instruments.map((each) => [
      each,
      new Map(each.sections.flatMap((section) => section.items.map((item) => [item.id, { section, item }]))),
    ]),
  );
  return (id, conditions) => (instrument) => {
    const found = places.get(instrument)?.get(id);
    return found && conditions(found.section, found.item);
  };
}

function rowsOf(written: Item, whole: Item, path: Problem['path'], findIn: FindIn): Level[] {
  if (whole.kind !== 'battery' || written.kind !== 'battery') return [];
  const carried = whole.rows.length - written.rows.length;
  return whole.rows.map((row, index) => ({
    path: pathTo(row, index - carried, path, 'rows'),
    name: `Raden «${row.id}» i spørsmål ${whole.id}`,
    conditionsIn: findIn(whole.id, (section, item) => {
      const own = item.kind === 'battery' ? item.rows.find(({ id }) => id === row.id) : undefined;
      return own && conditionsAt(section, item, own);
    }),
  }));
}

function optionsIn(written: Item, whole: Item, path: Problem['path'], findIn: FindIn): Level[] {
  const options = optionsOf(whole);
  const carried = options.length - optionsOf(written).length;
  return options.map((option, index) => ({
    ...('scale' in whole
      ? {
          path: pathTo(option, index, ['scales', whole.scale], 'options'),
          name: `Svaret «${option.code}» i skalaen «${whole.scale}»`,
        }
      : {
          path: pathTo(option, index - carried, path, 'options'),
          name: `Svaret «${option.code}» i spørsmål ${whole.id}`,
        }),
    conditionsIn: findIn(whole.id, (section, item) => {
      const own = optionsOf(item).find(({ code }) => code === option.code);
      return own && conditionsAt(section, item, own);
    }),
  }));
}

/** What is carried forward stands before the item's own, and is told of where that is said. */
function pathTo(
  { showIf }: { showIf?: Condition | undefined },
  index: number,
  path: Problem['path'],
  field: 'rows' | 'options',
) {
  if (index < 0) return [...path, `${field}From`];
  return [...path, field, index, ...(showIf ? ['showIf'] : [])];
}
