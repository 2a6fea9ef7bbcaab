import { licenceOf } from '../publication.ts';
import { type CubeHead, type Dimension, sides } from './cube.ts';
import type { PublishedWave, SurveyResults } from './survey-results.ts';
import { type Measure, measures, type TableLanguage, tableWords } from './words.ts';

/** What differs from table to table. */
interface Told {
  /** What the table is called within a wave: `2a_by_1a`. */
  name: string;
  label: string;
  dimensions: Dimension[];
  notes: string[];
}

/**
 * @param waves those in the table. The first of them is part of its id, so that the id is the same when waves come to
 *   it, and another where a break has begun a table of its own.
 */
export function headOf(
  survey: SurveyResults,
  waves: PublishedWave[],
  language: TableLanguage,
  { name, label, dimensions, notes }: Told,
): CubeHead {
  const words = tableWords[language];
  const publications = waves.map(({ publication }) => publication);
  const example = publications.some((each) => each.example);
  const newest = publications.at(-1);
  const isOpen = newest?.policy.mode === 'open';
  return {
    id: tableId(survey.id, name, waves[0]?.wave ?? ''),
    label: example ? words.exampleLabel(label) : label,
    survey: { id: survey.id, title: survey.title },
    source: newest?.publisher ?? '',
    updated:
      publications
        .map(({ published }) => published)
        .sort()
        .at(-1) ?? '',
    ...(newest ? { licence: licenceOf(newest) } : {}),
    example,
    discontinued: waves.at(-1) !== survey.waves.at(-1),
    dimensions,
    notes: [
      ...(example ? [isOpen ? words.exampleOpen : words.example] : []),
      ...notes,
      words.notSums,
      words.symbols,
      ...(language === 'nb' ? [] : [words.language]),
    ],
    planHashes: Object.fromEntries(waves.map(({ wave, publication }) => [wave, publication.planHash])),
  };
}

/** No identifier holds an underscore, so that the parts can be told apart. */
function tableId(survey: string, name: string, firstWave: string): string {
  return `${survey}_${firstWave}_${name}`;
}

export function timeDimension(language: TableLanguage, waves: PublishedWave[]): Dimension {
  const categories = waves.map(({ wave, label }) => ({ code: wave, label }));
  return { id: sides.time, label: tableWords[language].wave, role: 'time', categories };
}

/** @param unit of the number that is measured */
export function measuring(language: TableLanguage, told: readonly Measure[], unit?: string): Dimension {
  const words = tableWords[language];
  return {
    id: sides.contents,
    label: words.contents,
    role: 'metric',
    categories: told.map((code) => ({
      code,
      label: words.measures[code].label,
      unit: {
        base: unit !== undefined && inUnitOfNumber.has(code) ? unit : words.measures[code].unit,
        decimals: measures[code].decimals,
      },
    })),
  };
}

const inUnitOfNumber: ReadonlySet<Measure> = new Set(['mean_value', 'median_value', 'fte', 'register_fte']);
