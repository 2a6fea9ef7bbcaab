import { DomainError } from '../../errors.ts';
import { contactStates, contactsOf } from './contacts.ts';
import { newUnit, type WaveName } from './new-unit.ts';
import { asRegistered, fieldOf, registerFields } from './register-value.ts';
import type { RegisterUnit, Unit, UnitStore } from './unit.ts';

/** What loading a register does to the units of a wave. */
export interface LoadPlan {
  /** New units, and those that the register says something else about than before. */
  put: Unit[];
  /** Units that the register no longer has. */
  remove: Unit[];
  /** Answered units that the register no longer has, or gives another instrument. They stop the loading. */
  lost: Unit[];
  moved: Unit[];
}

export interface LoadOutcome {
  added: number;
  changed: number;
  removed: number;
}

export interface RegisterStores {
  units: UnitStore;
  secret: Buffer;
}

/** Units that are put in one write. */
const batch = 1000;

/**
 * Judges a register against the units of a wave. Nothing is stored.
 *
 * @param removed the units that were taken out of the register before: one that comes back is the one it was
 */
export function planLoad(
  secret: Buffer,
  target: WaveName,
  now: Unit[],
  wanted: RegisterUnit[],
  removed: Unit[] = [],
): LoadPlan {
  const known = new Map(now.map((unit) => [unit.unit, unit]));
  const before = new Map([...removed, ...now].map((unit) => [unit.unit, unit]));
  const states = contactStates([...removed, ...now]);
  const made = wanted.map((unit) => {
    const contacts = contactsOf(unit.emails, states);
    const own = before.get(unit.unit);
    if (!own) return newUnit(secret, target, unit, contacts);
    const { emails, ...register } = unit;
    return { ...own, ...register, contacts };
  });
  const later = new Map(made.map((unit) => [unit.unit, unit]));
  const gone = now.filter(({ unit }) => !later.has(unit));
  return {
    put: made.filter((unit) => isNew(unit, known.get(unit.unit))),
    remove: gone.filter(({ answered }) => !answered),
    lost: gone.filter(({ answered }) => answered),
    moved: now.filter(({ unit, answered, instrument }) => {
      const own = later.get(unit);
      return answered && own !== undefined && own.instrument !== instrument;
    }),
  };
}

/**
 * Makes a wave's register what it is `wanted` to be. Units that are there, or have been, keep their ids, links and all
 * that has happened to them. What is new is stored before anything is removed, and every write can be repeated: loading that
 * was cut short is completed by loading once more.
 *
 * Throws `conflict`, and changes nothing, when a unit that has answered would be removed or get another instrument.
 */
export async function loadRegister(
  { units, secret }: RegisterStores,
  target: WaveName,
  wanted: RegisterUnit[],
): Promise<LoadOutcome> {
  const now = await withoutTwins(units, target);
  const plan = planLoad(secret, target, now, wanted, await units.listRemoved(target.survey, target.wave));
  refuseConflicts(plan);
  await putUnits(units, plan.put);
  await withoutTwins(units, target);
  for (const some of inBatches(plan.remove)) await units.takeOut(some.map(({ id }) => id));
  const ids = new Set(now.map(({ id }) => id));
  const added = plan.put.filter(({ id }) => !ids.has(id)).length;
  return {
    added,
    changed: plan.put.length - added,
    removed: plan.remove.length,
  };
}

export async function putUnits(units: UnitStore, wanted: Unit[]): Promise<void> {
  for (const some of inBatches(wanted)) await units.putRegister(some);
}

/**
 * The units of a wave. Two that load a register at the same moment may both make a unit of the same service, with
 * the same link: whoever comes last removes all but one, and both would choose the same.
 */
export async function withoutTwins(units: UnitStore, { survey, wave }: WaveName): Promise<Unit[]> {
  const kept = new Map<string, Unit>();
  const twins: Unit[] = [];
  for (const unit of await units.list(survey, wave)) {
    const other = kept.get(unit.unit);
    const [first, second] = other && precedes(other, unit) ? [other, unit] : [unit, other];
    kept.set(unit.unit, first);
    if (second) twins.push(second);
  }
  if (twins.length > 0) await units.remove(twins.map(({ id }) => id));
  return [...kept.values()];
}

function precedes(one: Unit, other: Unit): boolean {
  const rank = ({ answered, invited }: Unit) => Number(answered) * 2 + Number(invited);
  return rank(one) === rank(other) ? one.id < other.id : rank(one) > rank(other);
}

function isNew(unit: Unit, before: Unit | undefined): boolean {
  const told = (each: Unit) => registerFields.map((field) => fieldOf(asRegistered(each), field) ?? null);
  return !before || JSON.stringify(told(unit)) !== JSON.stringify(told(before));
}

function refuseConflicts({ lost, moved }: LoadPlan): void {
  const ids = (units: Unit[]) => units.map(({ unit }) => unit).join(', ');
  if (lost.length > 0)
    throw new DomainError(
      'conflict',
      `Tjenester som har svart, kan ikke tas ut av registeret: ${ids(lost)}. Ta dem med i filen. Ingenting er endret.`,
    );
  if (moved.length > 0)
    throw new DomainError(
      'conflict',
      `Tjenester som har svart, kan ikke få et annet spørreskjema: ${ids(moved)}. Sett tilbake det de hadde. Ingenting er endret.`,
    );
}

function* inBatches<Entry>(all: Entry[]): Generator<Entry[]> {
  for (let from = 0; from < all.length; from += batch) yield all.slice(from, from + batch);
}
