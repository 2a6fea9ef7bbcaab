import { error, type Problem, within } from '../finding.ts';
import type { FindingCode } from '../finding-codes.ts';
import { type Item, kindOf } from '../kinds/all.ts';
import { findingsOfOneAnswer, findingsOfOptions } from '../kinds/choice.ts';
import { didYouMean } from '../nearest.ts';
import { inLanguage } from '../text.ts';
import { type Checking, placedItems } from './placed.ts';

/** Every scale and every item is in order by itself, and every scale that is used exists. */
export function checkScales({ definition, written, items }: Checking): Problem[] {
  const scales = Object.entries(inLanguage(definition.scales, 'nb'));
  const names = scales.map(([name]) => name);
  return [
    ...scales.flatMap(([name, scale]) =>
      within(
        ['scales', name],
        [...findingsOfOptions(scale.options, scale.nets), ...findingsOfOneAnswer(scale.options)],
      ),
    ),
    ...placedItems(written).flatMap(({ item, path }) => [
      ...within(path, findingsOf(item, items.get(item.id) ?? item)),
      ...unknownScale(item, path, names),
    ]),
  ];
}

const aboutNets: FindingCode[] = ['net-of-unknown-option', 'net-code-of-option'];

/** Nets may also hold options carried forward, so they are looked at where those are in place. */
function findingsOf(written: Item, whole: Item): Problem[] {
  const isAboutNets = ({ code }: Problem) => aboutNets.includes(code);
  return [
    ...kindOf(written)
      .findings(written)
      .filter((problem) => !isAboutNets(problem)),
    ...kindOf(whole).findings(whole).filter(isAboutNets),
  ];
}

function unknownScale(item: Item, path: Problem['path'], names: string[]): Problem[] {
  if (!('scale' in item) || names.includes(item.scale)) return [];
  const message = `Spørsmål ${item.id} bruker skalaen «${item.scale}», som ikke finnes.${didYouMean(item.scale, names)}`;
  return [error('unknown-scale', [...path, 'scale'], message)];
}
