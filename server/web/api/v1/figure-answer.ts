import type { z } from 'zod';
import type { Breakdown, Cell, Column, Figure, Row } from '../../../publishing/figure.ts';
import { textOf } from '../../../publishing/figure-rows.ts';
import { intervalOf } from '../../../publishing/interval.ts';
import type { Publication } from '../../../publishing/publication.ts';
import { paths } from '../../paths.ts';
import { missing } from '../problem.ts';
import { v1Paths } from './paths.ts';
import type { figureHeadSchema, figureSchema, figuresSchema } from './schemas.ts';

type Answer = z.infer<typeof figureSchema>;

interface Placed {
  section: string;
  figure: Figure;
}

export function figuresAnswer(publication: Publication): z.infer<typeof figuresSchema> {
  return {
    ...versionOf(publication),
    figures: placedIn(publication).map((placed) => headOf(publication, placed)),
  };
}

/** Throws `missing` when the version has no such figure. */
export function figureAnswer(publication: Publication, id: string): Answer {
  const placed = placedIn(publication).find(({ figure }) => figure.id === id);
  if (!placed)
    throw missing(`Denne versjonen har ikke noe spørsmål «${id}». Se ${v1Paths.figures(publication)}.`);
  const { figure } = placed;
  const { note, unit, sentence, columns, all, breakdowns } = figure;
  const { survey, wave, version } = publication;
  return {
    ...versionOf(publication),
    ...namesOf(placed),
    ...(note === undefined ? {} : { note }),
    ...(unit === undefined ? {} : { unit }),
    sentence,
    columns: columns.map(columnOf),
    all: rowOf(figure, all),
    breakdowns: breakdowns.map((breakdown) => breakdownOf(figure, breakdown)),
    links: {
      self: v1Paths.figure(publication, id),
      page: paths.figure(survey, wave, id, '', version),
    },
  };
}

export function versionOf({ survey, wave, version, example }: Publication) {
  return { survey, wave, version, example };
}

function placedIn({ sections }: Publication): Placed[] {
  return sections.flatMap(({ id, figures }) => figures.map((figure) => ({ section: id, figure })));
}

function headOf(publication: Publication, placed: Placed): z.infer<typeof figureHeadSchema> {
  const { id, breakdowns } = placed.figure;
  return {
    ...namesOf(placed),
    breakdowns: breakdowns.map(({ id, label }) => ({ id, label })),
    links: { self: v1Paths.figure(publication, id) },
  };
}

function namesOf({ section, figure }: Placed) {
  const { id, kind, partOf } = figure;
  return { id, kind, section, text: textOf(figure), ...(partOf ? { partOf } : {}) };
}

function breakdownOf(
  figure: Figure,
  { id, label, table, columns, rows }: Breakdown,
): Answer['breakdowns'][number] {
  return { id, label, table, columns: columns.map(columnOf), rows: rows.map((row) => rowOf(figure, row)) };
}

function columnOf({ code, label, kind, inBase, parts, from, to }: Column): Answer['columns'][number] {
  return {
    code,
    label,
    kind,
    inBase,
    ...(parts ? { parts } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function rowOf(figure: Figure, row: Row): Answer['all'] {
  const { code, label, members, frame } = row;
  const named = {
    code,
    label,
    ...(members ? { members } : {}),
    ...(frame === undefined ? {} : { frame }),
  };
  if ('hidden' in row) return { ...named, hidden: row.hidden };
  const { base, lowBase, notAsked, cells, summary, weighted } = row;
  return {
    ...named,
    base,
    lowBase,
    ...(notAsked === undefined ? {} : { notAsked: bare(notAsked) }),
    cells: cells.map((cell) => cellOf(figure, row, cell)),
    ...(summary ? { summary: bare(summary) } : {}),
    ...(weighted ? { weighted: { ...weighted, cells: weighted.cells.map(bare) } } : {}),
  };
}

/** Of what is hidden nothing but that it is. */
function bare<Told>(told: Told): Told {
  const isHidden = typeof told === 'object' && told !== null && 'hidden' in told;
  return isHidden ? ({ hidden: told.hidden } as Told) : told;
}

function cellOf(figure: Figure, row: Row, cell: Cell) {
  if ('hidden' in cell) return bare(cell);
  const interval = intervalOf(figure, row, cell);
  return { ...cell, ...(interval ? { interval } : {}) };
}
