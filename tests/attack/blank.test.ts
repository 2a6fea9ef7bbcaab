import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import type { Leak } from '../../server/disclosure/attack/attack.ts';
import { policyFor } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import { knownFrom } from '../../server/publish/attack/known-from.ts';
import { composePublication } from '../../server/publishing/publication.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { indicator, oneOf, questionnaireOf, severalOf } from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';
import { figuresIn, times } from '../publishing/publications.ts';
import { leaksIn, type Published, published } from './attacked.ts';

/*
 * Several of which everybody is in the base: how many of a group ticked nothing is what is left when those who ticked
 * are subtracted, where options cannot be ticked together.
 */
const alone = ['p', 'q'].map((code) => ({ code, exclusive: true }));
const surveys = {
  'no more than one may be ticked': survey(['p', 'q'], { atMost: 1 }),
  'every option stands alone': survey(alone),
  'an indicator looks at the options': survey(['p', 'q'], { atMost: 1 }, [
    indicator('sier-p', { item: 'flere', in: ['p'] }, 'no'),
  ]),
};

function survey(options: Parameters<typeof severalOf>[1], rest = {}, derived: object[] = []) {
  const asked = [oneOf('region', ['a', 'b', 'c']), severalOf('flere', options, rest)];
  return questionnaireOf(asked, { breakdowns: ['region'], ...(derived.length > 0 ? { derived } : {}) });
}

function ticks(region: string, p: number, q: number, blank: number): Answers[] {
  return [
    ...times(p, { region, flere: { chosen: ['p'] } } as Answers),
    ...times(q, { region, flere: { chosen: ['q'] } } as Answers),
    ...times(blank, { region } as Answers),
  ];
}

// Of the twelve in a, one ticked nothing.
const oneInA = [...ticks('a', 5, 6, 1), ...ticks('b', 8, 8, 4), ...ticks('c', 7, 8, 5)];
const manyInAll = [...ticks('a', 5, 6, 4), ...ticks('b', 8, 8, 4), ...ticks('c', 7, 8, 5)];

describe.each(Object.entries(surveys))('Where %s', (_, questionnaire) => {
  test('it is not told that one of a group ticked nothing', async () => {
    const wave = await published(questionnaire, given(oneInA));
    const rows = rowsOf(wave);
    const shown = rows.filter((row) => !('hidden' in row) && row.cells.every((cell) => !('hidden' in cell)));
    expect(shown.map(({ code }) => code)).not.toContain('a');
    expect(await leaksIn(wave)).toEqual([]);
  });

  test('everything is shown where those are many', async () => {
    const wave = await published(questionnaire, given(manyInAll));
    expect(JSON.stringify(rowsOf(wave))).not.toContain('hidden');
    expect(await leaksIn(wave)).toEqual([]);
  });

  test('Found: every option of a group in which one ticked nothing', async () => {
    const { publication, known } = await published(questionnaire, given(oneInA));
    const leaky = structuredClone(publication);
    const counts: Record<string, number[]> = { a: [5, 6, 12], b: [8, 8, 20], c: [7, 8, 20] };
    const broken = figuresIn(leaky).find(({ id }) => id === 'flere')!.breakdowns[0]!;
    broken.columns = broken.columns.filter(({ code }) => code in { p: 0, q: 0 });
    broken.rows = broken.rows.map(({ code, label }) => {
      const [p = 0, q = 0, base = 0] = counts[code]!;
      const cells = [p, q].map((count) => ({ count, share: 1 }));
      return { code, label, base, lowBase: true, cells };
    });
    const kinds = (await leaksIn({ publication: leaky, known })).map(({ kind }): Leak['kind'] => kind);
    expect(kinds).toContain('recovered');
  });
});

test('Where ticks can be combined, they tell little of who ticked nothing', async () => {
  const both = ['a', 'b', 'c'].flatMap((region) =>
    times(4, { region, flere: { chosen: ['p', 'q'] } } as Answers),
  );
  const wave = await published(survey(['p', 'q']), given([...oneInA, ...both]));
  expect(JSON.stringify(rowsOf(wave))).not.toContain('hidden');
  expect(await leaksIn(wave)).toEqual([]);
});

test('Weighted shares do not tell that one of a group ticked nothing either', async () => {
  const background = {
    id: 'region',
    text: 'Region',
    from: 'region',
    options: ['nord', 'sor', 'ost'].map((code) => ({ code, label: `Region ${code}` })),
  };
  const questionnaire = questionnaireOf([severalOf('flere', ['p', 'q'], { atMost: 1 })], {
    background: [background],
    breakdowns: ['region'],
    weighting: { by: ['region'] },
  });
  const named: Record<string, string> = { a: 'nord', b: 'sor', c: 'ost' };
  const answers = oneInA.map(({ region, ...rest }) => ({
    answers: rest as Answers,
    background: { region: named[String(region)]! },
  }));
  const dataset = await buildDataset(questionnaire, answers);
  // Nearly all units are in the north, and each answer there moves a share by several percent.
  const register = { all: 1240, groups: { region: { nord: 1200, sor: 20, ost: 20 } } };
  const analysis = analyse(dataset, questionnaire, register);
  if (!analysis.weighted || !('weighting' in analysis.weighted)) throw new TypeError('It is weighted.');
  const publication = composePublication(
    questionnaire,
    await release(analysis, policyFor(questionnaire.disclosure)),
    { version: 1, published: '2022-11-14', example: false },
  );
  const known = knownFrom(dataset, questionnaire, analysis.weighted.weighting);
  expect(await leaksIn({ publication, known })).toEqual([]);
  const { all } = figuresIn(publication)[0]!;
  expect(JSON.stringify('weighted' in all ? all.weighted!.cells : [])).not.toContain('share');
});

function rowsOf({ publication }: Published) {
  return figuresIn(publication).find(({ id }) => id === 'flere')!.breakdowns[0]!.rows;
}
