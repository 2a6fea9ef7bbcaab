import { distance } from 'fastest-levenshtein';
import { fold } from './fold.ts';
import { insertionsIn } from './insertion.ts';

/**
 * Why a corrected text can be taken to mean something else than before; nothing when it is only a little changed.
 * Told in a sentence of bokmål. A measure of letters cannot tell meaning, so this errs on the strict side: what turns
 * a statement around with few letters, a negation, a number or an «u» before a word, is never a small change.
 *
 * @param beside the other texts of its list: an answer must not become what another was
 */
export function alteredMeaning(before: string, after: string, beside: string[]): string | undefined {
  const most = mostLetters(before);
  if (beside.some((other) => fold(other) === fold(after)))
    return `«${after}» står allerede et annet sted i samme liste.`;
  if (!isSame(numbersIn(before), numbersIn(after)))
    return 'Et tall er endret, og da er det noe annet det spørres om.';
  if (!isSame(insertedIn(before), insertedIn(after))) return 'Svaret som settes inn, er endret.';
  if (!isSame(negationsIn(before), negationsIn(after)) || hasTurned(before, after))
    return 'En nektelse er lagt til eller tatt bort, og da betyr teksten det motsatte.';
  return distance(before, after) <= most
    ? undefined
    : `Teksten er endret med flere enn ${most} tegn, og er ikke lenger en retting.`;
}

/** A fifth of the text. Short texts have three letters, but never more than a third of what they are. */
export function mostLetters(text: string): number {
  return Math.max(Math.floor(text.length / 5), Math.min(3, Math.floor(text.length / 3)), 1);
}

const negations = new Set([
  'ikke',
  'ikkje',
  'ikkje',
  'ingen',
  'inga',
  'inkje',
  'aldri',
  'uten',
  'utan',
  'verken',
  'not',
  'no',
  'never',
  'none',
  'nobody',
  'without',
  'neither',
  'nor',
  'cannot',
  'nei',
]);

function negationsIn(text: string): string[] {
  return wordsIn(text).filter((word) => negations.has(word) || word.endsWith("n't"));
}

/** Whether a word has got or lost what makes it its opposite: «mulig» and «umulig». */
function hasTurned(before: string, after: string): boolean {
  const [words, others] = [wordsIn(before), wordsIn(after)];
  const [gone, come] = [
    words.filter((word) => !others.includes(word)),
    others.filter((word) => !words.includes(word)),
  ];
  return (
    gone.some((word) => opposites(word).some((other) => come.includes(other))) ||
    come.some((word) => opposites(word).some((other) => gone.includes(other)))
  );
}

function opposites(word: string): string[] {
  return ['u', 'in', 'un', 'im', 'dis', 'mis'].map((prefix) => `${prefix}${word}`);
}

function wordsIn(text: string): string[] {
  return fold(text).match(/[\p{L}']+/gu) ?? [];
}

function numbersIn(text: string): string[] {
  return text.match(/\d+/g) ?? [];
}

function insertedIn(text: string): string[] {
  return insertionsIn(text).map(({ item }) => item);
}

function isSame(one: string[], other: string[]): boolean {
  return one.join('\n') === other.join('\n');
}
