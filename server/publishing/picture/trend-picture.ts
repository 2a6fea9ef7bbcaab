import { listed } from '../../questionnaire/wording.ts';
import { saidOnce } from '../said-once.ts';
import type { Trend, TrendPoint, Value } from '../trend.ts';
import { percent, quantity, unbroken } from '../words.ts';
import { type LineStyle, lineStyle } from './paint.ts';
import type { PictureWords } from './picture.ts';
import { pictureWords } from './picture-words.ts';
import { linesOf } from './trend-lines.ts';
import { wavePlaces } from './wave-places.ts';

/** A trend as a picture, with all the words in it. What a publication hides is in none of them. */
export interface TrendPicture extends PictureWords {
  drawing: LineDrawing;
}

/** What a picture of a trend shows between its title and its source. */
export interface LineDrawing {
  waves: DrawnWave[];
  lines: DrawnLine[];
  /** The value at the top; the bottom is 0. */
  max: number;
  /** The values that a line goes across the picture at. */
  ticks: { value: number; words: string }[];
}

interface DrawnWave {
  label: string;
  /** N, and where the numbers are from when it is not from answers given here. */
  notes: string[];
  /** From 0 to 1. */
  place: number;
  /** It cannot be compared with the wave before. */
  isAfterBreak: boolean;
}

export interface DrawnLine {
  label: string;
  style: LineStyle;
  /** One for each wave. Undefined: hidden, or not known. */
  points: ({ value: number; words: string } | undefined)[];
}

/** What a trend is of. */
export interface TrendSource {
  title: string;
  publisher: string;
  /** Of the page where the trend is, where it is known. */
  address: string | undefined;
}

/** Nothing when no number of the trend is known. */
export function trendPictureOf(
  trend: Trend,
  { title, publisher, address }: TrendSource,
): TrendPicture | undefined {
  const shown = linesOf(trend);
  if (!shown) return undefined;
  const { points, breaks } = trend;
  const inWords = shown.measure === 'share' ? percent : quantity;
  const { places, isToScale } = wavePlaces(points.map(({ collected }) => collected));
  const lines = shown.lines.map(({ label, values }, place) => ({
    label,
    style: lineStyle(place),
    points: values.map((value) =>
      'value' in value ? { value: value.value, words: inWords(value.value) } : undefined,
    ),
  }));
  const scale = shown.measure === 'share' ? { max: 100, step: 25 } : scaleFor(lines);
  const notes = notesOf(trend, shown.lines, isToScale);
  return {
    overline: title,
    title: trend.text,
    subtitle: pictureWords.overTime,
    example: exampleIn(points),
    drawing: {
      waves: points.map((point, place) => ({
        label: point.label,
        notes: notesAt(point),
        place: places[place]!,
        isAfterBreak: breaks.some(({ before }) => before === place),
      })),
      lines,
      max: scale.max,
      ticks: ticksOf(scale).map((value) => ({ value, words: inWords(value) })),
    },
    notes,
    source: [`${pictureWords.source} ${publisher}, ${title}${versionsIn(points)}.`, address]
      .filter((part) => part !== undefined)
      .join(' '),
    description: unbroken([...describe(points, shown.lines, inWords), ...notes].join(' ')),
  };
}

/** Round numbers up to the least one that no value is above. */
function scaleFor(lines: DrawnLine[]): { max: number; step: number } {
  const most = Math.max(...lines.flatMap(({ points }) => points.map((point) => point?.value ?? 0)), 0) || 1;
  const unit = 10 ** Math.floor(Math.log10(most));
  const step = [0.2, 0.5, 1, 2].map((part) => part * unit).find((each) => most / each <= 6) ?? unit;
  return { max: Math.ceil(most / step) * step, step };
}

function ticksOf({ max, step }: { max: number; step: number }): number[] {
  return Array.from({ length: Math.round(max / step) + 1 }, (_, place) =>
    Number((place * step).toPrecision(6)),
  );
}

function notesAt({ base, lowBase, source, example }: TrendPoint): string[] {
  const words = 'value' in base ? `N = ${quantity(base.value)}${lowBase ? '*' : ''}` : undefined;
  return [
    words ?? ('hidden' in base ? 'N = :' : undefined),
    source === 'aggregate' ? pictureWords.printed : undefined,
    example ? pictureWords.exampleMark : undefined,
  ].filter((each) => each !== undefined);
}

function exampleIn(points: TrendPoint[]): string | undefined {
  const made = points.filter(({ example }) => example);
  if (made.length === 0) return undefined;
  return made.length === points.length
    ? pictureWords.example
    : pictureWords.exampleOf(made.map(({ label }) => label));
}

/** What a reader of the picture must know. */
function notesOf(
  { points, breaks }: Trend,
  lines: { label: string; values: Value[] }[],
  isToScale: boolean,
): string[] {
  const all = lines.flatMap(({ values }) => values);
  const labelAt = (place: number) => points[place]?.label ?? '';
  return [
    ...breaks.map(({ before, why }) => pictureWords.broken(labelAt(before - 1), labelAt(before), why)),
    ...saidOnce(points.flatMap(({ label, note }) => (note === undefined ? [] : [{ label, text: note }]))).map(
      ({ waves, text }) => pictureWords.noteTo(waves, text),
    ),
    ...saidOnce(
      points.flatMap(({ label, sourceText }) =>
        sourceText === undefined ? [] : [{ label, text: sourceText }],
      ),
    ).map(({ waves, text }) => pictureWords.sourceOf(waves, text)),
    isToScale || points.length < 3 ? undefined : pictureWords.evenly,
    points.some(({ lowBase }) => lowBase) ? pictureWords.lowBaseNote : undefined,
    whyNoPoint(all),
    points.some(({ base }) => 'hidden' in base) ? pictureWords.hiddenNote : undefined,
  ].filter((each) => each !== undefined);
}

function whyNoPoint(values: Value[]): string | undefined {
  const isHidden = values.some((value) => 'hidden' in value);
  const isMissing = values.some((value) => 'missing' in value);
  if (isHidden && isMissing) return pictureWords.noPoint.either;
  if (isHidden) return pictureWords.noPoint.hidden;
  return isMissing ? pictureWords.noPoint.notKnown : undefined;
}

function versionsIn(points: TrendPoint[]): string {
  const versions = points.flatMap(({ label, version }) =>
    version === undefined ? [] : [pictureWords.versionOf(label, version)],
  );
  return versions.length > 0 ? `, ${listed(versions, 'nb', 'conjunction')}` : '';
}

/** Every number in words, wave by wave. */
function describe(
  points: TrendPoint[],
  lines: { label: string; values: Value[] }[],
  inWords: (value: number) => string,
): string[] {
  return points.map((point, place) => {
    const told = lines.map(({ label, values }) => `${label} ${valueInWords(values[place], inWords)}`);
    const notes = notesAt(point);
    return `${point.label}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}: ${told.join(', ')}.`;
  });
}

function valueInWords(value: Value | undefined, inWords: (value: number) => string): string {
  if (!value || 'missing' in value) return 'er ikke kjent';
  return 'hidden' in value ? 'er skjult' : inWords(value.value);
}
