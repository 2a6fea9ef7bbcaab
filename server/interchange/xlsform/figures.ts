import type { Condition } from '../../questionnaire/condition.ts';
import { identifiers } from '../identifiers.ts';
import { mapText } from '../texts.ts';
import { areRequired } from './battery.ts';
import { numberLimits } from './numbers.ts';
import { conditionIn, idOf, labelOf, otherCells, type Reading, remember, textIn } from './reading.ts';
import { cellAt, placeOf } from './sheets.ts';
import { mostDecimals } from './survey-rows.ts';
import type { Question } from './tree.ts';

interface Cell {
  question: Question;
  row: string;
  year: number;
}

export function figureTableOf(group: Question): object | undefined;
export function figureTableOf(group: Question, outer: Condition[], reading: Reading): object | undefined;

/** A group of numbers named by row and year, `<group>_<row>-<year>`, as a figure table. Nothing when it is another. */
export function figureTableOf(
  group: Question,
  outer: Condition[] = [],
  reading?: Reading,
): object | undefined {
  const cells = cellsIn(group);
  if (!cells) return undefined;
  if (!reading) return {};
  const id = idOf(group, reading.itemIds, 'tall', reading.lose);
  const years = [...new Set(cells.map(({ year }) => year))].toSorted((a, b) => a - b);
  const text = labelOf(group, reading);
  const help = textIn(group.row, 'hint', reading);
  const condition = conditionIn(group, outer, reading);
  otherCells(group, ['type', 'name', 'label', 'hint', 'relevant'], reading);
  const ids = identifiers();
  const names = [...new Set(cells.map(({ row }) => row))];
  const rows = names.map((name) =>
    rowOf(
      cells.filter(({ row }) => row === name),
      ids.take(name, 'rad'),
      reading,
    ),
  );
  for (const { question, row, year } of cells)
    remember(question, { item: id, row: `${row}-${year}`, type: 'figures' }, reading);
  reading.fields.figures.add(id);
  reading.fields.rows.set(
    id,
    rows.flatMap((row) => years.map((year) => `${row.id}-${year}`)),
  );
  reading.lose(id, 'Tallene har ingen enhet i filen. Det står «antall»; rett det.');
  return {
    kind: 'figureTable',
    id,
    text,
    ...(help === undefined ? {} : { help }),
    required: areRequired(
      cells.map(({ question }) => question),
      id,
      reading,
    ),
    ...condition,
    years,
    rows,
  };
}

/** A whole grid of numbers, or nothing. */
function cellsIn({ type, name, children }: Question): Cell[] | undefined {
  if (type !== 'group' || children.length === 0) return undefined;
  const cells = children.flatMap((question) => {
    const [, row, year] =
      /^([a-z0-9]+(?:-[a-z0-9]+)*)-(\d{4})$/.exec(question.name.slice(name.length + 1)) ?? [];
    const fits =
      question.name.startsWith(`${name}_`) && ['integer', 'decimal', 'int'].includes(question.type);
    return fits && row && Number(year) >= 1900 && Number(year) <= 2200
      ? [{ question, row, year: Number(year) }]
      : [];
  });
  const rows = new Set(cells.map(({ row }) => row));
  const years = new Set(cells.map(({ year }) => year));
  const isWhole = cells.length === children.length && cells.length === rows.size * years.size;
  return isWhole && years.size <= 20 ? cells : undefined;
}

function rowOf(cells: Cell[], id: string, reading: Reading) {
  const [first] = cells;
  if (!first) throw new TypeError('A row has at least one cell.');
  const limits = cells.map(({ question }) => numberLimits(question, reading));
  const decimals = cells.some(({ question }) => question.type === 'decimal') ? mostDecimals : 0;
  for (const { question } of cells) {
    otherCells(
      question,
      ['type', 'name', 'label', 'required', 'relevant', 'constraint', 'constraint_message'],
      reading,
    );
    const relevant = cellAt(question.row, 'relevant');
    if (relevant)
      reading.lose(relevant.at, `Betingelsen for «${question.name}» er ikke med: Hele tabellen vises.`);
  }
  if (new Set(limits.map(({ min, max }) => `${min} ${max}`)).size > 1)
    reading.lose(
      placeOf(first.question.row),
      'Grensene er ikke de samme for alle årene. De videste er brukt.',
    );
  return {
    id,
    label: mapText(labelOf(first.question, reading), (words) =>
      words.endsWith(` ${first.year}`) ? words.slice(0, -5) : words,
    ),
    unit: 'antall',
    min: Math.min(...limits.map(({ min }) => min)),
    max: Math.max(...limits.map(({ max }) => max)),
    decimals,
  };
}
