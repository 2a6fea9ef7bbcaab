import { knownFrom } from '../../server/publish/attack/known-from.ts';
import { resultsOf } from '../../server/publish/attack/results-of.ts';
import { longTables } from '../../server/publishing/long-tables.ts';
import { shippedAnswers, shippedPublication } from '../builders/shipped.ts';
import { leaksIn, type Published } from './attacked.ts';
import { downloads, numbersInJsonStat, resultsInCsv } from './files.ts';
import { isPoisoned, poison } from './poison.ts';

/** A wave as it is published, and what whoever attacks it knows beforehand. */
async function shipped(survey: string, wave: string): Promise<Published> {
  const { questionnaire, dataset } = await shippedAnswers(survey, wave);
  return { publication: await shippedPublication(survey, wave), known: knownFrom(dataset, questionnaire) };
}

describe('The leader survey of 2022', () => {
  let wave: Published;
  let files: Record<string, string>;
  beforeAll(async () => {
    wave = await shipped('barnevernlederundersokelsen', '2022');
    files = await downloads(wave.publication);
  }, 180_000);

  test.each([
    ['csv', 'tabeller.csv'],
    ['excel', 'tabeller-excel.csv'],
  ] as const)('has in the files the results that are attacked: %s', (variant, name) => {
    expect(resultsInCsv(files[name]!, files['kodebok.json']!, variant)).toEqual(resultsOf(wave.publication));
  });

  test('gives nothing away to whoever has the files and the register', async () => {
    expect(await leaksIn(wave)).toEqual([]);
  }, 120_000);

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
  }, 120_000);
});

test('The wave of 2024 gives nothing away', async () => {
  expect(await leaksIn(await shipped('riksrevisjonen-barnevern', '2024'))).toEqual([]);
}, 180_000);
