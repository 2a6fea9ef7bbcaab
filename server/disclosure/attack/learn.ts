import type { Aim } from './aims.ts';
import { extremeOf } from './extreme.ts';
import { type Expression, isSolution, type Model, sumOf, valueIn } from './model.ts';

export interface Target {
  aim: Aim;
  of: Expression;
}

/** What an attack has learned of an aim: it is no lower and no higher than this. */
export interface Learned {
  aim: Aim;
  lowest: number;
  highest: number;
}

/**
 * Which aims are reached in a model: those where it is proven that a number has too little room. Every solution that
 * is found on the way shows room for many; what is left is tried one by one, to the end in both directions.
 *
 * @param solutions that are known already
 */
export function learn(
  model: Model,
  targets: readonly Target[],
  solutions: readonly number[][] = [],
): Learned[] {
  const room = new Map(targets.map((target) => [target, nowhere]));
  const take = (values: number[] | undefined) => {
    if (!values || !isSolution(model, values)) return;
    for (const target of targets) room.set(target, further(room.get(target)!, valueIn(target.of, values)));
  };
  for (const solution of solutions) take(solution);
  const left = () => targets.filter((target) => !hasFailed(target.aim, room.get(target)!));
  const together = (direction: 'maximize' | 'minimize') => {
    const wanted = left().filter(({ aim }) => directionsOf(aim).includes(direction));
    if (wanted.length > 0) take(extremeOf(model, sumOf(wanted.map(({ of }) => of)), direction, 'quick')?.at);
  };
  for (let before = Number.POSITIVE_INFINITY; left().length > 2 && left().length < before; ) {
    before = left().length;
    together('maximize');
    together('minimize');
  }
  return left().flatMap((target) => {
    for (const search of ['quick', 'whole'] as const) {
      const [lowest, highest] = (['minimize', 'maximize'] as const).map((direction) => {
        const isTried =
          directionsOf(target.aim).includes(direction) && !hasFailed(target.aim, room.get(target)!);
        const found = isTried ? extremeOf(model, target.of, direction, search) : undefined;
        take(found?.at);
        return found?.bound;
      });
      if (hasFailed(target.aim, room.get(target)!)) return [];
      const learned = { aim: target.aim, lowest: lowest ?? -Infinity, highest: highest ?? Infinity };
      if (isReached(learned)) return [learned];
    }
    return [];
  });
}

type Room = readonly [lowest: number, highest: number];
const nowhere: Room = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

function further([lowest, highest]: Room, value: number): Room {
  return [Math.min(lowest, value), Math.max(highest, value)];
}

/** Solutions show that there is room enough. */
function hasFailed({ fails }: Aim, [lowest, highest]: Room): boolean {
  if ('apart' in fails) return highest - lowest >= fails.apart;
  return 'atMost' in fails ? lowest <= fails.atMost : highest >= fails.atLeast;
}

/** Bounds show that there is not. */
function isReached({ aim: { fails }, lowest, highest }: Learned): boolean {
  if ('apart' in fails) return highest - lowest < fails.apart;
  return 'atMost' in fails ? lowest > fails.atMost : highest < fails.atLeast;
}

function directionsOf({ fails }: Aim): ('maximize' | 'minimize')[] {
  if ('apart' in fails) return ['maximize', 'minimize'];
  return 'atMost' in fails ? ['minimize'] : ['maximize'];
}
