import { type Definition, definitionSchema } from './definition.ts';
import { placeInWords } from './place-in-words.ts';
import { questionnaireIn } from './questionnaire.ts';
import { differences, type Path } from './schema-texts.ts';
import { alteredMeaning } from './small-change.ts';
import { type Language, languages, type Text } from './text.ts';

/** Words that were corrected. */
export interface Change {
  /** Where, in bokmål: «spørsmål 5b (nynorsk)». */
  at: string;
  before: string;
  after: string;
}

/** What is not allowed, at a place of the definition after. */
export interface Refusal {
  path: Path;
  /** In bokmål, for the author, with what to do instead. */
  message: string;
}

export type Correction = { changes: Change[] } | { refusals: Refusal[] };

/**
 * What an open questionnaire's author has corrected. Only words may be, and only a little: those who answer after the
 * correction must have been asked the same as those who answered before. The promise stands as it was given.
 *
 * Remarks to those who read the results are no part of what is asked, and are free.
 */
export function correctionOf(before: Definition, after: Definition): Correction {
  const [one, other] = [asked(before), asked(after)];
  const outcomes = differences(askedSchema, one, other).map((difference): Outcome => {
    const { path } = difference;
    const refuse = (message: string) => ({ refusals: [{ path, message }] });
    const place = placeInWords(after, path);
    if (isRemark(path)) return { changes: [{ at: place, ...remarks(one, other, path) }] };
    if (path[0] === 'promise') return refuse(promiseMessage);
    if (!('before' in difference)) return refuse(difference.isText ? comesOrGoes(place) : notWords(place));
    return textOutcome(difference.before, difference.after, path, place, before);
  });
  const refusals = outcomes.flatMap((outcome) => outcome.refusals ?? []);
  if (refusals.length > 0) return { refusals };
  const changes = outcomes.flatMap((outcome) => outcome.changes ?? []);
  const isOther = questionnaireIn('nb', before).version !== questionnaireIn('nb', after).version;
  return changes.length === 0 && isOther
    ? { refusals: [{ path: [], message: writtenOtherwise }] }
    : { changes };
}

interface Outcome {
  changes?: Change[];
  refusals?: Refusal[];
}

/** What the author says of the definition or its results, and not to respondents, does not make it another. */
const askedSchema = definitionSchema.omit({
  $schema: true,
  explained: true,
  readability: true,
  licence: true,
});

function asked({ $schema, explained, readability, licence, ...rest }: Definition) {
  return rest;
}

function isRemark(path: Path): boolean {
  return path[0] === 'notes' || path.at(-1) === 'note';
}

function remarks(before: object, after: object, path: Path): Pick<Change, 'before' | 'after'> {
  const words = (from: object) => {
    const whole = path[0] === 'notes' ? ['notes'] : path;
    const value = whole.reduce<unknown>((part, key) => (part as Record<string, unknown>)[String(key)], from);
    return [(value ?? []) as Text | Text[]]
      .flat()
      .map((text) => inWords(text))
      .join(' ');
  };
  return { before: words(before), after: words(after) };
}

function textOutcome(before: Text, after: Text, path: Path, place: string, definition: Definition): Outcome {
  const [one, other] = [byLanguage(before), byLanguage(after)];
  const outcomes = languages
    .filter((language) => one[language] !== other[language])
    .map((language): Outcome => {
      const at = `${place}${languageNames[language]}`;
      const [was, is] = [one[language], other[language]];
      if (was === undefined || is === undefined) return { refusals: [{ path, message: comesOrGoes(at) }] };
      const altered = alteredMeaning(was, is, textsBeside(definition, path, language));
      return altered
        ? { refusals: [{ path, message: `${capitalised(at)}: ${altered} ${remedy}` }] }
        : { changes: [{ at, before: was, after: is }] };
    });
  return {
    changes: outcomes.flatMap(({ changes = [] }) => changes),
    refusals: outcomes.flatMap(({ refusals = [] }) => refusals),
  };
}

/** The same field of the others in its list: what the words could be taken for. */
function textsBeside(definition: Definition, path: Path, language: Language): string[] {
  const place = path.findLastIndex((key) => typeof key === 'number');
  if (place === -1) return [];
  const at = (keys: Path) =>
    keys.reduce<unknown>(
      (part, key) => (part as Record<string, unknown> | undefined)?.[String(key)],
      definition,
    );
  const list = at(path.slice(0, place)) as unknown[];
  return list.flatMap((_, index) => {
    const text = at([...path.slice(0, place), index, ...path.slice(place + 1)]) as Text | undefined;
    return index === path[place] || text === undefined ? [] : [inWords(text, language)];
  });
}

function byLanguage(text: Text): Partial<Record<Language, string | undefined>> {
  return typeof text === 'string' ? { nb: text } : text;
}

function inWords(text: Text, language: Language = 'nb'): string {
  const words = byLanguage(text);
  return words[language] ?? words.nb ?? '';
}

const languageNames: Record<Language, string> = { nb: '', nn: ' (nynorsk)', en: ' (engelsk)' };

const promiseMessage =
  'Løftet til dem som svarer, kan ikke endres etter at bølgen er åpnet. Sett det tilbake slik det var.';
const writtenOtherwise =
  'Ingen ord er endret, men filen er skrevet på en annen måte enn før. Sett tilbake rekkefølgen og skrivemåten.';
const remedy = 'Sett teksten tilbake, og still spørsmålet på en ny måte i neste bølge.';

function comesOrGoes(place: string): string {
  return `${capitalised(place)}: Etter åpningen kan tekster rettes, men ikke legges til eller tas bort. Sett det tilbake slik det var.`;
}

function notWords(place: string): string {
  return `${capitalised(place)}: Etter åpningen kan bare ord rettes. Alt annet må stå slik det var da de første svarte.`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
