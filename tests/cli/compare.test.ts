import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { comparisonReport } from '../../server/cli/comparison-report.ts';
import type { ItemComparison } from '../../server/questionnaire/comparability.ts';
import { read } from '../questionnaire/builder.ts';
import { cleanUp } from '../storage/embedded/engines.ts';
import { survey } from './command-line.ts';
import { temporaryFolder } from './processes.ts';

afterEach(cleanUp);
jest.setTimeout(120_000);

const same: ItemComparison = {
  id: '1a',
  found: 'same',
  declared: 'same',
  agrees: true,
  why: 'Spørsmålet er det samme.',
};
const changed: ItemComparison = {
  ...same,
  id: 'lang-id',
  found: 'scaleChanged',
  why: 'Svaret «Ja» er nytt.',
};

describe('a comparison is printed', () => {
  test('with a line for each item, and counts', () => {
    expect(comparisonReport([same, { ...changed, declared: 'scaleChanged' }])).toBe(
      `1a       same          Spørsmålet er det samme.
lang-id  scaleChanged  Svaret «Ja» er nytt.

1 same, 1 scaleChanged, ingen feil
`,
    );
  });

  test('with what the questionnaire says, where that is something else', () => {
    expect(comparisonReport([same, { ...changed, agrees: false }])).toBe(
      `1a       same                             Spørsmålet er det samme.
lang-id  scaleChanged  feil: sier «same»  Svaret «Ja» er nytt.

1 same, 1 scaleChanged, 1 feil
`,
    );
  });
});

describe('survey compare', () => {
  const folder = 'surveys/barnevernlederundersokelsen';
  const compare = (before: string, after: string) => survey(['compare', before, after], {});

  test('tells how two waves differ, and ends well when the later one says so itself', async () => {
    const { code, out, error } = await compare(`${folder}/2022.json`, `${folder}/2023.json`);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(/^4a +scaleChanged +Svaret «Uenig» er nytt\.$/m);
    expect(out).toMatch(/\d+ same, 2 routingChanged, 1 scaleChanged, ingen feil\n$/);
  });

  test('ends with 1 when the later one says something else, or has errors', async () => {
    const draft = path.join(await temporaryFolder(), 'draft.json');
    await writeFile(draft, read(`${folder}/2023.json`).replace('"scaleChanged"', '"same"'));
    const wrong = await compare(`${folder}/2022.json`, draft);
    expect(wrong.code).toBe(1);
    expect(wrong.out).toMatch(/^4a +scaleChanged +feil: sier «same»/m);
    const broken = await compare(`${folder}/2022.json`, 'package.json');
    expect(broken).toMatchObject({ code: 1, out: '' });
    expect(broken.error).toContain('Rett feilene før du sammenligner');
  });
});
