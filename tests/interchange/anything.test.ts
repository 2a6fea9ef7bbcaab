import fc from 'fast-check';
import { readCondition } from '../../server/interchange/expression/condition.ts';
import { type Field, noFields } from '../../server/interchange/expression/fields.ts';
import { fromSurveyJs } from '../../server/interchange/surveyjs/from-surveyjs.ts';
import { readLimits } from '../../server/interchange/xlsform/read-limits.ts';
import { conditionSchema } from '../../server/questionnaire/condition.ts';
import { checkShape } from '../../server/questionnaire/shape.ts';

/** Pieces of expressions, put together in ways that nobody would write. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...`{a} \${a} . , ( ) [ ] ! = != < >= and or not selected( count-selected( if( iif( 1 0 2.5 -1 'x' "" date( empty notempty anyof contains + {n} true`.split(
        ' ',
      ),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(' '));

const expressions = fc.oneof(pieces, fc.string({ maxLength: 30 }));

test('Any text is read as a condition that has the shape of one, or is told why not', () => {
  const fields = noFields();
  fields.byName.set('a', { item: 'a', type: 'choice', codes: new Map([['x', 'x']]) } satisfies Field);
  fields.byName.set('n', { item: 'n', type: 'number' });
  fc.assert(
    fc.property(expressions, (source) => {
      const read = readCondition(source, fields);
      if ('condition' in read) expect(conditionSchema.safeParse(read.condition).success).toBe(true);
      else expect(read.problem).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

test('Any text is read as limits', () => {
  fc.assert(
    fc.property(expressions, (source) => {
      expect(readLimits(source)).toHaveProperty('unread');
    }),
    { numRuns: 2000 },
  );
});

const types =
  'radiogroup checkbox dropdown tagbox rating boolean matrix matrixdropdown text comment html expression panel paneldynamic'.split(
    ' ',
  );
const properties =
  'title description visibleIf choices rows columns rateValues rateMax html elements min max step validators inputType showOtherItem choicesFromQuestion choicesVisibleIf maxLength'.split(
    ' ',
  );

test('Any survey becomes JSON with the shape of a questionnaire, however little sense it makes', () => {
  const elements = fc.record({
    type: fc.constantFrom(...types),
    name: fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.string()),
    some: fc.dictionary(fc.constantFrom(...properties), fc.oneof(fc.jsonValue({ maxDepth: 2 }), expressions)),
  });
  fc.assert(
    fc.property(fc.array(elements, { maxLength: 5 }), (made) => {
      const json = { elements: made.map(({ some, ...element }) => ({ ...some, ...element })) };
      const { definition, losses } = fromSurveyJs(JSON.parse(JSON.stringify(json)), {
        survey: 'a',
        wave: 'b',
      });
      expect(losses.length).toBeGreaterThan(0);
      const shape = checkShape(definition);
      // Lists can be too short, as there is nothing to fill them with.
      const problems =
        'problems' in shape
          ? shape.problems.filter(({ code }) => code !== 'too-few' && code !== 'too-long')
          : [];
      expect(problems).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
