/** Characters. Long enough to hold against guessing, short enough for everybody's own sentence. */
export const shortest = 12;
const longest = 200;

/** As many characters beside one's own name are no secret. */
const fewestOwn = 5;
const fewestDistinct = 5;

/** What people write first, when they must write something. Digits and signs around and between are not counted. */
const common = new Set([
  'passord',
  'password',
  'mittpassord',
  'nyttpassord',
  'hemmelig',
  'hemmelighet',
  'velkommen',
  'administrator',
  'admin',
  'barnevern',
  'barnevernet',
  'barnevernstjenesten',
  'barnevernleder',
  'undersøkelse',
  'undersøkelsen',
  'kommune',
  'kommunen',
  'organisasjon',
  'sommer',
  'sommeren',
  'vinter',
  'vinteren',
  'høsten',
  'våren',
  'norge',
  'jegelskerdeg',
  'jegerbest',
  'detteermittpassord',
  'detteeretpassord',
  'iloveyou',
  'letmein',
  'letmeinplease',
  'changeme',
  'changemenow',
  'thisismypassword',
  'correcthorsebatterystaple',
  'trustno',
  'welcome',
  'qwerty',
  'monkey',
  'dragon',
  'football',
  'fotball',
]);

/** Fingers that run along the keyboard, the digits or the alphabet. */
const runs = [
  '12345678901234567890',
  '09876543210987654321',
  'qwertyuiopåasdfghjkløæzxcvbnm',
  'qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnopqrstuvwxyzæøå',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];

type PasswordProblem = 'tooShort' | 'tooLong' | 'ownName' | 'common';

/** What is wrong with a password that somebody wants, if anything. */
export function passwordProblem(
  password: string,
  { email, name }: { email: string; name: string },
): PasswordProblem | undefined {
  const { length } = [...password];
  if (length < shortest) return 'tooShort';
  if (length > longest) return 'tooLong';
  const bare = bareOf(password);
  const own = [email, email.split('@')[0] ?? '', name].map(bareOf).filter((each) => each.length >= 3);
  if (own.some((each) => bare.includes(each) && bare.length - each.length < fewestOwn)) return 'ownName';
  if (new Set(password.toLowerCase()).size < fewestDistinct || isCommon(bare)) return 'common';
  return undefined;
}

function isCommon(bare: string): boolean {
  const letters = bare.replaceAll(/\P{Letter}/gu, '');
  return (
    (bare !== '' && runs.some((run) => run.includes(bare))) ||
    common.has(letters) ||
    [2, 3, 4].some((times) => isRepeated(letters, times))
  );
}

/** A common word that is written several times over. */
function isRepeated(letters: string, times: number): boolean {
  const word = letters.slice(0, letters.length / times);
  return word.repeat(times) === letters && common.has(word);
}

/** Letters and digits alone, small. */
function bareOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
}
