import fc from 'fast-check';
import { readImport } from '../../../server/fieldwork/import/read.ts';
import { readTable } from '../../../server/fieldwork/import/table.ts';
import { bytesOf, csvOf, questionnaire } from './files.ts';

const separator = fc.constantFrom(';', ',', '\t');
const lineBreak = fc.constantFrom('\r\n', '\n', '\r');
const character = fc.constantFrom(...'aøå"\';,\t =-1\n«»');
const cell = fc.oneof(
  fc.string({ unit: character, maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
/** Rows as wide as the header, at least one of them with something in it. */
const rows = fc
  .array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 })
  .filter((all) => all.some((cells) => cells.some((text) => text.trim() !== '')));

describe('what a simple program writes', () => {
  test('is read back cell by cell', () => {
    fc.assert(
      fc.property(rows, separator, lineBreak, (written, between, ending) => {
        const file = csvOf([['1a', '2a', '3a'], ...written], between, ending);
        const table = readTable(file);
        expect(table.separator).toBe(between);
        expect(table.ragged).toEqual([]);
        expect(table.rows.map(({ cells }) => cells)).toEqual(
          written.map((cells) => cells.map((text) => text.replaceAll(/\r\n?/g, '\n').normalize('NFC'))),
        );
        expect(table.rows.map(({ row }) => row)).toEqual(written.map((_, index) => index + 2));
      }),
    );
  });

  test('is taken or reported, cell by cell', () => {
    fc.assert(
      fc.property(rows, separator, (written, between) => {
        const header = ['1a', '2a', '3a'];
        const { rows, report } = readImport(questionnaire, bytesOf(csvOf([header, ...written], between)));
        const taken = rows.flatMap(({ row, answers }) =>
          Object.keys(answers).map((item) => `${row} ${item}`),
        );
        const reported = report.cells
          .filter(({ reason }) => reason !== 'required')
          .map(({ row, column }) => `${row} ${column}`);
        const filled = written.flatMap((cells, index) =>
          header.flatMap((name, column) => (cells[column]?.trim() ? [`${index + 2} ${name}`] : [])),
        );
        expect([...taken, ...reported].sort()).toEqual(filled.sort());
        expect(rows.length + report.notTaken.length).toBe(report.rows);
      }),
    );
  });
});
