import { applyEdits, type JSONPath, modify } from 'jsonc-parser';
import type { Definition } from './definition.ts';
import { readJson } from './json.ts';

/** What the next wave is called. */
export interface NextWave {
  wave: string;
  waveLabel: string;
}

/** The names of this wave a year on: one more wherever a year stands. */
export function suggestedNext({ wave, waveLabel }: NextWave): NextWave {
  return { wave: aYearOn(wave), waveLabel: aYearOn(waveLabel) };
}

export function aYearOn(words: string): string {
  return words.replaceAll(/(?<!\d)(19|20)\d\d(?!\d)/g, (year) => String(Number(year) + 1));
}

/**
 * The JSON of a questionnaire as the next wave asks it: the same questions in the author's own hand, compared with
 * this wave. What is of this wave alone is gone: when it was collected, and its notes.
 *
 * @param source of a questionnaire without errors
 */
export function nextWaveOf(source: string, definition: Definition, next: NextWave): string {
  const changes: [path: JSONPath, value: unknown][] = [
    [['wave'], next.wave],
    [['previous'], definition.wave],
    [['waveLabel'], labelOf(source, next.waveLabel)],
    [['notes'], undefined],
    [['collected'], undefined],
    ...definition.sections.flatMap(({ items }, section) =>
      items.flatMap((item, place): [JSONPath, unknown][] =>
        item.kind === 'information'
          ? []
          : [[['sections', section, 'items', place, 'comparedWithPrevious'], 'same']],
      ),
    ),
  ];
  return changes.reduce(
    (text, [path, value]) =>
      applyEdits(
        text,
        modify(text, path, value, {
          formattingOptions: { insertSpaces: true, tabSize: 2 },
          // What is compared with stands beside the wave itself.
          getInsertionIndex: (names) => (path[0] === 'previous' ? names.indexOf('wave') + 1 : names.length),
        }),
      ),
    source.replace(/^\uFEFF/, ''),
  );
}

/** The label in every language it was written in: the year is all that is known to change. */
function labelOf(source: string, label: string): unknown {
  const json = readJson('Filen', source);
  const written = 'content' in json ? (json.content as { waveLabel?: unknown }).waveLabel : undefined;
  if (typeof written !== 'object' || written === null) return label;
  const others = Object.entries(written).map(([language, words]) => [language, aYearOn(String(words))]);
  return { ...Object.fromEntries(others), nb: label };
}

/** The ids of the items whose words name a year of this wave: somebody must look at them. */
export function itemsNamingYears(definition: Definition): string[] {
  const years = `${definition.wave} ${JSON.stringify(definition.waveLabel)}`.match(/(19|20)\d\d/g) ?? [];
  return definition.sections
    .flatMap(({ items }) => items)
    .filter((item) => years.some((year) => JSON.stringify(item).includes(year)))
    .map(({ id }) => id);
}
