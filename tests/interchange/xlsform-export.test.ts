import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { toXlsForm } from '../../server/interchange/xlsform/to-xlsform.ts';
import { type Definition, definitionSchema } from '../../server/questionnaire/definition.ts';
import { readSurveyFiles } from '../../server/storage/survey-files.ts';
import { questionnaireFiles } from '../builders/arbitrary-questionnaire.ts';
import {
  batteryItem,
  fileOf,
  numberItem,
  oneOf,
  section,
  severalOf,
  textItem,
} from '../builders/questionnaire.ts';
import { read } from '../questionnaire/builder.ts';
import { hasPyxform, pyxformRemarks } from './pyxform.ts';

const scales = {
  enighet: {
    options: [
      { code: 'uenig', label: 'Uenig' },
      { code: 'enig', label: 'Enig' },
    ],
  },
};

function definitionOf(sections: unknown[], rest: object = {}): Definition {
  return definitionSchema.parse(fileOf([], { scales, sections, ...rest }));
}

/** The rows of a sheet as objects, without what is empty. */
async function sheetOf(definition: Definition, name: string): Promise<Record<string, unknown>[]> {
  const { file } = await toXlsForm(definition);
  const sheets = await readXlsxFile(file);
  const [head = [], ...rows] = sheets.find(({ sheet }) => sheet === name)?.data ?? [];
  return rows.map((row) =>
    Object.fromEntries(row.flatMap((cell, index) => (cell === null ? [] : [[String(head[index]), cell]]))),
  );
}

const label = 'label::Bokmål (nb)';

describe('The sheet survey', () => {
  test('has a group for each section, and an underscore before a name that begins with a digit', async () => {
    const rows = await sheetOf(definitionOf([section('1', [textItem('1a', { lines: 'one' })])]), 'survey');
    expect(rows).toEqual([
      { type: 'begin_group', name: '_1', [label]: 'Del 1' },
      expect.objectContaining({ type: 'text', name: '_1a' }),
      { type: 'end_group' },
    ]);
  });

  test('shows a battery as a table, a field for each row', async () => {
    const battery = batteryItem('r4', 'enighet', [
      { id: 'forebygging', label: 'Forebygging' },
      { id: 'tilsyn', label: 'Tilsyn' },
    ]);
    const showIf = { item: 'r4', row: 'forebygging', in: ['enig'] };
    const rows = await sheetOf(
      definitionOf([section('1', [battery, textItem('hvorfor', { showIf })])]),
      'survey',
    );
    expect(rows.slice(1, 6)).toEqual([
      expect.objectContaining({ type: 'begin_group', name: 'r4', appearance: 'table-list' }),
      { type: 'select_one skala_enighet', name: 'r4_forebygging', [label]: 'Forebygging' },
      { type: 'select_one skala_enighet', name: 'r4_tilsyn', [label]: 'Tilsyn' },
      { type: 'end_group' },
      expect.objectContaining({ name: 'hvorfor', relevant: `\${r4_forebygging} = 'enig'` }),
    ]);
  });

  test.each([
    [{ item: 'a', in: ['x', 'y'] }, `(\${a} = 'x' or \${a} = 'y')`],
    [{ item: 'b', in: ['x'] }, `selected(\${b}, 'x')`],
    [{ item: 'b', answered: false }, `\${b} = ''`],
    [{ not: { item: 'c', atLeast: 3 } }, `not(\${c} >= 3)`],
    [
      {
        all: [
          { item: 'c', atMost: 2 },
          {
            any: [
              { item: 'a', in: ['x'] },
              { item: 'c', answered: true },
            ],
          },
        ],
      },
      `\${c} <= 2 and (\${a} = 'x' or \${c} != '')`,
    ],
  ])('writes the condition %j as %s', async (showIf, relevant) => {
    const items = [
      oneOf('a', ['x', 'y']),
      severalOf('b', ['x', 'y']),
      numberItem('c'),
      textItem('d', { showIf }),
    ];
    const rows = await sheetOf(definitionOf([section('1', items)]), 'survey');
    expect(rows.find(({ name }) => name === 'd')?.relevant).toBe(relevant);
  });

  test('tells with a constraint what an answer must be, and says so in words', async () => {
    const rows = await sheetOf(
      definitionOf([
        section('1', [
          numberItem('a', { min: 1, max: 20 }),
          severalOf('b', ['x', { code: 'ingen', exclusive: true }], { atMost: 1 }),
        ]),
      ]),
      'survey',
    );
    expect(rows[1]).toMatchObject({
      constraint: '. >= 1 and . <= 20',
      'constraint_message::Bokmål (nb)': 'Minst 1. Høyst 20.',
    });
    expect(rows[2]?.constraint).toBe(
      "count-selected(.) <= 1 and not(selected(., 'ingen') and count-selected(.) > 1)",
    );
  });

  test('inserts earlier answers', async () => {
    const rows = await sheetOf(
      definitionOf([
        section('1', [numberItem('1a')]),
        section('2', [textItem('2a', { text: 'Hvorfor {{1a|så mange}}?' })]),
      ]),
      'survey',
    );
    expect(rows.find(({ name }) => name === '_2a')?.[label]).toBe(`Hvorfor \${_1a}?`);
  });

  test('has a column for each language, with bokmål where there is no translation', async () => {
    const items = [
      textItem('a', { text: { nb: 'Hvorfor?', nn: 'Kvifor?' } }),
      textItem('b', { text: 'Hvem?' }),
    ];
    const rows = await sheetOf(definitionOf([section('1', items)], { languages: ['nb', 'nn'] }), 'survey');
    expect(rows.slice(1, 3).map((row) => row['label::Nynorsk (nn)'])).toEqual(['Kvifor?', 'Hvem?']);
  });
});

test.each(['=1+1', '+4712345678', '-2', '@SUM(A1)', '2024-05-01', '12', '_x0041_', 'constructor'])(
  'The label %s is text in the file, and no formula, date or number',
  async (text) => {
    const definition = definitionOf([section('1', [textItem('a', { text })])]);
    const rows = await sheetOf(definition, 'survey');
    expect(rows[1]?.[label]).toBe(text);
    const { file } = await toXlsForm(definition);
    expect(file.includes('<f>')).toBe(false);
  },
);

test('What is lost is told of item by item', async () => {
  const { losses } = await toXlsForm(
    definitionSchema.parse(JSON.parse(read('tests/surveys/valid/every-kind.json'))),
  );
  expect(losses).toEqual(
    expect.arrayContaining([
      { at: 'purpose', what: expect.stringContaining('Formålet') },
      { at: 'storrelse', what: expect.stringContaining('derived') },
      { at: '1b', what: expect.stringContaining('«årsverk»') },
      { at: 'enighet', what: expect.stringContaining('nets') },
    ]),
  );
});

const valid = readdirSync('tests/surveys/valid').map((file) => `tests/surveys/valid/${file}`);

(hasPyxform ? test : test.skip)(
  'pyxform has nothing to remark on the files (passed over where python3 has no pyxform)',
  async () => {
    const random = fc.sample(questionnaireFiles, { numRuns: 25, seed: 1 });
    const definitions = [
      ...[...valid.map((file) => JSON.parse(read(file))), ...random].map((file) =>
        definitionSchema.parse(file),
      ),
      ...(await readSurveyFiles('surveys')),
    ];
    const folder = await mkdtemp(path.join(os.tmpdir(), 'xlsform-'));
    try {
      const paths = definitions.map((_, index) => path.join(folder, `${index}.xlsx`));
      for (const [index, definition] of definitions.entries())
        await writeFile(paths[index] ?? '', (await toXlsForm(definition)).file);
      expect(pyxformRemarks(paths)).toBe('');
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  120_000,
);
