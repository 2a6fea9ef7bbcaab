import type { Definition } from '../definition.ts';
import { error, type Problem, within } from '../finding.ts';
import { kindOf } from '../kinds/all.ts';
import { findingsOfOneAnswer, findingsOfOptions } from '../kinds/choice.ts';
import { didYouMean } from '../nearest.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { inLanguage } from '../text.ts';
import { placedItems } from './placed.ts';

/** Every scale and every item is in order by itself, and every scale that is used exists. */
export function checkScales(definition: Definition, questionnaire: Questionnaire): Problem[] {
  const scales = Object.entries(inLanguage(definition.scales, 'nb'));
  const names = scales.map(([name]) => name);
  return [
    ...scales.flatMap(([name, scale]) =>
      within(
        ['scales', name],
        [...findingsOfOptions(scale.options, scale.nets), ...findingsOfOneAnswer(scale.options)],
      ),
    ),
    ...placedItems(questionnaire).flatMap(({ item, path }) => [
      ...within(path, kindOf(item).findings(item)),
      ...(item.kind === 'scale' && !names.includes(item.scale)
        ? [
            error(
              'unknown-scale',
              [...path, 'scale'],
              `Spørsmål ${item.id} bruker skalaen «${item.scale}», som ikke finnes.${didYouMean(item.scale, names)}`,
            ),
          ]
        : []),
    ]),
  ];
}
