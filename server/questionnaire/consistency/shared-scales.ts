import { isDeepStrictEqual } from 'node:util';
import { error, type Problem, warning } from '../finding.ts';
import { fold } from '../fold.ts';
import { didYouMean } from '../nearest.ts';
import type { Scale } from '../option.ts';
import { inLanguage } from '../text.ts';
import { type Checking, type Placed, placedItems } from './placed.ts';
import type { SharedScales, Surroundings } from './surroundings.ts';

/**
 * A shared scale is the same wherever its name is used, and an item that looks like a scale has all of it.
 */
export function checkSharedScales(checking: Checking, { sharedScales = {} }: Surroundings): Problem[] {
  const { definition, written } = checking;
  const scales = { ...sharedScales, ...definition.scales };
  return [
    ...Object.keys(definition.scales).flatMap((name) => differences(name, definition.scales, sharedScales)),
    ...placedItems(written).flatMap((placed) => missingOptions(placed, scales)),
  ];
}

function differences(name: string, own: SharedScales, shared: SharedScales): Problem[] {
  if (!Object.hasOwn(shared, name) || isDeepStrictEqual(own[name], shared[name])) return [];
  return [
    error(
      'scale-differs-from-shared',
      ['scales', name],
      `Skalaen «${name}» er ikke lik den felles skalaen med samme navn${firstDifference(
        inLanguage(own[name]!, 'nb'),
        inLanguage(shared[name]!, 'nb'),
      )}. Rett den, eller gi den et annet navn.`,
    ),
  ];
}

function firstDifference(own: Scale, shared: Scale): string {
  const labels = (scale: Scale) => scale.options.map(({ label }) => label);
  const missing = labels(shared).find((label) => !labels(own).includes(label));
  const added = labels(own).find((label) => !labels(shared).includes(label));
  if (missing === undefined) return added === undefined ? '' : `: «${added}» er ikke med i den felles`;
  const suggestion = added === undefined ? '' : didYouMean(added, [missing]);
  return suggestion ? `: «${added}» heter «${missing}» i den felles` : `: «${missing}» mangler`;
}

/** An item may miss so many of a scale's options and still look like it. */
const mostMissing = 2;

function missingOptions({ item, path }: Placed, scales: SharedScales): Problem[] {
  if (item.kind !== 'one' || item.optionsFrom) return [];
  const labels = item.options.map(({ label }) => fold(label));
  const [nearest] = Object.entries(inLanguage(scales, 'nb'))
    .map(([name, { options }]) => ({
      name,
      complete: options.length,
      missing: options.filter(({ label }) => !labels.includes(fold(label))),
    }))
    .filter(({ complete, missing }) => complete - missing.length === labels.length)
    .sort((a, b) => a.missing.length - b.missing.length);
  if (!nearest || nearest.missing.length === 0 || nearest.missing.length > mostMissing) return [];
  const words = new Intl.ListFormat('nb').format(nearest.missing.map(({ label }) => `«${label}»`));
  return [
    warning(
      'option-missing',
      [...path, 'options'],
      `Spørsmål ${item.id} ligner skalaen «${nearest.name}», men mangler ${words}. Bruk skalaen, eller forklar hvorfor det er slik.`,
    ),
  ];
}
