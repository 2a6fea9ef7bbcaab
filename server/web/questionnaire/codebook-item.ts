import type { Condition } from '../../questionnaire/condition.ts';
import { insertionsIn } from '../../questionnaire/insertion.ts';
import { type Item, variablesOf } from '../../questionnaire/kinds/all.ts';
import { figureCell } from '../../questionnaire/kinds/figure-table.ts';
import type { Measure, Variable } from '../../questionnaire/kinds/kind.ts';
import { limitsOf } from '../../questionnaire/kinds/limits.ts';
import { isInBase, type Net, type Option } from '../../questionnaire/option.ts';
import type { Section } from '../../questionnaire/questionnaire.ts';
import type { CodebookNumber, CodebookOption, CodebookVariable } from './codebook-shape.ts';
import type { Reader } from './reader.ts';

/** A variable before it is known whether results are broken down by it. */
export type Described = Omit<CodebookVariable, 'breakdown'>;

/** The variables of an item: one, or one for each cell of a grid; none for what has nothing to answer. */
export function itemInCodebook(item: Item, section: Section, reader: Reader): Described[] {
  if (item.kind === 'information') return [];
  const tabulated = variablesOf(item);
  const unpublished = { id: item.id, text: item.text, label: item.label ?? item.text };
  const variables: (Omit<Variable, 'measure'> & { measure?: Measure })[] =
    tabulated.length > 0 ? tabulated : isGrid(item) ? [] : [unpublished];
  return variables.map((variable) => {
    const { id, text, label, measure } = variable;
    return {
      id,
      kind: item.kind,
      item: item.id,
      section: { id: section.id, title: section.title },
      text,
      label,
      ...without({ help: item.help }),
      ...placeOf(item, variable.cell),
      ...universeOf([section.showIf, item.showIf, rowCondition(item, variable.cell)], reader),
      required: item.required ?? false,
      ...(measure ? measured(measure, reader) : {}),
      ...answerIn(item, variable.cell, reader),
      ...originOf(item),
      ...comparisonOf(item),
      published: measure !== undefined,
    };
  });
}

function isGrid(item: Item): boolean {
  return item.kind === 'battery' || item.kind === 'figureTable';
}

/** The words for who is asked, and the condition where not everybody is. */
function universeOf(conditions: (Condition | undefined)[], { t, words }: Reader) {
  const known = conditions.filter((condition) => condition !== undefined);
  const [first] = known;
  if (!first) return { universe: t('codebook.everybody') };
  const showIf = known.length === 1 ? first : { all: known };
  return { universe: t('codebook.askedIf', { condition: words(showIf, 'answers') }), showIf };
}

function rowCondition(item: Item, cell: string | undefined): Condition | undefined {
  return item.kind === 'battery' ? item.rows.find(({ id }) => id === cell)?.showIf : undefined;
}

function placeOf(item: Item, cell: string | undefined): Pick<Described, 'question' | 'row' | 'year'> {
  const question = { text: item.text, label: item.label ?? item.text };
  const row = item.kind === 'battery' ? item.rows.find(({ id }) => id === cell) : undefined;
  if (row) return { question, row: { id: row.id, label: row.label } };
  const place = figureAt(item, cell);
  if (!place) return {};
  return { question, row: { id: place.row.id, label: place.row.label }, year: place.year };
}

function figureAt(item: Item, cell: string | undefined) {
  if (item.kind !== 'figureTable') return undefined;
  return item.rows
    .flatMap((row) => item.years.map((year) => ({ row, year })))
    .find(({ row, year }) => figureCell(row.id, year) === cell);
}

function measured(measure: Measure, reader: Reader): Pick<Described, 'options' | 'nets'> {
  if (measure.type === 'number') return {};
  const options = measure.options.map((option) => codebookOption(option, reader));
  return measure.type === 'several' ? { options } : { options, ...netsOf(measure.nets) };
}

export function netsOf(nets: Net[]): Pick<Described, 'nets'> {
  return nets.length > 0 ? { nets: nets.map(({ code, label, options }) => ({ code, label, options })) } : {};
}

export function codebookOption(option: Option, { t, words }: Reader): CodebookOption {
  const { code, label, value, missing, exclusive, withText, showIf } = option;
  const universe = showIf && t('codebook.shownIf', { condition: words(showIf, 'answers') });
  return {
    code,
    label,
    base: isInBase(option) ? 'in' : 'out',
    ...without({ value, missing, exclusive, withText, universe }),
  };
}

/** What an answer may be. */
function answerIn(item: Item, cell: string | undefined, reader: Reader): Partial<Described> {
  switch (item.kind) {
    case 'scale':
    case 'battery':
      return { scale: { name: item.scale, polarity: item.polarity, ...without({ poles: item.poles }) } };
    case 'several': {
      const ticks = without({ atLeast: item.atLeast, atMost: item.atMost });
      return Object.keys(ticks).length > 0 ? { ticks } : {};
    }
    case 'number':
      return { number: numberOf(item) };
    case 'percent':
      return { number: { unit: reader.t('blank.percent'), ...limitsOf(item) } };
    case 'figureTable': {
      const row = figureAt(item, cell)?.row;
      return row ? { number: { ...numberOf(row), ...without({ expectedFactor: item.expectedFactor }) } } : {};
    }
    case 'date':
      return { date: without({ min: item.min, max: item.max }) };
    case 'text':
      return { maxLength: item.maxLength };
    case 'one':
    case 'information':
      return {};
  }
}

function numberOf(item: {
  unit: string;
  min: number;
  max: number;
  decimals: number;
  expected?: object | undefined;
}): CodebookNumber {
  const { unit, min, max, decimals, expected } = item;
  return { unit, min, max, decimals, ...without({ expected }) };
}

/** Earlier answers that the item takes something from. */
function originOf(item: Item): Pick<Described, 'inserts' | 'carriedFrom'> {
  const inserted = Object.values(item.templates ?? {}).flatMap(insertionsIn);
  const carried =
    ('optionsFrom' in item && item.optionsFrom) || ('rowsFrom' in item && item.rowsFrom) || undefined;
  return {
    ...(inserted.length > 0 ? { inserts: [...new Set(inserted.map((each) => each.item))] } : {}),
    ...without({ carriedFrom: carried?.item }),
  };
}

function comparisonOf(item: Item) {
  if (item.kind === 'information') return {};
  const { comparedWithPrevious, note, register } = item;
  return without({ comparedWithPrevious, note, register });
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same without what is not there. */
export function without<T extends object>(parts: T): Present<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Present<T>;
}
