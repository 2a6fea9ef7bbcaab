import type { TFunction } from 'i18next';
import { dayInWords } from '../../questionnaire/day-in-words.ts';
import type { Codebook, CodebookNumber, CodebookVariable } from './codebook-shape.ts';

/** Something known of a variable: what it is called, and what it is. */
export interface Fact {
  name: string;
  text: string;
}

/** What holds for all the variables of one question, in the order that a reader asks for it. */
export function factsOf(
  variables: [CodebookVariable, ...CodebookVariable[]],
  codebook: Codebook,
  t: TFunction,
): Fact[] {
  const [first] = variables;
  const isGrid = first.row !== undefined;
  const isSameForAll = variables.every(({ universe }) => universe === first.universe);
  const texts: Record<string, string | false | undefined> = {
    kind: t(`codebook.kinds.${first.kind}`),
    universe: isSameForAll && first.universe,
    required: first.required === undefined ? undefined : t(`codebook.required.${first.required}`),
    scale: first.scale && scaleInWords(first.scale, t),
    number: !isGrid && first.number && numberInWords(first.number, codebook, t),
    expected: first.number && expectedInWords(first.number, codebook, t),
    ticks: first.ticks && ticksInWords(first.ticks, t),
    date: first.date && dateInWords(first.date, codebook, t),
    maxLength: first.maxLength !== undefined && t('codebook.characters', { max: first.maxLength }),
    inserts: first.inserts?.join(', '),
    carriedFrom: first.carriedFrom,
    madeFrom: first.madeFrom?.join(', '),
    condition: first.condition && t('codebook.yesIf', { condition: first.condition.words }),
    unknown: first.unknown && t(`codebook.unknown.${first.unknown}`),
    comparedWithPrevious: comparisonInWords(first, codebook, t),
    note: first.note,
    register: first.kind === 'background' ? t(`codebook.registerFacts.${first.register}`) : first.register,
    breakdown: first.breakdown && t('codebook.isBreakdown'),
    published: publishedInWords(first, codebook, t),
  };
  return Object.entries(texts).flatMap(([name, text]) =>
    text ? [{ name: t(`codebook.facts.${name}`), text }] : [],
  );
}

/** «0–5000 meldinger, hele tall» */
export function numberInWords(
  { min, max, unit, decimals }: CodebookNumber,
  { language }: Codebook,
  t: TFunction,
): string {
  const limits = { min: min.toLocaleString(language), max: max.toLocaleString(language), unit };
  return t('codebook.numbers', { ...limits, count: decimals });
}

/** What the form asks twice about. */
function expectedInWords(
  { expected, expectedFactor }: CodebookNumber,
  { language }: Codebook,
  t: TFunction,
): string {
  const inWords = (value: number) => value.toLocaleString(language);
  const { min, max, timesOf } = expected ?? {};
  return [
    ...(min === undefined ? [] : [t('codebook.expectedMin', { min: inWords(min) })]),
    ...(max === undefined ? [] : [t('codebook.expectedMax', { max: inWords(max) })]),
    ...(timesOf ? [t('codebook.expectedTimes', { item: timesOf.item, max: inWords(timesOf.max) })] : []),
    ...(expectedFactor ? [t('codebook.expectedFactor', { factor: inWords(expectedFactor) })] : []),
  ].join('. ');
}

function scaleInWords({ name, polarity, poles }: NonNullable<CodebookVariable['scale']>, t: TFunction) {
  const ends = poles ? ` ${t('codebook.poles', poles)}` : '';
  return `${name}. ${t(`codebook.polarity.${polarity}`)}${ends}`;
}

function ticksInWords({ atLeast, atMost }: NonNullable<CodebookVariable['ticks']>, t: TFunction): string {
  if (atLeast !== undefined && atMost !== undefined) return t('blank.between', { atLeast, atMost });
  return atMost === undefined ? t('blank.atLeast', { atLeast }) : t('blank.atMost', { atMost });
}

function dateInWords(
  { min, max }: NonNullable<CodebookVariable['date']>,
  { language }: Codebook,
  t: TFunction,
) {
  const from = min && dayInWords(min, language);
  const to = max && dayInWords(max, language);
  if (from && to) return t('blank.dateBetween', { from, to });
  return from ? t('blank.dateFrom', { from }) : to && t('blank.dateTo', { to });
}

function comparisonInWords(
  { comparedWithPrevious }: CodebookVariable,
  { previous }: Codebook,
  t: TFunction,
): string | undefined {
  if (!comparedWithPrevious) return undefined;
  return t(`codebook.compared.${comparedWithPrevious}`, {
    previous: previous?.label ?? t('codebook.lastTime'),
  });
}

function publishedInWords(
  { published, kind, breakdown }: CodebookVariable,
  { disclosure }: Codebook,
  t: TFunction,
): string {
  if (published) return t(disclosure === 'open' ? 'codebook.publishedOpen' : 'codebook.published');
  if (kind === 'background') return t(breakdown ? 'codebook.onlyBreakdown' : 'codebook.neverBackground');
  return t(kind === 'date' ? 'codebook.neverDays' : 'codebook.neverWords');
}
