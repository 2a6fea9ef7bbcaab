import fc from 'fast-check';
import { withinBytes } from '../../server/microdata/sav/bytes.ts';
import {
  type SavDescription,
  savCases,
  savHead,
  systemMissing,
} from '../../server/microdata/sav/sav-file.ts';
import { type SavVariable, savNames } from '../../server/microdata/sav/variable.ts';
import { readSav } from './sav-reader.ts';

type Cells = (number | undefined)[][];

async function readBack(description: Pick<SavDescription, 'variables'>, rows: Cells) {
  const head = savHead({ label: 'prøven 2024', day: '2024-05-01', cases: rows.length, ...description });
  const { meta, rows: read } = await readSav(Buffer.concat([head, savCases(rows)]));
  const cells = read.map((row) => description.variables.map(({ name }) => row[name]));
  // The reader gives system-missing as the number that it is.
  return { meta, cells: cells.map((row) => row.map((cell) => (cell === systemMissing ? undefined : cell))) };
}

const variable = (name: string, rest: Partial<SavVariable> = {}): SavVariable => ({
  name,
  label: `Spørsmål ${name}`,
  decimals: 0,
  measure: 'nominal',
  values: [],
  missing: [],
  ...rest,
});

test('A file tells what it is, in UTF-8 and without a clock time', async () => {
  const { meta } = await readBack({ variables: [variable('v1a')] }, [[1], [2]]);
  expect(meta.header).toMatchObject({
    encoding: 'UTF-8',
    n_vars: 1,
    n_cases: 2,
    compressed: false,
    creationDate: '01 May 24',
    creationTime: '00:00:00',
  });
});

test('Variables have their whole names, labels in Norwegian, values and missing values', async () => {
  const variables = [
    variable('r4.forebyggende_arbeid_i_kommunen', { label: 'Hjelpetiltak på småsteder – æøå' }),
    variable('v3a', { decimals: 1, measure: 'scale', missing: [-9] }),
    variable('v2a', {
      values: [
        { value: 1, label: 'Uenig' },
        { value: 5, label: 'Enig, på det nærmeste' },
        { value: -11, label: 'Vet ikke' },
      ],
      missing: [-11, -9],
    }),
    variable('mange', { missing: [-9, -11, -12, -13] }),
  ];
  const { meta } = await readBack({ variables }, []);
  expect(meta.sysvars.map(({ name, label, missing }) => ({ name, label, missing }))).toEqual([
    { name: 'r4.forebyggende_arbeid_i_kommunen', label: 'Hjelpetiltak på småsteder – æøå', missing: null },
    { name: 'v3a', label: 'Spørsmål v3a', missing: -9 },
    { name: 'v2a', label: 'Spørsmål v2a', missing: [-11, -9] },
    { name: 'mange', label: 'Spørsmål mange', missing: { min: -13, max: -9 } },
  ]);
  expect(meta.sysvars[1]?.printFormat).toMatchObject({ nbdec: 1, width: 8 });
  expect(meta.getValueLabels('v2a')?.map(({ val, label }) => [val, label])).toEqual([
    [1, 'Uenig'],
    [5, 'Enig, på det nærmeste'],
    [-11, 'Vet ikke'],
  ]);
});

test('The measure of each variable stands where SPSS looks for it', () => {
  const variables = (['nominal', 'ordinal', 'scale'] as const).map((measure) =>
    variable(measure, { measure }),
  );
  const head = savHead({ label: '', day: '2024-05-01', cases: 0, variables });
  const record = Buffer.alloc(16);
  for (const [place, value] of [7, 11, 4, 9].entries()) record.writeInt32LE(value, place * 4);
  const at = head.indexOf(record) + record.length;
  expect([0, 3, 6].map((place) => head.readInt32LE(at + place * 4))).toEqual([1, 2, 3]);
});

const cell = fc.option(
  fc.oneof(
    fc.integer({ min: -999, max: 1_000_000 }),
    fc.integer().map((thousandths) => thousandths / 1000),
  ),
  { nil: undefined },
);
const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => `${text}.`);

test('Whatever is written is read back, cell by cell', async () => {
  const file = fc.integer({ min: 1, max: 12 }).chain((width) =>
    fc.record({
      labels: fc.array(label, { minLength: width, maxLength: width }),
      values: fc.uniqueArray(fc.integer({ min: -20, max: 50 }), { maxLength: 6 }),
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 30 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(file, async ({ labels, values, rows }) => {
      const variables = labels.map((each, place) =>
        variable(`v${place}`, {
          label: each,
          values: values.map((value) => ({ value, label: `${each}${value}` })),
        }),
      );
      const { meta, cells } = await readBack({ variables }, rows);
      expect(cells).toEqual(rows);
      for (const [place, { name, values: own }] of variables.entries()) {
        expect(meta.sysvars[place]?.label).toBe(labels[place]);
        const wanted = own.map(({ value, label: words }) => [value, withinBytes(words, 120).toString()]);
        expect((meta.getValueLabels(name) ?? []).map(({ val, label: words }) => [val, words])).toEqual(
          wanted,
        );
      }
    }),
    { numRuns: 60 },
  );
});

test.each([
  [
    ['1a', '1A'],
    ['v1a', 'v1A_2'],
  ],
  [
    ['r4.tidlig-hjelp', 'r4.tidlig_hjelp'],
    ['r4.tidlig_hjelp', 'r4.tidlig_hjelp_2'],
  ],
  [
    ['and', 'to'],
    ['vand', 'vto'],
  ],
  [['region'], ['region']],
  [
    [`a${'b'.repeat(79)}`, `a${'b'.repeat(78)}c`],
    [`a${'b'.repeat(63)}`, `a${'b'.repeat(61)}_2`],
  ],
])('%j are called %j', (ids, names) => {
  expect(savNames(ids)).toEqual(names);
});

test('A label that is cut ends in a whole character', () => {
  expect(withinBytes('på', 2).toString()).toBe('p');
  expect(withinBytes('på', 3).toString()).toBe('på');
  expect(withinBytes('a😀', 4).toString()).toBe('a');
});
