import { distance } from 'fastest-levenshtein';
import { fold } from './fold.ts';
import { insertionsIn } from './insertion.ts';

/**
 * Why a corrected text can be taken to mean something else than before; nothing when it is only a little changed.
 * Told in a sentence of bokmål. Words are held beside one another: each may have a slip of the keyboard mended, and
 * punctuation, spaces and a word written twice are free. Letters cannot tell meaning: this is a guard, and no proof.
 *
 * @param beside the other texts of its list: an answer must not become what another was
 */
export function alteredMeaning(before: string, after: string, beside: string[]): string | undefined {
  if (beside.some((other) => fold(other) === fold(after)))
    return `«${after}» står allerede et annet sted i samme liste.`;
  if (!isSame(numbersIn(before), numbersIn(after)))
    return 'Et tall er endret, og da er det noe annet det spørres om.';
  if (!isSame(insertedIn(before), insertedIn(after))) return 'Svaret som settes inn, er endret.';
  if (!isSame(negationsIn(before), negationsIn(after)))
    return 'En nektelse er lagt til eller tatt bort, og da betyr teksten det motsatte.';
  const [words, others] = [onceEach(wordsIn(before)), onceEach(wordsIn(after))];
  // The same letters, with the spaces between words put otherwise.
  if (words.join('') === others.join('')) return undefined;
  if (words.length !== others.length)
    return 'Ord er lagt til eller tatt bort, og teksten er ikke lenger en retting.';
  return words.flatMap((word, place) => exchanged(word, others[place] ?? '') ?? [])[0];
}

function exchanged(word: string, other: string): string | undefined {
  if (word === other) return undefined;
  if (areOpposites(word, other))
    return `«${word}» er blitt til «${other}», og da betyr teksten det motsatte.`;
  return distance(word, other) <= slipsIn(word)
    ? undefined
    : `«${word}» er blitt til «${other}», og det er et annet ord.`;
}

/** How many letters may be mended in a word: in the shortest, another letter is another word. */
function slipsIn(word: string): number {
  if (word.length <= 2) return 0;
  return word.length <= 6 ? 1 : 2;
}

function onceEach(words: string[]): string[] {
  return words.filter((word, place) => word !== words[place - 1]);
}

/** Words that turn a question around, some of them with a letter or two. */
const opposites = [
  ['mye', 'lite', 'lita', 'mykje'],
  ['mange', 'få', 'mangel', 'mangler', 'manglar'],
  ['mer', 'mindre', 'meir'],
  ['flere', 'færre', 'fleire'],
  ['flest', 'færrest'],
  ['mest', 'minst'],
  ['bedre', 'dårligere', 'verre', 'betre', 'dårlegare'],
  ['best', 'verst', 'dårligst'],
  ['god', 'dårlig'],
  ['før', 'etter', 'for'],
  ['først', 'sist'],
  ['første', 'siste', 'forrige', 'neste'],
  ['alltid', 'aldri', 'alle', 'ingen'],
  ['ofte', 'sjelden'],
  ['økt', 'redusert', 'øker', 'reduserer'],
  ['høy', 'lav'],
  ['høyere', 'lavere'],
  ['stor', 'liten'],
  ['større', 'mindre'],
  ['lett', 'vanskelig', 'tett'],
  ['over', 'under'],
  ['opp', 'ned'],
  ['med', 'uten', 'ned'],
  ['inn', 'ut'],
  ['inne', 'ute'],
  ['kan', 'må', 'skal'],
  ['minimum', 'maksimum'],
  ['før', 'får'],
  ['more', 'less', 'fewer'],
  ['most', 'least'],
  ['before', 'after'],
  ['always', 'never'],
  ['increased', 'decreased'],
  ['better', 'worse'],
];

/** Whether one turns the other around: by what is put before it, as in «umulig», or as a word of its own. */
function areOpposites(word: string, other: string): boolean {
  return (
    turned(word).includes(other) ||
    turned(other).includes(word) ||
    opposites.some((group) => group.includes(word) && group.includes(other))
  );
}

function turned(word: string): string[] {
  return ['u', 'in', 'un', 'im', 'dis', 'mis'].map((prefix) => `${prefix}${word}`);
}

const negations = new Set([
  'ikke',
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
