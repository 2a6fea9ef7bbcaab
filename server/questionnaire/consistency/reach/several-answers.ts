import type { SeveralAnswer } from '../../answer.ts';
import type { Leaf } from '../../condition.ts';
import { fewestTicks, type SeveralItem } from '../../kinds/several.ts';
import { isOrdinary, type Option } from '../../option.ts';
import { alike } from './alike.ts';

/**
 * Every set of options to tick, as far as the leaves tell options apart and the item lets them be ticked
 * together.
 */
export function severalAnswers(
  asked: SeveralItem,
  leaves: Leaf[],
  limit: number,
): SeveralAnswer[] | undefined {
  const groups = alike(asked.options, (option) => seenAs(option, leaves));
  const alone = groups.filter(([option]) => option?.exclusive).map(([option]) => [option!]);
  const together = groups.filter(([option]) => !option?.exclusive);
  if (2 ** together.length > limit) return undefined;
  const ticked = setsOf(together).flatMap((set) => tickedFrom(set, asked));
  return [...alone, ...ticked].map((options) => ({ chosen: options.map(({ code }) => code) }));
}

/** Options of one group can stand in for one another: for the leaves, and for the number of ticks. */
function seenAs(option: Option, leaves: Leaf[]): string {
  const named = leaves.map((leaf) => Number('in' in leaf && leaf.in.includes(option.code)));
  return [Number(option.exclusive ?? false), Number(isOrdinary(option)), ...named].join('');
}

/** Every set of some of the members. */
function setsOf<T>(members: T[]): T[][] {
  return Array.from({ length: 2 ** members.length - 1 }, (_, set) =>
    members.filter((_, index) => ((set + 1) >> index) & 1),
  );
}

/** At least one tick in each group and none outside, if the item allows any such number of ticks. */
function tickedFrom(groups: Option[][], item: SeveralItem): Option[][] {
  const { atMost } = item;
  const options = groups.flat();
  // A reason for having no answer frees from the least number of ticks.
  const least = Math.max(groups.length, options.every(isOrdinary) ? fewestTicks(item) : 1);
  if (least > Math.min(options.length, atMost ?? options.length)) return [];
  const firsts = groups.map(([option]) => option!);
  const rest = groups.flatMap((group) => group.slice(1));
  return [[...firsts, ...rest].slice(0, least)];
}
