import fc from 'fast-check';
import { simplified } from '../../server/interchange/expression/simplify.ts';
import { conditionsOf } from '../../server/questionnaire/conditions.ts';
import { itemsOf } from '../../server/questionnaire/questionnaire.ts';
import { readForm } from '../../server/questionnaire/reading.ts';
import { holds } from '../../server/questionnaire/routing.ts';
import { questionnaires } from '../builders/arbitrary-questionnaire.ts';
import { typedInto } from '../builders/typing.ts';

test.each([
  [
    {
      all: [
        {
          any: [
            { item: 'a', in: ['x'] },
            { item: 'a', in: ['y', 'x'] },
          ],
        },
      ],
    },
    { item: 'a', in: ['x', 'y'] },
  ],
  [
    {
      all: [
        { item: 'a', in: ['x'] },
        {
          all: [
            { item: 'b', atLeast: 1 },
            { item: 'b', atMost: 2 },
          ],
        },
      ],
    },
    {
      all: [
        { item: 'a', in: ['x'] },
        { item: 'b', atLeast: 1 },
        { item: 'b', atMost: 2 },
      ],
    },
  ],
  [
    {
      any: [
        { item: 'r', row: '2', answered: true },
        { item: 'r', row: '1', answered: true },
      ],
    },
    { item: 'r', answered: true },
  ],
  [
    { item: 'r', rows: { in: ['x'], of: ['2', '1'], atLeast: 1 } },
    { item: 'r', rows: { in: ['x'], atLeast: 1 } },
  ],
])('%j is %j in its plainest form', (condition, plainest) => {
  expect(simplified(condition, () => ['1', '2'])).toEqual(plainest);
});

test('The plainest form holds for the same answers', () => {
  fc.assert(
    fc.property(questionnaires, fc.integer(), (questionnaire, seed) => {
      const { answers } = readForm(questionnaire, typedInto(questionnaire, seed));
      const rows = new Map(
        itemsOf(questionnaire).flatMap((item) =>
          item.kind === 'battery' ? [[item.id, item.rows.map(({ id }) => id)] as const] : [],
        ),
      );
      for (const condition of conditionsOf(questionnaire))
        expect(
          holds(
            simplified(condition, (id) => rows.get(id)),
            answers,
          ),
        ).toBe(holds(condition, answers));
    }),
    { numRuns: 200 },
  );
});
