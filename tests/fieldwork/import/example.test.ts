import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readMapping } from '../../../server/fieldwork/import/mapping.ts';
import { type Import, readImport } from '../../../server/fieldwork/import/read.ts';
import { readTable } from '../../../server/fieldwork/import/table.ts';
import { checkQuestionnaire } from '../../../server/questionnaire/check.ts';
import { type Questionnaire, questionnaireIn } from '../../../server/questionnaire/questionnaire.ts';
import { csvOf } from './files.ts';

const folder = path.join(__dirname, '../../../surveys/barnevernlederundersokelsen');
const file = readFileSync(path.join(folder, 'example/2022.csv'));
const mapping = readMapping(readFileSync(path.join(folder, 'example/2022.mapping.json'), 'utf8'));
const questionnaire = shipped();
const { header, rows } = readTable(file.toString());
const table = [header, ...rows.map(({ cells }) => cells)];

function shipped(): Questionnaire {
  const { definition } = checkQuestionnaire(
    '2022.json',
    readFileSync(path.join(folder, '2022.json'), 'utf8'),
  );
  if (!definition) throw new Error('The shipped questionnaire has errors.');
  return questionnaireIn('nb', definition);
}

function idsIn({ rows }: Import): string[] {
  return rows.map(({ id }) => id);
}

describe('the example file', () => {
  const read = readImport(questionnaire, file, mapping);

  test('gives 58 answers', () => {
    expect(read.report).toMatchObject({
      rows: 58,
      taken: 58,
      notTaken: [],
      encoding: 'UTF-8',
      separator: ';',
    });
    expect(new Set(idsIn(read)).size).toBe(58);
  });

  test('has answers that the old tool should not have asked for, and no other problem', () => {
    const counts: Record<string, number> = {};
    for (const { item, reason } of read.report.cells)
      counts[`${item} ${reason}`] = (counts[`${item} ${reason}`] ?? 0) + 1;
    expect(counts).toEqual({ '6b notAsked': 25, '7d notAsked': 15 });
  });

  test('is accounted for to the last cell', () => {
    const taken = new Map(read.rows.map(({ row, answers }) => [row, answers]));
    const reported = new Set(read.report.cells.map(({ row, column }) => `${row} ${column}`));
    for (const { row, cells } of rows)
      for (const [column, cell] of cells.entries()) {
        const name = header[column] ?? '';
        const isTaken = taken.get(row)?.[name] !== undefined;
        expect([row, name, Number(isTaken) + Number(reported.has(`${row} ${name}`))]).toEqual([
          row,
          name,
          cell.trim() === '' ? 0 : 1,
        ]);
      }
  });

  test('keeps line breaks, quotes and what looks like a formula', () => {
    const words = read.rows.flatMap(({ answers }) => [answers['2d'], answers['2f']]);
    expect(words).toContain('Erfaringskonsulent i 20 % stilling;\nhun leder brukerrådet.');
    expect(words).toContain('Årlig brukerundersøkelse; "svarene" går til ledermøtet.');
    expect(words).toContain('=SUM(A1:A9) burde ikke bli til en formel i et regneark.');
  });
});

const encodings: Record<string, (text: string) => Uint8Array> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a byte order mark': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16, little-endian': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16, big-endian': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  'Windows-1252': (text) => Buffer.from(text, 'latin1'),
  'UTF-8 with letters in two parts': (text) => Buffer.from(text.normalize('NFD')),
};

const variants = Object.keys(encodings).flatMap((encoding) =>
  [';', ',', '\t'].flatMap((separator) =>
    ['\r\n', '\n'].flatMap((lineBreak) =>
      ['as needed', 'everywhere'].map((quotes) => ({ encoding, separator, lineBreak, quotes })),
    ),
  ),
);

describe('the same answers get the same ids', () => {
  const expected = idsIn(readImport(questionnaire, file, mapping));

  test.each(variants)('in $encoding with $separator, $lineBreak and quotes $quotes', (variant) => {
    const { encoding, separator, lineBreak, quotes } = variant;
    const cells = table.map((row) => row.map((cell) => cell.replaceAll('\n', lineBreak)));
    const text =
      quotes === 'everywhere'
        ? cells.map((row) => row.map(quoted).join(separator)).join(lineBreak)
        : csvOf(cells, separator, lineBreak);
    const read = readImport(questionnaire, encodings[encoding]!(text), mapping);
    expect(idsIn(read)).toEqual(expected);
    expect(read.report.separator).toBe(separator);
  });

  test('when rows and columns are in another order', () => {
    const turned = [header, ...table.slice(1).reverse()].map((row) => row.toReversed());
    const read = readImport(questionnaire, Buffer.from(csvOf(turned)), mapping);
    expect(idsIn(read).sort()).toEqual([...expected].sort());
  });

  test('when rows are equal, by how many there are', () => {
    const doubled = (rows: string[][]) =>
      idsIn(readImport(questionnaire, Buffer.from(csvOf([header, ...rows])), mapping));
    const [one = [], two = []] = table.slice(1);
    expect(new Set(doubled([one, two, one])).size).toBe(3);
    expect(doubled([one, one, two]).sort()).toEqual(doubled([two, one, one]).sort());
    expect(doubled([one, one])).toEqual(expect.arrayContaining(doubled([one])));
  });

  test('but not in another wave or survey', () => {
    const inWave = idsIn(readImport({ ...questionnaire, wave: '2023', slug: '2023' }, file, mapping));
    const inSurvey = idsIn(readImport({ ...questionnaire, survey: 'en-annen' }, file, mapping));
    expect(new Set([...expected, ...inWave, ...inSurvey]).size).toBe(3 * 58);
  });
});

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
