import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { definitionJsonSchema, definitionSchema } from '../../server/questionnaire/definition.ts';
import { read, root } from './builder.ts';

const schemaFile = 'surveys/questionnaire.schema.json';
// "date" has its pattern beside it in the schema, so the format itself has nothing more to say.
const validate = new Ajv2020({ allErrors: true, formats: { date: true } }).compile(definitionJsonSchema());
const accepts = new Ajv2020({ formats: { date: true } }).compile(definitionJsonSchema());
const problems = (json: unknown) => (validate(json) ? [] : validate.errors);

const shipped = ['2022', '2023'].map((wave) => `surveys/barnevernlederundersokelsen/${wave}.json`);
const corpus = (folder: string) =>
  readdirSync(path.join(root, 'tests/surveys', folder)).map((file) => `tests/surveys/${folder}/${file}`);

describe('the JSON Schema that editors use', () => {
  test(`${schemaFile} is what the code says (mend with: npm run schema)`, () => {
    expect(JSON.parse(read(schemaFile))).toEqual(JSON.parse(JSON.stringify(definitionJsonSchema())));
  });

  test.each(shipped)('accepts %s, which names it', (file) => {
    const json = JSON.parse(read(file));
    expect(problems(json)).toEqual([]);
    expect(path.join(path.dirname(file), json.$schema)).toBe(schemaFile);
    expect(Object.keys(json)[0]).toBe('$schema');
  });

  test.each([...corpus('valid'), ...corpus('warnings'), ...corpus('beside')])('accepts %s', (file) => {
    expect(problems(JSON.parse(read(file)))).toEqual([]);
  });

  test.each(corpus('invalid'))('agrees with the platform on the shape of %s', (file) => {
    const json = JSON.parse(read(file));
    expect(validate(json)).toBe(definitionSchema.safeParse(json).success);
  });

  test('agrees with the platform when any one value of a file is another or gone', () => {
    fc.assert(
      fc.property(oneChanged, (json) => {
        expect(accepts(json)).toBe(definitionSchema.safeParse(json).success);
      }),
      { numRuns: 300 },
    );
  });
});

/** Files that between them use the whole language. */
const examples: unknown[] = [
  'valid/every-kind',
  'valid/every-sentence-translated',
  'invalid/duplicate-net-code.of-count',
  'invalid/duplicate-weighting',
  'invalid/routing-to-unknown-option.counted',
  'invalid/row-without-unknown-option',
  'invalid/carried-without-options',
  'invalid/limits-reversed.days',
  'invalid/limits-reversed.figures',
  'invalid/expected-of-later',
  'invalid/ticks-reversed',
  'invalid/routing-to-information',
  'invalid/explanation-of-error',
  'invalid/misplaced-file.instrument',
].map((name) => JSON.parse(read(`tests/surveys/${name}.json`)));

type Place = (string | number)[];

function placesIn(value: unknown, path: Place): Place[] {
  if (typeof value !== 'object' || value === null) return [path];
  const parts = Object.entries(value).map(([key, part]) => ({
    key: Array.isArray(value) ? Number(key) : key,
    part,
  }));
  return [path, ...parts.flatMap(({ key, part }) => placesIn(part, [...path, key]))];
}

/** The same with another value at the place; without it when the value is undefined. */
function replaced(json: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  const entries = Object.entries(json as object).map(([name, part]) => [
    name,
    name === String(key) ? replaced(part, rest, value) : part,
  ]);
  const kept = entries.filter(([, part]) => part !== undefined);
  return Array.isArray(json) ? kept.map(([, part]) => part) : Object.fromEntries(kept);
}

/** An example with one value changed, as a slip of the author might change it. */
const oneChanged = fc.constantFrom(...examples).chain((json) =>
  fc
    .record({
      place: fc.constantFrom(...placesIn(json, [])),
      value: fc.constantFrom(undefined, null, true, 0, 1.5, -1, 'x', 'Æ', '', ' ', [], {}),
    })
    .map(({ place, value }) => replaced(json, place, value)),
);
