import { attack } from '../../server/disclosure/attack/attack.ts';
import { resultsOf, sumsOf } from '../../server/publish/attack/results-of.ts';
import { longTables } from '../../server/publishing/long-tables.ts';
import { leaksIn, type Published } from './attacked.ts';
import { downloads, numbersInJsonStat, resultsInCsv } from './files.ts';
import { isPoisoned, poison } from './poison.ts';
import { shipped } from './shipped.ts';

describe('The leader survey of 2022', () => {
  let wave: Published;
  let files: Record<string, string>;
  beforeAll(async () => {
    wave = await shipped('barnevernlederundersokelsen', '2022');
    files = await downloads(wave.publication);
  }, 60_000);

  test.each([
    ['csv', 'tabeller.csv'],
    ['excel', 'tabeller-excel.csv'],
  ] as const)(
    'gives nothing away to whoever has the file and the register: %s',
    async (variant, name) => {
      const results = resultsInCsv(files[name]!, files['kodebok.json']!, variant);
      expect(results).toEqual(resultsOf(wave.publication));
      const { known, publication } = wave;
      const sums = sumsOf(publication);
      expect(await attack({ known, results, sums, policy: publication.policy })).toEqual([]);
    },
    60_000,
  );

  test('has in JSON-stat the numbers that are shown, and no other', () => {
    for (const table of longTables(wave.publication)) {
      const shown = table
        .rows()
        .flatMap((row) =>
          (['count', 'pct', 'n_base', 'n_frame', 'ci_low', 'ci_high'] as const).flatMap((measure) =>
            row[measure] === undefined
              ? []
              : [`${row.option_code} ${row.group_code} ${measure} ${row[measure]}`],
          ),
        );
      expect(numbersInJsonStat(files[`${table.id}.json`]!).sort()).toEqual(shown.sort());
    }
  });

  test('holds no number where something is hidden', () => {
    const keys = new Set<string>();
    const visit = (node: unknown): void => {
      if (!node || typeof node !== 'object') return;
      if ('hidden' in node) for (const key of Object.keys(node)) keys.add(key);
      for (const each of Object.values(node)) visit(each);
    };
    visit(wave.publication);
    expect([...keys].sort()).toEqual(['code', 'hidden', 'label', 'members'].filter((key) => keys.has(key)));
  });

  test('prints in no file, picture or report what would stand behind a hidden cell', async () => {
    const poisoned = structuredClone(wave.publication);
    poison(poisoned, (cell) => 'hidden' in cell);
    const telling = Object.entries(await downloads(poisoned)).filter(([, text]) => isPoisoned(text));
    expect(telling.map(([name]) => name)).toEqual([]);
    const shown = structuredClone(wave.publication);
    poison(shown, (cell) => !('hidden' in cell));
    const printed = Object.entries(await downloads(shown)).filter(([, text]) => isPoisoned(text));
    expect(printed.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'tabeller.csv',
        '2c .svg',
        '2c_by_1a.json',
        'rapport',
        'rapport.docx/word/document.xml',
      ]),
    );
  }, 60_000);
});

test('The wave of 2024 gives nothing away', async () => {
  expect(await leaksIn(await shipped('riksrevisjonen-barnevern', '2024'))).toEqual([]);
}, 180_000);
