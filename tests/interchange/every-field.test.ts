import { definitionSchema } from '../../server/questionnaire/definition.ts';
import { kinds } from '../../server/questionnaire/kinds/all.ts';
import { optionSchema, scaleSchema } from '../../server/questionnaire/option.ts';

/**
 * Every field that the language has is carried, or told of when it is not. A field that is new in the language
 * makes these tests fail until it is decided which: then it is added here, and where it belongs in
 * server/interchange.
 */
const words = (list: string) => list.split(' ').sort();

test('The head', () => {
  expect(Object.keys(definitionSchema.shape).sort()).toEqual(
    words(
      '$schema survey wave instrument previous languages title waveLabel publisher purpose promise minutes notes collected disclosure licence readability scales sections background derived breakdowns coverage weighting explained',
    ),
  );
});

test('Sections, options and scales', () => {
  expect(Object.keys(definitionSchema.shape.sections.element.shape).sort()).toEqual(
    words('id title intro showIf items'),
  );
  expect(Object.keys(optionSchema.shape).sort()).toEqual(
    words('code label missing base withText exclusive value showIf'),
  );
  expect(Object.keys(scaleSchema.shape).sort()).toEqual(words('options nets polarity poles'));
});

const base = 'kind id text label help note required showIf comparedWithPrevious register';

test.each([
  [kinds.one, `${base} optionsFrom options nets`],
  [kinds.several, `${base} optionsFrom options atLeast atMost base`],
  [kinds.scale, `${base} scale`],
  [kinds.battery, `${base} scale rowsFrom rows`],
  [kinds.number, `${base} unit min max decimals expected`],
  [kinds.percent, base],
  [kinds.text, `${base} lines maxLength`],
  [kinds.date, `${base} min max`],
  [kinds.figureTable, `${base} years rows expectedFactor`],
  [kinds.information, 'kind id text label showIf'],
])('Items of the kind $name', ({ schema }, fields) => {
  expect(Object.keys(schema.shape).sort()).toEqual(words(fields));
});
