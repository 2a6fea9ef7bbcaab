import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { Loss } from '../../server/interchange/loss.ts';
import { fromSurveyJs } from '../../server/interchange/surveyjs/from-surveyjs.ts';
import { toSurveyJs } from '../../server/interchange/surveyjs/to-surveyjs.ts';
import { fromXlsForm } from '../../server/interchange/xlsform/from-xlsform.ts';
import { toXlsForm } from '../../server/interchange/xlsform/to-xlsform.ts';
import { type Definition, definitionSchema } from '../../server/questionnaire/definition.ts';
import { readSurveyFiles } from '../../server/storage/survey-files.ts';
import { questionnaireFiles } from '../builders/arbitrary-questionnaire.ts';
import { read } from '../questionnaire/builder.ts';
import { asCarried, asRead, type Format } from './as-carried.ts';

const formats: Format[] = ['xlsform', 'surveyjs'];
const target = { survey: 'eksempel', wave: '2024' };

const valid = readdirSync('tests/surveys/valid').map((file) => `tests/surveys/valid/${file}`);

async function thereAndBack(
  definition: Definition,
  format: Format,
): Promise<{ back: unknown; losses: Loss[] }> {
  if (format === 'surveyjs') {
    const out = toSurveyJs(definition);
    const home = fromSurveyJs(JSON.parse(JSON.stringify(out.json)), target);
    return { back: home.definition, losses: [...out.losses, ...home.losses] };
  }
  const out = await toXlsForm(definition);
  const home = await fromXlsForm(out.file, target);
  return { back: home.definition, losses: [...out.losses, ...home.losses] };
}

/** The places where the questionnaire that came back says something else than the one that went. */
function changed(definition: Definition, back: unknown): string[] {
  const before = asRead(definition);
  const after = asRead(back);
  const differ = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
  const afterItems = after.sections.flatMap(({ items }) => items);
  return [
    ...before.sections.flatMap(({ items }) =>
      items.flatMap((item) => {
        const other = afterItems.find(({ id }) => id === item.id);
        return differ(sorted(item), sorted(other)) ? [item.id] : [];
      }),
    ),
    ...Object.entries(before.scales).flatMap(([name, scale]) =>
      differ(sorted(scale), sorted(after.scales[name])) ? [name] : [],
    ),
    ...(differ(before.title, after.title) ? ['title'] : []),
    ...(differ(before.languages, after.languages) ? ['languages'] : []),
  ];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

async function expectCarried(definition: Definition, format: Format): Promise<void> {
  const { back, losses } = await thereAndBack(definition, format);
  expect(asRead(back)).toEqual(asCarried(definition, format));
  const told = new Set(losses.map(({ at }) => at));
  // A change of scale follows from the scale's own, which is told of where the scale is.
  const untold = changed(definition, back).filter(
    (place) => !told.has(place) && !usesToldScale(definition, place, told),
  );
  expect(untold).toEqual([]);
}

function usesToldScale({ sections }: Definition, id: string, told: ReadonlySet<string>): boolean {
  const item = sections.flatMap(({ items }) => items).find((each) => each.id === id);
  return item !== undefined && 'scale' in item && told.has(item.scale);
}

describe.each(formats)('A questionnaire comes back from %s as it was, but for what is told of', (format) => {
  test.each(valid)('%s', async (file) => {
    await expectCarried(definitionSchema.parse(JSON.parse(read(file))), format);
  });

  test('the surveys that the platform comes with', async () => {
    for (const definition of await readSurveyFiles('surveys')) await expectCarried(definition, format);
  });

  test('whatever it asks, and whatever its conditions', async () => {
    await fc.assert(
      fc.asyncProperty(questionnaireFiles, async (file) => {
        await expectCarried(definitionSchema.parse(file), format);
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
