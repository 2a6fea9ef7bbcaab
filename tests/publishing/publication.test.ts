import { standardPolicy } from '../../server/disclosure/policy.ts';
import { oneOf, questionnaireOf, severalOf, textItem } from '../builders/questionnaire.ts';
import { examplePublication, figuresIn, publicationOf, times } from './publications.ts';

const items = [oneOf('1', ['nord', 'sor']), severalOf('2', ['a', 'b']), textItem('3')];
const questionnaire = questionnaireOf(items, { breakdowns: ['1'] });

test('A publication is the same after it has been stored as JSON', async () => {
  const publication = await examplePublication();
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
