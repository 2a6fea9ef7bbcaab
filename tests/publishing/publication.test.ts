import { standardPolicy } from '../../server/disclosure/policy.ts';
import { oneOf, questionnaireOf, severalOf, textItem } from '../builders/questionnaire.ts';
import { aPublication } from './files/sources.ts';
import { examplePublication, figuresIn, publicationOf, times } from './publications.ts';

const items = [oneOf('1', ['nord', 'sor']), severalOf('2', ['a', 'b']), textItem('3')];
const questionnaire = questionnaireOf(items, { breakdowns: ['1'] });

test('A publication is the same after it has been stored as JSON', async () => {
  const publication = await aPublication({ example: true });
  expect(JSON.parse(JSON.stringify(publication))).toStrictEqual(publication);
});

test('No key in a publication is one that the database would take for something else', async () => {
  const keys = new Set<string>();
  JSON.stringify(await examplePublication(), (key, value) => {
    keys.add(key);
    return value;
  });
  expect([...keys].filter((key) => key.includes('.') || key.startsWith('$'))).toEqual([]);
});

test('A publication carries every text it needs and says how it was made', async () => {
  const { sections, ...head } = await publicationOf(questionnaire, times(6, { 1: 'nord' }));
  expect(head).toEqual({
    survey: 'proven',
    wave: '2022',
    version: 1,
    published: '2022-11-14',
    language: 'nb',
    definitionVersion: questionnaire.version,
    example: false,
    policy: standardPolicy,
    planHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    respondents: 6,
    title: 'Prøven',
    waveLabel: 'høsten 2022',
    publisher: 'Utgiveren',
    purpose: 'Å prøve.',
    promise: 'Ingen kjennes igjen.',
    licence: 'CC-BY-4.0',
    notes: [],
    coverage: { missing: 'notDeclared' },
    sizes: { missing: 'notDeclared' },
  });
  expect(sections.map(({ title }) => title)).toEqual(['Del 1']);
});

test('What leaders wrote has no figure', async () => {
  const publication = await publicationOf(questionnaire, times(6, { 3: 'Navnet mitt er hemmelig.' }));
  expect(figuresIn(publication).map(({ id }) => id)).toEqual(['1', '2']);
  expect(JSON.stringify(publication)).not.toContain('hemmelig');
});

describe('the plan hash', () => {
  const hash = async (...given: Parameters<typeof publicationOf>) => (await publicationOf(...given)).planHash;

  test('is the same whatever the answers are', async () => {
    expect(await hash(questionnaire, times(9, { 1: 'nord', 2: { chosen: ['a'] } }))).toBe(
      await hash(questionnaire, []),
    );
  });

  test.each([
    ['the policy', () => hash(questionnaire, [], { policy: { ...standardPolicy, minimumBase: 10 } })],
    ['the breakdowns', () => hash(questionnaireOf(items), [])],
    ['an option', () => hash(questionnaireOf([oneOf('1', ['nord', 'ost'])], { breakdowns: ['1'] }), [])],
  ])('changes with %s', async (_, changed) => {
    expect(await changed()).not.toBe(await hash(questionnaire, []));
  });
});

test('The leader survey of 2022 has its two published tables with names', async () => {
  const { coverage, sizes, respondents } = await examplePublication();
  expect(respondents).toBe(58);
  if ('missing' in coverage || 'missing' in sizes) throw new Error('A table is missing.');
  expect(coverage.rows.at(-1)).toEqual({
    code: 'midt-norge',
    label: 'Midt-Norge',
    answers: 9,
    total: 162,
    register: 928,
    share: 17.5,
  });
  expect(coverage).toMatchObject({ measure: { unit: 'årsverk' }, all: { label: 'Alle', share: 24.6 } });
  expect(coverage.source).toContain('SSB');
  expect(sizes.rows.map(({ label }) => label)).toEqual(['1–5', '6–15', '16–30', '31–70', '71 eller flere']);
  expect(sizes.summary).toEqual({ mean: 27.2, median: 26 });
});

test('The leader survey of 2022 shows no group of fewer than five, and both published tables in full', async () => {
  const publication = await examplePublication();
  const { coverage, sizes } = publication;
  for (const { id, all, breakdowns } of figuresIn(publication))
    for (const row of [all, ...breakdowns.flatMap(({ rows }) => rows)])
      if (!('hidden' in row)) expect([id, row.base >= 5]).toEqual([id, true]);
  expect(JSON.stringify([coverage, sizes])).not.toContain('hidden');
});

test.each(['2a', '2b'])(
  'Means of the large groups are shown in the leader survey of 2022, in %s',
  async (id) => {
    const figure = figuresIn(await examplePublication()).find((each) => each.id === id)!;
    expect(figure.breakdowns.map((breakdown) => breakdown.id)).toEqual(['1a', 'storrelse']);
    for (const { rows } of figure.breakdowns) {
      const shown = rows.filter(
        (row) => !('hidden' in row) && row.summary !== undefined && !('hidden' in row.summary),
      );
      expect(shown.length).toBeGreaterThanOrEqual(2);
    }
  },
);
