import { dayInWords } from '../../../fieldwork/day.ts';
import type { RegisterComparison, UnitChange } from '../../../fieldwork/frame/compare-registers.ts';
import type { RegisterUnit } from '../../../fieldwork/frame/unit.ts';
import { translate as t } from '../../i18n/translate.ts';
import { fieldInWords, sizeInWords } from './words.ts';

/** The most lines of one kind of change that a page shows. */
const most = 200;

interface ChangeList {
  kind: string;
  count: number;
  lines: { unit: string; fields?: { label: string; before: string; after: string }[] }[];
  /** How many more there are. */
  rest: number;
}

/** A comparison as lists to read: those with something in them, the ones that need thought first. */
export function changeLists(comparison: RegisterComparison, before: RegisterUnit[]): ChangeList[] {
  const names = new Map(before.map((unit) => [unit.unit, nameOf(unit)]));
  const named = (id: string) => names.get(id) ?? id;
  const made = (from: string[], into: RegisterUnit[], on: string) => ({
    unit: t('admin.frame.made', {
      from: from.map(named).join(' + '),
      into: into.map(nameOf).join(' + '),
      on: dayInWords(on),
    }),
  });
  const { merged, split, renumbered, likelySame, added, removed, movedRegion, movedSize, changed } =
    comparison;
  return [
    list('merged', merged, ({ from, into, on }) => made(from, [into], on)),
    list('split', split, ({ from, into, on }) => made([from], into, on)),
    list('renumbered', renumbered, ({ from, into, on }) => made([from], [into], on)),
    list('likelySame', likelySame, ({ before, after }) => ({
      unit: t('admin.frame.same', { before: before.unit, after: after.unit, name: after.name }),
    })),
    list('added', added, (unit) => ({ unit: nameOf(unit) })),
    list('removed', removed, (unit) => ({ unit: nameOf(unit) })),
    list('movedRegion', movedRegion, (change) =>
      moved(change, 'region', ({ facts }) => fieldInWords('region', facts.region)),
    ),
    list('movedSize', movedSize, (change) => moved(change, 'size', ({ facts }) => sizeInWords(facts))),
    list('changed', changed, ({ after, fields }) => ({
      unit: nameOf(after),
      fields: fields.map(({ field, before, after }) => ({
        label: t(`admin.frame.column.${field}`),
        before: fieldInWords(field, before),
        after: fieldInWords(field, after),
      })),
    })),
  ].filter(({ count }) => count > 0);
}

function moved(
  { before, after }: UnitChange,
  field: 'region' | 'size',
  words: (unit: RegisterUnit) => string,
) {
  const change = { label: t(`admin.frame.moved.${field}`), before: words(before), after: words(after) };
  return { unit: nameOf(after), fields: [change] };
}

function list<Entry>(
  kind: string,
  entries: Entry[],
  line: (entry: Entry) => ChangeList['lines'][number],
): ChangeList {
  const count = entries.length;
  return { kind, count, lines: entries.slice(0, most).map(line), rest: Math.max(0, count - most) };
}

function nameOf({ unit, name }: RegisterUnit): string {
  return `${unit} ${name}`;
}
