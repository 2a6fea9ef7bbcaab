import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { definitionJsonSchema, definitionSchema } from '../../server/questionnaire/definition.ts';
import { read, root } from './builder.ts';

const schemaFile = 'surveys/questionnaire.schema.json';
// "date" has its pattern beside it in the schema, so the format itself has nothing more to say.
const validate = new Ajv2020({ allErrors: true, formats: { date: true } }).compile(definitionJsonSchema());
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

  test.each([...corpus('valid'), ...corpus('warnings')])('accepts %s', (file) => {
    expect(problems(JSON.parse(read(file)))).toEqual([]);
  });

  // White space around a text is cut before it is measured, which JSON Schema cannot say.
  const beyondJsonSchema = 'tests/surveys/invalid/empty-text.json';

  test.each(corpus('invalid').filter((file) => file !== beyondJsonSchema))(
    'agrees with the platform on the shape of %s',
    (file) => {
      const json = JSON.parse(read(file));
      expect(validate(json)).toBe(definitionSchema.safeParse(json).success);
    },
  );
});
