import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { type Chance, chanceFrom } from '../builders/chance.ts';
import {
  agreement,
  bandsOf,
  indicator,
  numberItem,
  oneOf,
  questionnaireOf,
  scaleItem,
  severalOf,
} from '../builders/questionnaire.ts';

export interface RandomSurvey {
  questionnaire: Questionnaire;
  answers: Answers[];
}

/** A survey with one to three breakdowns, a register where groups are large, small and tied together, and answers. */
export function randomSurvey(seed: number): RandomSurvey {
  const chance = chanceFrom(seed);
  const below = (count: number) => Math.floor(chance() * count);
  const groups = Array.from({ length: 1 + below(3) }, () => 2 + below(4));
  const codes = (count: number) => Array.from({ length: count }, (_, place) => `g${place + 1}`);
  const questions = [
    oneOf('ja', ['ja', 'nei', { code: 'vet-ikke', missing: 'dontKnow' }]),
    scaleItem('skala', 'enighet'),
    severalOf('flere', ['a', 'b', { code: 'ingen', exclusive: true }]),
    numberItem('tall'),
  ];
  const asked = below(3);
  const wanted = [questions[asked]!, questions[3]!, ...(below(2) === 0 ? [questions[(asked + 1) % 3]!] : [])];
  const ids = wanted.map(({ id }) => id);
  const derived = [
    ...(groups.length === 3 ? [bandsOf('grupper', 'stor', [0, 10, 30])] : []),
    ...(ids.includes('ja') && ids.includes('skala')
      ? [
          indicator('begge', {
            [below(2) === 0 ? 'all' : 'any']: [
              { item: 'ja', in: ['ja'] },
              { item: 'skala', in: ['delvis-enig', 'enig'] },
            ],
          }),
        ]
      : []),
  ];
  const makers = groups.slice(0, 2);
  const questionnaire = questionnaireOf(
    [
      ...makers.map((count, place) => oneOf(`b${place + 1}`, codes(count))),
      ...(groups.length === 3 ? [numberItem('stor')] : []),
      ...wanted,
    ],
    {
      scales: agreement,
      derived,
      breakdowns: [...makers.map((_, place) => `b${place + 1}`), ...(groups.length === 3 ? ['grupper'] : [])],
      ...(groups.length === 3 ? { coverage: coverageBy('b1', codes(groups[0]!)) } : {}),
    },
  );
  const respondents = 20 + below(281);
  const leaning = { ja: chance(), skala: chance(), flere: chance() };
  const answers = Array.from({ length: respondents }, () => {
    // Groups of uneven sizes, and the second mostly as the first: so that a few stand between them.
    const first = Math.floor(chance() ** 2 * groups[0]!);
    const second = chance() < 0.8 ? Math.min(first, (groups[1] ?? 1) - 1) : below(groups[1] ?? 1);
    return {
      b1: `g${first + 1}`,
      ...(groups.length > 1 && chance() > 0.02 ? { b2: `g${second + 1}` } : {}),
      ...(groups.length === 3 ? { stor: Math.round(chance() ** 3 * 60) } : {}),
      ...answersTo(ids, leaning, chance),
    } as Answers;
  });
  return { questionnaire, answers };
}

/** The sums of what the third breakdown bands: by it, and by another. */
function coverageBy(by: string, codes: string[]) {
  const totals = Object.fromEntries(codes.map((code) => [code, 5000]));
  return { measure: 'stor', by, register: { source: 'Registeret', totals } };
}

function answersTo(
  ids: unknown[],
  leaning: Record<'ja' | 'skala' | 'flere', number>,
  chance: Chance,
): Answers {
  const given: Record<string, () => Answers[string] | undefined> = {
    ja: () => (chance() < 0.05 ? 'vet-ikke' : chance() < leaning.ja ? 'ja' : 'nei'),
    skala: () => {
      const side = chance() < leaning.skala ? ['delvis-enig', 'enig'] : ['uenig', 'delvis-uenig'];
      return chance() < 0.05 ? 'vet-ikke' : side[Math.floor(chance() * 2)]!;
    },
    flere: () => {
      const chosen = ['a', 'b'].filter(() => chance() < leaning.flere);
      if (chosen.length > 0) return { chosen };
      return chance() < 0.6 ? { chosen: ['ingen'] } : undefined;
    },
    tall: () => Math.round(chance() ** 4 * 400),
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([id, answer]) => {
      const value = ids.includes(id) && chance() > 0.03 ? answer() : undefined;
      return value === undefined ? [] : [[id, value]];
    }),
  );
}
