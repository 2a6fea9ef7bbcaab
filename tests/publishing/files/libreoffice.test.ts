import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { workbook } from '../../../server/publishing/files/workbook.ts';
import { tableFile } from '../../../server/publishing/table-file.ts';
import { longRows } from '../publications.ts';
import { aPublication, sourceOf } from './sources.ts';

jest.setTimeout(180_000);

/** LibreOffice stands for the spreadsheets that people open files with. Where the whole suite must run, it must be there. */
const isThere = hasOffice();
const describeWithOffice = isThere || process.env.CI ? describe : describe.skip;

function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describeWithOffice('LibreOffice', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'office-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The file after LibreOffice has read it and written it as a workbook. */
  async function opened(name: string, content: string | Uint8Array, filter: string[] = []): Promise<Buffer> {
    writeFileSync(path.join(folder, name), content);
    await promisify(execFile)('soffice', [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      ...filter,
      '--convert-to',
      'xlsx',
      '--outdir',
      path.join(folder, 'out'),
      path.join(folder, name),
    ]);
    return readFileSync(path.join(folder, 'out', `${path.parse(name).name}.xlsx`));
  }

  /** Semicolons, quotes and UTF-8, in Norwegian: what a Norwegian spreadsheet takes a CSV file for. */
  const norwegian = '--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1044,false,true';

  test('reads the CSV for Excel with letters, numbers and no formula', async () => {
    const publication = await aPublication();
    const file = await opened('tabeller.csv', tableFile(publication, 'alle-excel')!.content, [norwegian]);
    const sheets = await readXlsxFile(file);
    const [header = [], ...rows] = sheets[0]!.data;
    const expected = longRows(publication);
    expect(rows.length).toBe(expected.length);
    const at = (name: string) => header.indexOf(name);
    for (const [place, row] of expected.entries()) {
      const cells = rows[place]!;
      for (const name of ['n_frame', 'n_base', 'count', 'pct', 'ci_low', 'ci_high'] as const)
        expect([place, name, cells[at(name)]]).toEqual([place, name, row[name] ?? null]);
      expect(cells[at('obs_status')]).toBe(row.obs_status || null);
      expect(cells[at('note')]).toBe(row.note || null);
    }
    expect(expected.some(({ note }) => note.includes('Æ, ø og å'))).toBe(true);
    expect(expected.some(({ group_label }) => group_label.startsWith('='))).toBe(true);
    expect(formulasIn(file)).toEqual([]);
  });

  test('reads the workbook with every sheet and no formula', async () => {
    const publication = await aPublication();
    const written = await workbook(sourceOf(publication));
    const file = await opened('tabeller.xlsx', written);
    expect(await readXlsxFile(file)).toEqual(await readXlsxFile(Buffer.from(written)));
    expect(formulasIn(file)).toEqual([]);
  });
});

function formulasIn(workbook: Uint8Array): string[] {
  return Object.entries(unzipSync(workbook)).flatMap(([name, xml]) =>
    /<f[ >]/.test(strFromU8(xml)) ? [name] : [],
  );
}
