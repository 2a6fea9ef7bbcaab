import type { Definition } from '../definition.ts';
import { error, type Problem, warning } from '../finding.ts';
import { questionnaireIn } from '../questionnaire.ts';
import { compareItems, type ItemComparison } from './compare-items.ts';
import { counterpartOf } from './counterpart.ts';

/**
 * What is wrong with what the items say of the wave before. Paths are from the top of `definition`.
 *
 * @param previous the wave before: its one questionnaire, or those of all its instruments; none when there is
 *   no such wave
 */
export function comparisonProblems(
  previous: Definition | readonly Definition[] | undefined,
  definition: Definition,
): Problem[] {
  if (definition.previous === undefined) return withoutPrevious(definition);
  const earlier = [previous ?? []].flat().map((each) => questionnaireIn('nb', each));
  const later = questionnaireIn('nb', definition);
  const counterpart = counterpartOf(later, earlier);
  if (!counterpart) return [];
  const comparisons = new Map(compareItems(counterpart, later).map((each) => [each.id, each]));
  return placesIn(definition).flatMap(({ id, path }) => {
    const comparison = comparisons.get(id);
    return comparison ? problemOf(comparison, counterpart.waveLabel, path) : [];
  });
}

function problemOf(
  { id, found, declared, agrees, why }: ItemComparison,
  label: string,
  path: Problem['path'],
): Problem[] {
  if (declared === undefined)
    return [
      warning(
        'comparison-undeclared',
        path,
        `Spørsmål ${id} sier ikke om det er likt som i bølgen før (${label}). ${write(found)}`,
      ),
    ];
  return agrees
    ? []
    : [
        error(
          'comparison-disagrees',
          [...path, field],
          `Spørsmål ${id} sier «${declared}», men sammenlignet med bølgen før (${label}) er det «${found}»: ${why} ${write(found)} Eller rett spørsmålet.`,
        ),
      ];
}

function withoutPrevious(definition: Definition): Problem[] {
  const items = definition.sections.flatMap((section) => section.items);
  return placesIn(definition).flatMap(({ id, path }, place) => {
    const item = items[place]!;
    const declared = 'comparedWithPrevious' in item ? item.comparedWithPrevious : undefined;
    return declared === undefined
      ? []
      : [
          warning(
            'comparison-without-previous',
            [...path, field],
            `Spørsmål ${id} sier «${declared}», men skjemaet sier ikke hvilken bølge som kom før. Skriv bølgen i «previous», eller ta bort «${field}».`,
          ),
        ];
  });
}

const field = 'comparedWithPrevious';

function write(found: ItemComparison['found']): string {
  return `Skriv "${field}": "${found}".`;
}

function placesIn({ sections }: Definition): { id: string; path: Problem['path'] }[] {
  return sections.flatMap(({ items }, section) =>
    items.map(({ id }, item) => ({ id, path: ['sections', section, 'items', item] })),
  );
}
