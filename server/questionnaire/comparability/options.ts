import type { Item } from '../kinds/all.ts';
import { isInBase, type Option } from '../option.ts';
import { quotedLabels } from './changes.ts';
import type { SameWords } from './same-words.ts';

/** What differs between two lists of options, in the words of their labels. */
export function optionChanges(before: Option[], after: Option[], same: SameWords): string[] {
  const kept = pairsOf(before, after);
  const gone = before.filter(({ code }) => !after.some((option) => option.code === code));
  const come = after.filter(({ code }) => !before.some((option) => option.code === code));
  const recoded = gone.flatMap((option) => {
    const now = come.find(({ label }) => same(option.label, label));
    return now ? [{ option, now }] : [];
  });
  const labelsOf = (options: Option[]) =>
    options
      .filter((each) => !recoded.some(({ option, now }) => each === option || each === now))
      .map(({ label }) => label);
  return [
    ...cameOrWent(labelsOf(come), 'er nytt', 'er nye'),
    ...cameOrWent(labelsOf(gone), 'er borte', 'er borte'),
    ...recoded.map(
      ({ option, now }) => `Koden for «${now.label}» er endret fra «${option.code}» til «${now.code}».`,
    ),
    ...kept.flatMap(([one, other]) => changesOfOption(one, other, same)),
    ...(isReordered(kept, after) ? ['Svarene står i en annen rekkefølge.'] : []),
  ];
}

/** Options that both have, in the earlier order. */
export function pairsOf(before: Option[], after: Option[]): [Option, Option][] {
  return before.flatMap((option): [Option, Option][] => {
    const now = after.find(({ code }) => code === option.code);
    return now ? [[option, now]] : [];
  });
}

function isReordered(kept: [Option, Option][], after: Option[]): boolean {
  const places = kept.map(([, option]) => after.indexOf(option));
  return places.some((place, index) => index > 0 && place < places[index - 1]!);
}

function changesOfOption(before: Option, after: Option, same: SameWords): string[] {
  const name = `«${after.label}»`;
  return [
    ...(same(before.label, after.label) ? [] : [`Svaret «${before.label}» heter nå ${name}.`]),
    ...(isInBase(before) === isInBase(after)
      ? []
      : [`De som svarer ${name}, er ${isInBase(after) ? 'nå' : 'ikke lenger'} med når vi regner prosent.`]),
    ...(before.missing === after.missing
      ? []
      : [`Svaret ${name} regnes nå som ${meaningOf(after)}, og før som ${meaningOf(before)}.`]),
    ...(before.exclusive === after.exclusive
      ? []
      : [`Svaret ${name} kan ${after.exclusive ? 'ikke lenger' : 'nå'} velges sammen med andre.`]),
    ...(before.value === after.value
      ? []
      : [
          `Svaret ${name} teller ${after.value ?? 'ikke'} i gjennomsnittet, og før ${before.value ?? 'ikke'}.`,
        ]),
  ];
}

function meaningOf({ missing }: Option): string {
  return missing === undefined
    ? 'et vanlig svar'
    : { dontKnow: '«vet ikke»', notRelevant: '«ikke relevant»' }[missing];
}

/** The words at the ends of a scale. Those of a scale that has none are missing. */
export function poleChanges(before: Item, after: Item, same: SameWords): string[] {
  const [one, other] = [polesOf(before), polesOf(after)];
  return same(one, other)
    ? []
    : [`Endene av skalaen er endret fra ${one || 'ingen ord'} til ${other || 'ingen ord'}.`];
}

function polesOf(item: Item): string {
  const poles = 'poles' in item ? item.poles : undefined;
  return poles ? quotedLabels([poles.low, poles.high]) : '';
}

function cameOrWent(labels: string[], is: string, are: string): string[] {
  if (labels.length === 0) return [];
  return [
    labels.length === 1 ? `Svaret ${quotedLabels(labels)} ${is}.` : `Svarene ${quotedLabels(labels)} ${are}.`,
  ];
}
