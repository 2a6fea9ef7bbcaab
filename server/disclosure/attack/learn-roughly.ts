import type { Aim } from './aims.ts';
import { explorerOf } from './explorer.ts';
import type { Learned, Target } from './learn.ts';
import { type Model, sumOf, valueIn } from './model.ts';

/**
 * Which aims are reached in a model, among fractions: no whole numbers go further than they do. A solution of fractions
 * shows that no more can be proven of whatever has room in it, and is found at once for many.
 *
 * @param truth one solution
 */
export function learnRoughly(model: Model, targets: readonly Target[], truth: readonly number[]): Learned[] {
  const explorer = explorerOf(model, truth);
  const room = new Map<Target, Room>(
    targets.map((target) => [target, [valueIn(target.of, truth), valueIn(target.of, truth)]]),
  );
  const take = (values: readonly number[]) => {
    for (const target of targets) {
      const [lowest, highest] = room.get(target)!;
      const value = valueIn(target.of, values);
      room.set(target, [Math.min(lowest, value), Math.max(highest, value)]);
    }
  };
  const left = () => targets.filter((target) => !hasRoom(target.aim, room.get(target)!));
  for (let before = Number.POSITIVE_INFINITY; left().length > 2 && left().length < before; ) {
    before = left().length;
    for (const direction of directions) {
      const found = explorer.furthest(sumOf(left().map(({ of }) => of)), direction);
      if (found) take(found);
    }
  }
  return left().flatMap((target) => {
    if (hasRoom(target.aim, room.get(target)!)) return [];
    for (const direction of directions) {
      const found = explorer.furthest(target.of, direction);
      // The solver has given up, and nothing is known.
      if (!found) return [];
      take(found);
    }
    const [lowest, highest] = wholeIn(room.get(target)!);
    return hasRoom(target.aim, room.get(target)!) ? [] : [{ aim: target.aim, lowest, highest }];
  });
}

const directions = ['maximize', 'minimize'] as const;

type Room = readonly [lowest: number, highest: number];

const nearly = 1e-6;

/** The whole numbers between. */
function wholeIn([lowest, highest]: Room): Room {
  return [Math.ceil(lowest - nearly), Math.floor(highest + nearly)];
}

function hasRoom({ fails }: Aim, room: Room): boolean {
  const [lowest, highest] = wholeIn(room);
  if ('apart' in fails) return highest - lowest >= fails.apart;
  return 'atMost' in fails ? lowest <= fails.atMost : highest >= fails.atLeast;
}
