import { resultsModel } from '../../server/web/results/results-page.ts';
import { oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { publicationOf, times } from '../publishing/publications.ts';

const questionnaire = questionnaireOf([
  oneOf('1', ['ja', 'nei']),
  oneOf('2', ['a', 'b'], { showIf: { item: '1', in: ['ja'] } }),
]);

/** What the results page says of how many were never asked. */
async function notAsked(few: number): Promise<number | undefined> {
  const answers = [...times(9, { 1: 'ja', 2: 'a' }), ...times(few, { 1: 'nei' })];
  const publication = await publicationOf(questionnaire, answers);
  const { sections } = resultsModel(publication, [], { view: '', intervals: false });
  const blocks = sections.flatMap((section) => section.blocks);
  return blocks.flatMap((block) =>
    block.type === 'figure' && block.id === '2' ? [block.figure.notAsked] : [],
  )[0];
}

test('The results page tells how many were not asked, unless they are a few', async () => {
  expect(await notAsked(6)).toBe(6);
  expect(await notAsked(3)).toBe(0);
});
