import { policyFor } from '../../server/disclosure/policy.ts';
import { refuseRevealing } from '../../server/publish/revision.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { numberItem, oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { publicationOf, times } from '../publishing/publications.ts';

const items = [oneOf('1', ['nord', 'sor']), oneOf('2', ['ja', 'nei'])];
const questionnaire = questionnaireOf(items, { breakdowns: ['1'] });
const answers: Answers[] = ['nord', 'sor'].flatMap((region) =>
  ['ja', 'nei'].flatMap((answer) => times(6, { 1: region, 2: answer })),
);
const from = (region: string, yes: number, no: number): Answers[] => [
  ...times(yes, { 1: region, 2: 'ja' }),
  ...times(no, { 1: region, 2: 'nei' }),
];
const more = (yes: number, no = 0) => [...answers, ...from('nord', yes, no)];

/** What is said when the newer is laid beside the older; nothing when it may be published. */
async function refusal(older: Answers[], newer: Answers[], of = questionnaire): Promise<string> {
  const [before, after] = [await publicationOf(of, older), await publicationOf(of, newer)];
  try {
    refuseRevealing(before, after);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test('A version with two more answers in a group is refused: the group is named, and what can be done', async () => {
  const told = await refusal(answers, more(1, 1));
  expect(told).toContain(
    'Færre enn 5 svar er lagt til, tatt bort eller endret her: alle samlet; Spørsmål 1: Svar nord.',
  );
  expect(told).toContain('Du kan vente til flere svar er kommet');
  expect(told).toContain('la versjon 1 stå som den er');
  expect(told).toContain('gjør det bare når feilen er verre enn det');
});

describe('An honest version is published', () => {
  test('with six more who answered both things', async () => {
    expect(await refusal(answers, more(3, 3))).toBe('');
  });

  test('with many late answers in every group', async () => {
    expect(await refusal(answers, [...more(8, 5), ...from('sor', 4, 9)])).toBe('');
  });

  test('with other words and comments alone', async () => {
    const editorial = { introduction: 'Nytt', items: ['2'], comments: { 2: 'Ny kommentar' }, quotes: [] };
    const before = await publicationOf(questionnaire, answers);
    const after = await publicationOf(questionnaire, answers, {
      editorial,
      versionNote: 'Ny kommentar',
      version: 2,
    });
    expect(() => refuseRevealing(before, after)).not.toThrow();
  });
});

describe('Beside the version before it nobody can find', () => {
  const regions = ['a', 'b', 'c', 'd', 'e'];
  const wave = questionnaireOf([oneOf('1', regions), oneOf('2', ['ja', 'nei'])], { breakdowns: ['1'] });
  const inRegions = (bases: number[], yes: number[]) =>
    bases.flatMap((base, at) => from(regions[at]!, yes[at]!, base - yes[at]!));

  test('what is hidden in it, when more answers let all be shown', async () => {
    const told = await refusal(
      inRegions([40, 38, 36, 40, 34], [12, 1, 9, 15, 7]),
      inRegions([40, 44, 36, 40, 34], [12, 4, 9, 15, 7]),
      wave,
    );
    expect(told).toContain(
      'Noe er skjult i den ene versjonen og vises i den andre, her: «Spørsmål 2» (Spørsmål 1).',
    );
    expect(told).toContain('ta figurene ut av den nye versjonen');
  });

  test('a group that was merged, when more answers let it stand alone', async () => {
    const told = await refusal(
      inRegions([4, 20, 40, 36, 30], [4, 9, 20, 15, 12]),
      inRegions([10, 20, 40, 36, 30], [7, 9, 20, 15, 12]),
      wave,
    );
    expect(told).toContain('Grupper er slått sammen eller tatt bort i bare den ene versjonen');
  });

  test('that all who were late answered alike', async () => {
    const told = await refusal(
      inRegions([40, 38, 36, 40, 34], [12, 5, 9, 15, 7]),
      inRegions([45, 38, 36, 40, 34], [17, 5, 9, 15, 7]),
      wave,
    );
    expect(told).toContain(
      'nesten alle like, eller færre enn 3 skiller seg ut, her: «Spørsmål 2»; «Spørsmål 2» (Spørsmål 1: Svar a).',
    );
  });

  test('that one service has corrected a number, nor what it was', async () => {
    const numbered = questionnaireOf([oneOf('1', ['nord', 'sor']), numberItem('2', { unit: 'saker' })], {
      breakdowns: ['1'],
    });
    const numbers = (corrected: number) =>
      Array.from({ length: 20 }, (_, at): Answers => {
        return { 1: at < 6 ? 'nord' : 'sor', 2: at === 0 ? corrected : 30 + at };
      });
    const told = await refusal(numbers(12), numbers(84), numbered);
    expect(told).toContain(
      'Færre enn 5 svar er lagt til, tatt bort eller endret her: alle samlet; Spørsmål 1: Svar nord.',
    );
    const late = Array.from({ length: 8 }, (_, at): Answers => ({ 1: 'sor', 2: 20 + at }));
    expect(await refusal(numbers(12), [...numbers(12), ...late], numbered)).toContain(
      'én tjeneste kan veie tungt i endringen, her: «Spørsmål 2»',
    );
  });
});

test('A figure that would tell is left out of the newer version, and the rest is published', async () => {
  const two = questionnaireOf([...items, oneOf('3', ['ja', 'nei'])], { breakdowns: ['1'] });
  const both = (given: Answers[], other: (at: number) => string) =>
    given.map((each, at): Answers => ({ ...each, 3: other(at) }));
  const older = both(answers, (at) => (at % 2 === 0 ? 'ja' : 'nei'));
  const newer = [...older, ...both(from('nord', 3, 3), () => 'ja')];
  expect(await refusal(older, newer, two)).toContain('her: «Spørsmål 3»');
  const before = await publicationOf(two, older);
  const without = { introduction: '', comments: {}, items: ['1', '2'], quotes: [] };
  const after = await publicationOf(two, newer, { editorial: without });
  expect(() => refuseRevealing(before, after)).not.toThrow();
});

test('The same answers by another plan are refused: what one hides, the other may show', async () => {
  const before = await publicationOf(questionnaire, answers);
  const after = await publicationOf(questionnaireOf(items), answers);
  expect(() => refuseRevealing(before, after)).toThrow(/hvilke grupper det fordeles på/);
});

test('A service that publishes figures about itself may change what it counts', async () => {
  const open = { policy: policyFor('open') };
  const before = await publicationOf(questionnaire, answers, open);
  const after = await publicationOf(questionnaireOf(items), more(1), open);
  expect(() => refuseRevealing(before, after)).not.toThrow();
});

test('The first version is laid beside nothing', async () => {
  const first = await publicationOf(questionnaire, answers);
  expect(() => refuseRevealing(undefined, first)).not.toThrow();
});
