import type { Leak } from '../../server/disclosure/attack/attack.ts';
import { explorerOf } from '../../server/disclosure/attack/explorer.ts';
import { extremeOf } from '../../server/disclosure/attack/extreme.ts';
import type { Model } from '../../server/disclosure/attack/model.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { chanceFrom } from '../builders/chance.ts';
import { countOf, indicator, oneOf, questionnaireOf, severalOf } from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';
import { times } from '../publishing/publications.ts';
import { leaksIn, type Published, published } from './attacked.ts';

/*
 * Figures of different questions that tell of each other. Whole surveys: the questionnaire is checked as a file is, the
 * answers follow its routing, and results are made, written as files and attacked.
 */
const regions = ['a', 'b', 'c', 'd', 'e'];

test('Nothing is learned from ten small surveys with routing, indicators, counts and limited ticks', async () => {
  const found: string[] = [];
  for (let seed = 1; seed <= 10; seed++) {
    const { questionnaire, answers } = tiedSurvey(seed);
    const leaks = await leaksIn(await published(questionnaire, given(answers)));
    found.push(...leaks.map(({ kind, where }) => `${seed} ${kind} ${where}`));
  }
  expect(found).toEqual([]);
}, 120_000);

test('A question is not broken down when an indicator of it and another would give the other away', async () => {
  // All ten who say x say y too, as everybody's figures tell. With three who say y shown in a, one to three say x there.
  const asked = [oneOf('region', ['a', 'b']), oneOf('x', ['ja', 'nei']), oneOf('y', ['ja', 'nei'])];
  const both = indicator(
    'begge',
    {
      all: [
        { item: 'x', in: ['ja'] },
        { item: 'y', in: ['ja'] },
      ],
    },
    'no',
  );
  const answers: Answers[] = [
    ...times(1, { region: 'a', x: 'ja', y: 'ja' }),
    ...times(2, { region: 'a', x: 'nei', y: 'ja' }),
    ...times(12, { region: 'a', x: 'nei', y: 'nei' }),
    ...times(9, { region: 'b', x: 'ja', y: 'ja' }),
    ...times(6, { region: 'b', x: 'nei', y: 'nei' }),
  ];
  const wave = await published(
    questionnaireOf(asked, { breakdowns: ['region'], derived: [both] }),
    given(answers),
  );
  expect(shownGroups(wave, 'y')).toEqual([]);
  expect(await kindsIn(wave)).toEqual([]);
  const alone = await published(questionnaireOf(asked, { breakdowns: ['region'] }), given(answers));
  expect(shownGroups(alone, 'y')).toEqual(['a', 'b']);
});

test('Bounds that are found by going on from where one was are those of a solver that begins anew', () => {
  const chance = chanceFrom(7);
  const below = (count: number) => Math.floor(chance() * count);
  for (let round = 0; round < 60; round++) {
    const unknowns = 4 + below(5);
    const truth = Array.from({ length: unknowns }, () => below(9));
    const model: Model = {
      unknowns,
      constraints: [
        ...truth.map((_, place) => ({ of: { terms: [[place, 1] as const], constant: 0 }, min: 0, max: 12 })),
        ...Array.from({ length: 3 + below(4) }, () => {
          const terms = truth.flatMap((_, place) =>
            chance() < 0.5 ? [[place, chance() < 0.8 ? 1 : -1] as const] : [],
          );
          const value = terms.reduce((sum, [place, times]) => sum + times * truth[place]!, 0);
          return chance() < 0.5
            ? { of: { terms, constant: 0 }, min: value, max: value }
            : { of: { terms, constant: 0 }, min: value - below(3), max: value + below(4) };
        }).filter(({ of }) => of.terms.length > 0),
      ],
    };
    const explorer = explorerOf(model, truth);
    for (const place of truth.keys())
      for (const direction of ['maximize', 'minimize'] as const) {
        const of = { terms: [[place, 1] as const], constant: 0 };
        const value = explorer.furthest(of, direction)![place]!;
        const bound = direction === 'maximize' ? Math.floor(value + 0.01) : Math.ceil(value - 0.01);
        expect(bound).toBe(Math.round(fractionBound(model, of, direction)));
      }
  }
});

function fractionBound(
  model: Model,
  of: Parameters<typeof extremeOf>[1],
  direction: 'maximize' | 'minimize',
) {
  return extremeOf(model, of, direction, 'quick')!.bound;
}

function shownGroups({ publication }: Published, question: string): string[] {
  const figures = publication.sections.flatMap((section) => section.figures);
  const { breakdowns } = figures.find(({ id }) => id === question)!;
  return breakdowns.flatMap(({ rows }) => rows.filter((row) => !('hidden' in row)).map(({ code }) => code));
}

async function kindsIn(wave: Published): Promise<Leak['kind'][]> {
  return (await leaksIn(wave)).map(({ kind }) => kind);
}

function tiedSurvey(seed: number) {
  const chance = chanceFrom(1000 + seed);
  const below = (count: number) => Math.floor(chance() * count);
  const limits = [{}, { atMost: 1 }, { atMost: 2 }, { atLeast: 2 }][seed % 4]!;
  const options = ['p', 'q', 'r', 's'];
  const questionnaire = questionnaireOf(
    [
      oneOf('region', regions),
      oneOf('x', ['ja', 'nei', { code: 'vi', missing: 'dontKnow' }, { code: 'ia', missing: 'notRelevant' }]),
      oneOf('y', ['ja', 'nei']),
      severalOf('flere', options, limits),
      oneOf('u', ['ja', 'nei', 'ikke'], { showIf: { item: 'x', in: ['ja'] } }),
      oneOf('z', ['ja', 'nei'], {
        showIf: { any: [{ item: 'x', in: ['nei'] }, { not: { item: 'y', in: ['ja'] } }] },
      }),
    ],
    {
      breakdowns: ['region'],
      derived: [
        indicator('i1', { item: 'x', in: ['ja'] }, seed % 2 === 0 ? 'no' : 'out'),
        indicator('i2', { item: 'y', in: ['ja'] }),
        indicator(
          'begge',
          {
            all: [
              { item: 'x', in: ['ja'] },
              { item: 'y', in: ['ja'] },
            ],
          },
          'no',
        ),
        indicator(
          'minst',
          {
            any: [
              { item: 'i1', in: ['ja'] },
              { item: 'y', in: ['nei'] },
            ],
          },
          'out',
        ),
        countOf('antall', ['i1', 'i2']),
      ],
    },
  );
  const leaning = [chance() ** 2, chance() ** 2, chance()];
  const choosing = (code: string, other: string, leaning: number) => (chance() < leaning ? code : other);
  const answersOf = (): Answers => {
    const made: Answers = { region: regions[Math.floor(chance() ** 2 * 5)]! };
    if (chance() > 0.03)
      made.x = chance() < 0.1 ? ['vi', 'ia'][below(2)]! : choosing('ja', 'nei', leaning[0]!);
    if (chance() > 0.03) made.y = choosing('ja', 'nei', leaning[2]!);
    if (chance() > 0.05) made.flere = { chosen: ticksOf(options, seed % 4, leaning, chance) };
    return { ...made, ...routed(made) };
  };
  const routed = ({ x, y }: Answers): Answers => ({
    ...(x === 'ja' && chance() > 0.05 ? { u: ['ja', 'nei', 'ikke'][below(3)]! } : {}),
    ...((x === 'nei' || y !== 'ja') && chance() > 0.05 ? { z: choosing('ja', 'nei', leaning[1]!) } : {}),
  });
  return { questionnaire, answers: Array.from({ length: 20 + below(120) }, answersOf) };
}

/** As many as may be ticked, most often those that most lean to. */
function ticksOf(options: string[], kind: number, leaning: number[], chance: () => number): string[] {
  const most = [1 + Math.floor(chance() * 4), 1, 1 + Math.floor(chance() * 2), 2 + Math.floor(chance() * 3)];
  const ordered = options
    .map((code, place) => ({ code, by: chance() * (leaning[place] ?? 0.5) }))
    .toSorted((one, other) => other.by - one.by)
    .slice(0, most[kind])
    .map(({ code }) => code);
  return options.filter((code) => ordered.includes(code));
}
