import type { Cell, ReleasedSummary } from '../../disclosure/released.ts';
import type { Colour } from '../column.ts';
import type { Breakdown, Chart, Column, Figure, Row } from '../figure.ts';
import { textOf } from '../figure-rows.ts';
import { isWithheld, nothingShownOf, showsSome } from '../nothing-shown.ts';
import { itemOfFigure, type Publication } from '../publication.ts';

/**
 * One way of looking at a question: everybody, the groups of a breakdown, or the rows of a battery. Pictures,
 * their text alternatives and the report's tables are all made from this.
 */
export interface View {
  /** The figure's id, or the battery's. */
  id: string;
  question: string;
  breakdown?: { id: string; label: string };
  note?: string;
  /** Says so where nothing is shown of any of the groups. */
  nothingShown?: string;
  /** Not even everybody's results are shown: see {@link isWithheld}. */
  withheld?: boolean;
  chart: Chart | 'series';
  unequalBands: boolean;
  /** There is a mean and a median in each row. */
  hasMean: boolean;
  columns: Column[];
  rows: ViewRow[];
}

export interface ViewRow {
  label: string;
  /** Everybody, among groups. */
  strong: boolean;
  /** Numbers only. */
  unit?: string;
  hidden: boolean;
  /** Neither when the row is hidden. */
  base?: number;
  lowBase?: boolean;
  /** Respondents that were not asked, where it is told. */
  notAsked?: number;
  /** One for each column. Undefined: the row does not have it. */
  cells: (Cell | undefined)[];
  summary?: ReleasedSummary;
}

/**
 * @param id a figure's, or that of a battery, which has no breakdowns as a whole
 * @returns nothing when there is no such view
 */
export function viewOf({ sections }: Publication, id: string, breakdown?: string): View | undefined {
  const figures = sections.flatMap((section) => section.figures);
  const figure = figures.find((each) => each.id === id);
  if (figure) return breakdown === undefined ? nationalView(figure) : groupsView(figure, breakdown);
  const rows = figures.filter(({ partOf }) => partOf?.id === id);
  return rows.length > 0 && breakdown === undefined ? batteryView(rows) : undefined;
}

/** What one has told by year is no mean of several: a number in each row, and nothing else. */
export function isToldByOne({ columns, rows, chart }: View): boolean {
  return chart === 'series' && columns.every(({ inBase }) => !inBase) && rows.every(({ base }) => base === 1);
}

/** The items that have figures, in order: a battery is one. */
export function itemsIn(figures: Figure[]): { id: string; figures: Figure[] }[] {
  const items = new Map<string, Figure[]>();
  for (const figure of figures) {
    const id = itemOfFigure(figure);
    items.set(id, [...(items.get(id) ?? []), figure]);
  }
  return [...items].map(([id, own]) => ({ id, figures: own }));
}

function nationalView(figure: Figure): View {
  return {
    ...about(figure),
    columns: figure.columns,
    rows: [rowIn(figure, figure.all, figure.columns, { strong: false })],
  };
}

function groupsView(figure: Figure, id: string): View | undefined {
  const breakdown = figure.breakdowns.find((each) => each.id === id);
  if (!breakdown) return undefined;
  const columns = inScaleOrder(breakdown, figure);
  return {
    ...about(figure),
    chart: columns.length > 0 ? figure.chart : 'summary',
    breakdown: { id, label: breakdown.label },
    ...(showsSome(breakdown) ? {} : { nothingShown: nothingShownOf(figure, [breakdown]) }),
    columns,
    rows: [
      rowIn(figure, figure.all, columns, { strong: true }),
      ...breakdown.rows.map((row) =>
        rowIn({ ...figure, columns: breakdown.columns }, row, columns, { strong: false }),
      ),
    ],
  };
}

/** A battery's rows, everybody's answers to each. Its options are those that any row has. */
function batteryView(figures: Figure[]): View {
  const [first] = figures as [Figure];
  const columns = [
    ...new Map(figures.flatMap((each) => each.columns).map((column) => [column.code, column])).values(),
  ];
  return {
    ...about(first),
    id: itemOfFigure(first),
    question: first.partOf?.text ?? first.text,
    withheld: figures.every(isWithheld),
    chart: first.kind === 'figureTable' ? 'series' : first.chart,
    unequalBands: figures.some(({ unequalBands }) => unequalBands),
    hasMean: figures.some(({ hasMean }) => hasMean),
    columns,
    rows: figures.map((figure) => ({
      ...rowIn(figure, figure.all, columns, { strong: false }),
      label: figure.text,
    })),
  };
}

function about(figure: Figure) {
  const { id, note, chart, hasMean, unequalBands } = figure;
  return {
    id,
    question: textOf(figure),
    ...(note === undefined ? {} : { note }),
    withheld: isWithheld(figure),
    chart,
    hasMean: hasMean ?? false,
    unequalBands: unequalBands ?? false,
  };
}

function rowIn(
  { columns: own, unit }: Pick<Figure, 'columns' | 'unit'>,
  row: Row,
  columns: Column[],
  { strong }: { strong: boolean },
): ViewRow {
  const named = { label: row.label, strong, ...(unit === undefined ? {} : { unit }) };
  if ('hidden' in row) return { ...named, hidden: true, cells: columns.map(() => ({ hidden: row.hidden })) };
  const { base, lowBase, notAsked, cells, summary } = row;
  return {
    ...named,
    hidden: false,
    base,
    lowBase,
    ...(typeof notAsked === 'number' ? { notAsked } : {}),
    cells: columns.map(({ code }) => cells[own.findIndex((column) => column.code === code)]),
    ...(summary ? { summary } : {}),
  };
}

/** Nets stand where the options that they are made of would, and in the colour of the outermost of them. */
function inScaleOrder({ columns }: Breakdown, figure: Figure): Column[] {
  const place = ({ code, parts }: Column) =>
    figure.columns.findIndex((column) => (parts ?? [code]).includes(column.code));
  const hasOptions = columns.some(({ parts }) =>
    parts?.some((part) => columns.some(({ code }) => code === part)),
  );
  if (hasOptions) return columns;
  return columns
    .map((column) => ({ ...column, colour: colourOf(column, figure) }))
    .sort((a, b) => place(a) - place(b));
}

function colourOf({ colour, parts }: Column, figure: Figure): Colour {
  const colours = figure.columns.filter(({ code }) => parts?.includes(code)).map((column) => column.colour);
  const fromMiddle = ({ index, of }: Colour) => Math.abs(index - (of - 1) / 2);
  const [outermost] = colours.sort((a, b) => fromMiddle(b) - fromMiddle(a));
  return outermost ?? colour;
}
