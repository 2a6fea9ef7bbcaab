import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type CsvVariant, toCsv } from '../../server/publishing/csv.ts';
import { type LongRow, longColumns } from '../../server/publishing/long-row.ts';
import { examplePublication, longRows } from './publications.ts';

const row: LongRow = {
  wave: '2022',
  table_id: '1',
  question_id: '1',
  question_type: 'one',
  option_code: 'ja',
  option_label: 'Ja',
  breakdown: '',
  group_code: 'all',
  group_label: 'Alle',
  base_type: 'answered',
  ci_method: '',
  weighting: 'none',
  obs_status: '',
  note: '',
  plan_hash: 'ab',
};
const delimiters = { international: ',', excel: ';' };
const variants: CsvVariant[] = ['international', 'excel'];

function read(csv: string, variant: CsvVariant): Record<string, string>[] {
  return parse(csv, { columns: true, bom: true, delimiter: delimiters[variant], record_delimiter: '\r\n' });
}

test('The international file has commas, decimal points, CR LF and no byte-order mark', () => {
  const csv = toCsv([{ ...row, n_base: 58, count: 27.2, pct: 47 }], 'international');
  expect(csv).toBe(
    `${longColumns.join(',')}\r\n2022,1,1,one,ja,Ja,,all,Alle,,58,answered,27.2,47,,,,none,,,ab\r\n`,
  );
});

test('The Excel file has a byte-order mark, semicolons and decimal commas', () => {
  const csv = toCsv([{ ...row, n_base: 58, count: 27.2, pct: 47 }], 'excel');
  expect(csv).toBe(
    `\ufeff${longColumns.join(';')}\r\n2022;1;1;one;ja;Ja;;all;Alle;;58;answered;27,2;47;;;;none;;;ab\r\n`,
  );
});

describe.each(variants)('%s', (variant) => {
  test.each(['=1+1', '+47', '-1', '@SUM(A1)', '\tx', '\rx'])('makes %j harmless', (text) => {
    expect(read(toCsv([{ ...row, option_label: text }], variant), variant)[0]!.option_label).toBe(`'${text}`);
  });

  test.each(['–5', 'a=b', '1-5', ' =1', ''])('leaves %j as it is', (text) => {
    expect(read(toCsv([{ ...row, option_label: text }], variant), variant)[0]!.option_label).toBe(text);
  });

  test('keeps a negative number a number', () => {
    const [cell] = read(toCsv([{ ...row, count: -2.5 }], variant), variant);
    expect(cell!.count).toBe(variant === 'excel' ? '-2,5' : '-2.5');
  });

  test('without rows still names its columns', () => {
    expect(toCsv([], variant).trimEnd().replace('\ufeff', '').split(delimiters[variant])).toEqual([
      ...longColumns,
    ]);
  });

  test('gives back any text and any number', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-=+@\t\r\n";,' a]*$/));
    fc.assert(
      fc.property(text, text, fc.integer(), (label, note, count) => {
        const [cell] = read(toCsv([{ ...row, option_label: label, note, count }], variant), variant);
        expect([cell!.option_label, cell!.note]).toEqual([label, note].map(harmless));
        expect(Number(cell!.count)).toBe(count);
      }),
    );
  });

  test('gives back every row of the leader survey of 2022', async () => {
    const rows = longRows(await examplePublication());
    const decimalMark = variant === 'excel' ? ',' : '.';
    const expected = rows.map((cells) =>
      longColumns.map((column) => {
        const value = cells[column] ?? '';
        return typeof value === 'number' ? String(value).replace('.', decimalMark) : harmless(value);
      }),
    );
    const given = read(toCsv(rows, variant), variant);
    expect(given.map((cells) => longColumns.map((column) => cells[column]))).toEqual(expected);
  });
});

function harmless(text: string): string {
  return ['=', '+', '-', '@', '\t', '\r'].includes(text.charAt(0)) ? `'${text}` : text;
}
