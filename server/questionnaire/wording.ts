import type { Condition, Leaf, RowCount } from './condition.ts';
import { type Item, optionsOf } from './kinds/all.ts';
import { itemsOf, type Questionnaire } from './questionnaire.ts';
import type { Language } from './text.ts';

/** Whom a condition is told to: `you` who answer, or a reader who is told of `answers`. */
export type Voice = 'you' | 'answers';

type Asks = Pick<Questionnaire, 'language' | 'sections' | 'indicators'>;

/**
 * A condition as a clause that goes on from "if", in the questionnaire's language:
 * «du svarte «Uenig» eller «Delvis uenig» på 6a». Groups within groups stand in brackets.
 */
export function conditionInWords(condition: Condition, questionnaire: Asks, voice: Voice = 'you'): string {
  return wordsOf(simplified(condition), contextOf(questionnaire, voice));
}

/** The quotation marks of a language. */
export function quoted(words: string, language: Language): string {
  return language === 'en' ? `“${words}”` : `«${words}»`;
}

/** «A», «B» or «C» as a language lists them. */
export function listed(words: string[], language: Language, type: 'conjunction' | 'disjunction'): string {
  return lists[type][language].format(words);
}

// To make a format takes a hundred times as long as to use it.
const lists = { conjunction: listFormats('conjunction'), disjunction: listFormats('disjunction') };

function listFormats(type: 'conjunction' | 'disjunction'): Record<Language, Intl.ListFormat> {
  // English alone is American English, which has a comma before the last.
  const format = (locale: string) => new Intl.ListFormat(locale, { type });
  return { nb: format('nb'), nn: format('nn'), en: format('en-GB') };
}

/**
 * How a question is pointed to: by its id, and as a question when the id would read as a word of the
 * sentence.
 */
export function questionInWords(id: string, language: Language): string {
  return /\d/.test(id) ? id : `${language === 'en' ? 'question' : 'spørsmålet'} ${id}`;
}

interface Context {
  language: Language;
  voice: Voice;
  items: ReadonlyMap<string, Item>;
  indicators: ReadonlyMap<string, string>;
}

function contextOf(questionnaire: Asks, voice: Voice): Context {
  return {
    language: questionnaire.language,
    voice,
    items: new Map(itemsOf(questionnaire).map((item) => [item.id, item])),
    indicators: new Map(questionnaire.indicators.map(({ id, label }) => [id, label])),
  };
}

/** A condition with every "not" moved to its leaves, and no group of one or within one of its own sort. */
type Simplified = { join: 'all' | 'any'; parts: Simplified[] } | { leaf: Leaf; negated: boolean };

function simplified(condition: Condition, negated = false): Simplified {
  if ('not' in condition) return simplified(condition.not, !negated);
  if (!('all' in condition || 'any' in condition)) return { leaf: condition, negated };
  const [parts, join] =
    'all' in condition ? [condition.all, 'all' as const] : [condition.any, 'any' as const];
  const turned = negated ? (join === 'all' ? 'any' : 'all') : join;
  const simple = parts
    .map((part) => simplified(part, negated))
    .flatMap((part) => ('join' in part && part.join === turned ? part.parts : [part]));
  return simple.length === 1 ? simple[0]! : { join: turned, parts: simple };
}

function wordsOf(condition: Simplified, context: Context): string {
  if ('leaf' in condition) return leafInWords(condition.leaf, condition.negated, context);
  const parts = condition.parts.map((part) =>
    'join' in part ? `(${wordsOf(part, context)})` : wordsOf(part, context),
  );
  const { and, or } = small[context.language];
  return `${parts.slice(0, -1).join(', ')}, ${condition.join === 'all' ? and : or} ${parts.at(-1)}`;
}

function leafInWords(leaf: Leaf, negated: boolean, context: Context): string {
  const { language, voice, items, indicators } = context;
  const item = items.get(leaf.item);
  const indicator = indicators.get(leaf.item);
  const codes = 'in' in leaf ? leaf.in : 'rows' in leaf ? leaf.rows.in : [];
  if (indicator !== undefined && !item)
    return indicatorInWords(quoted(indicator, language), codes.includes('ja') !== negated, language);
  const isNegated = 'answered' in leaf && !leaf.answered ? !negated : negated;
  const number = 'atLeast' in leaf ? leaf.atLeast : 'atMost' in leaf ? leaf.atMost : 0;
  const filled: Record<string, string> = {
    codes: choicesInWords(codes, item, language),
    at: placeInWords(leaf, item, language),
    amount: amountInWords(number, item, language),
    rows: 'rows' in leaf ? rowsInWords(leaf.rows, item, language) : '',
  };
  const sentence = sentences[language][voice][sortOf(leaf, item)][isNegated ? 1 : 0];
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? '');
}

type Sort = 'chose' | 'ticked' | 'answered' | 'atLeast' | 'atMost' | 'rows';

function sortOf(leaf: Leaf, item: Item | undefined): Sort {
  if ('answered' in leaf) return 'answered';
  if ('rows' in leaf) return 'rows';
  if ('atLeast' in leaf) return 'atLeast';
  if ('atMost' in leaf) return 'atMost';
  return item?.kind === 'several' ? 'ticked' : 'chose';
}

function choicesInWords(codes: string[], item: Item | undefined, language: Language): string {
  const labels = new Map((item ? optionsOf(item) : []).map(({ code, label }) => [code, label]));
  return listed(
    codes.map((code) => quoted(labels.get(code) ?? code, language)),
    language,
    'disjunction',
  );
}

function placeInWords(leaf: Leaf, item: Item | undefined, language: Language): string {
  const question = questionInWords(leaf.item, language);
  if (!('row' in leaf) || leaf.row === undefined) return question;
  return `${quoted(rowLabel(item, leaf.row), language)} ${small[language].in} ${question}`;
}

function amountInWords(number: number, item: Item | undefined, language: Language): string {
  const unit = item?.kind === 'number' ? item.unit : item?.kind === 'percent' ? small[language].percent : '';
  return `${number.toLocaleString(language)} ${unit}`.trim();
}

function rowsInWords({ of, atLeast }: RowCount, item: Item | undefined, language: Language): string {
  const all = item?.kind === 'battery' ? item.rows.map(({ id }) => id) : [];
  const count = (of ?? all).length;
  const words = small[language];
  const names = (of ?? []).map((row) => quoted(rowLabel(item, row), language));
  if (names.length === 1) return names.join('');
  const quantity =
    atLeast >= count
      ? words.allRows
      : atLeast === 1
        ? words.oneRow
        : words.someRows.replace('#', `${atLeast}`);
  return names.length > 0 ? `${quantity} ${listed(names, language, 'conjunction')}` : quantity;
}

function rowLabel(item: Item | undefined, row: string): string {
  const rows = item?.kind === 'battery' ? item.rows : [];
  return rows.find(({ id }) => id === row)?.label ?? row;
}

function indicatorInWords(label: string, holds: boolean, language: Language): string {
  const { is, yes, no } = small[language];
  return `${label} ${is} ${holds ? yes : no}`;
}

const scandinavian = { in: 'i', percent: 'prosent', is: 'er', or: 'eller', and: 'og', yes: 'ja', no: 'nei' };

const small = {
  nb: {
    ...scandinavian,
    allRows: 'alle radene',
    oneRow: 'minst én av radene',
    someRows: 'minst # av radene',
  },
  nn: {
    ...scandinavian,
    allRows: 'alle radene',
    oneRow: 'minst éi av radene',
    someRows: 'minst # av radene',
  },
  en: {
    in: 'in',
    percent: 'per cent',
    is: 'is',
    or: 'or',
    and: 'and',
    yes: 'yes',
    no: 'no',
    allRows: 'all of the rows',
    oneRow: 'at least one of the rows',
    someRows: 'at least # of the rows',
  },
} satisfies Record<Language, Record<string, string>>;

/** Each sort of leaf, as it holds and as it does not. */
const sentences: Record<Language, Record<Voice, Record<Sort, [holds: string, not: string]>>> = {
  nb: {
    you: {
      chose: ['du svarte {codes} på {at}', 'du ikke svarte {codes} på {at}'],
      ticked: ['du krysset av for {codes} i {at}', 'du ikke krysset av for {codes} i {at}'],
      answered: ['du svarte på {at}', 'du ikke svarte på {at}'],
      atLeast: ['du svarte {amount} eller mer på {at}', 'du ikke svarte {amount} eller mer på {at}'],
      atMost: ['du svarte {amount} eller mindre på {at}', 'du ikke svarte {amount} eller mindre på {at}'],
      rows: ['du svarte {codes} på {rows} i {at}', 'du ikke svarte {codes} på {rows} i {at}'],
    },
    answers: {
      chose: ['svaret på {at} er {codes}', 'svaret på {at} ikke er {codes}'],
      ticked: ['det er krysset av for {codes} i {at}', 'det ikke er krysset av for {codes} i {at}'],
      answered: ['det er svart på {at}', 'det ikke er svart på {at}'],
      atLeast: ['svaret på {at} er {amount} eller mer', 'svaret på {at} ikke er {amount} eller mer'],
      atMost: ['svaret på {at} er {amount} eller mindre', 'svaret på {at} ikke er {amount} eller mindre'],
      rows: ['svaret er {codes} på {rows} i {at}', 'svaret ikke er {codes} på {rows} i {at}'],
    },
  },
  nn: {
    you: {
      chose: ['du svara {codes} på {at}', 'du ikkje svara {codes} på {at}'],
      ticked: ['du kryssa av for {codes} i {at}', 'du ikkje kryssa av for {codes} i {at}'],
      answered: ['du svara på {at}', 'du ikkje svara på {at}'],
      atLeast: ['du svara {amount} eller meir på {at}', 'du ikkje svara {amount} eller meir på {at}'],
      atMost: ['du svara {amount} eller mindre på {at}', 'du ikkje svara {amount} eller mindre på {at}'],
      rows: ['du svara {codes} på {rows} i {at}', 'du ikkje svara {codes} på {rows} i {at}'],
    },
    answers: {
      chose: ['svaret på {at} er {codes}', 'svaret på {at} ikkje er {codes}'],
      ticked: ['det er kryssa av for {codes} i {at}', 'det ikkje er kryssa av for {codes} i {at}'],
      answered: ['det er svart på {at}', 'det ikkje er svart på {at}'],
      atLeast: ['svaret på {at} er {amount} eller meir', 'svaret på {at} ikkje er {amount} eller meir'],
      atMost: ['svaret på {at} er {amount} eller mindre', 'svaret på {at} ikkje er {amount} eller mindre'],
      rows: ['svaret er {codes} på {rows} i {at}', 'svaret ikkje er {codes} på {rows} i {at}'],
    },
  },
  en: {
    you: {
      chose: ['you answered {codes} to {at}', 'you did not answer {codes} to {at}'],
      ticked: ['you ticked {codes} in {at}', 'you did not tick {codes} in {at}'],
      answered: ['you answered {at}', 'you did not answer {at}'],
      atLeast: ['you answered {amount} or more to {at}', 'you did not answer {amount} or more to {at}'],
      atMost: ['you answered {amount} or less to {at}', 'you did not answer {amount} or less to {at}'],
      rows: ['you answered {codes} to {rows} in {at}', 'you did not answer {codes} to {rows} in {at}'],
    },
    answers: {
      chose: ['the answer to {at} is {codes}', 'the answer to {at} is not {codes}'],
      ticked: ['there is a tick at {codes} in {at}', 'there is no tick at {codes} in {at}'],
      answered: ['{at} is answered', '{at} is not answered'],
      atLeast: ['the answer to {at} is {amount} or more', 'the answer to {at} is not {amount} or more'],
      atMost: ['the answer to {at} is {amount} or less', 'the answer to {at} is not {amount} or less'],
      rows: ['the answer is {codes} to {rows} in {at}', 'the answer is not {codes} to {rows} in {at}'],
    },
  },
};
