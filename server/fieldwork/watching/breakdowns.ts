import type { Unit } from '../frame/unit.ts';
import { organisations, regions, sizeBandOf, sizeBands } from '../frame/variables.ts';

/** What participation is broken down by, in the order of the pages. */
export const breakdownIds = ['region', 'size', 'organisation', 'county', 'instrument'] as const;
export type BreakdownId = (typeof breakdownIds)[number];

/** The code of the group of those that the register does not know this of. */
export const notKnown = 'ikke-oppgitt';

/** Some of the units, by one thing that the register knows. More than one code: groups that were merged. */
export interface UnitGroup {
  codes: string[];
  units: Unit[];
}

/** Every unit in one group, in the order that a reader expects, with those not known of last. Empty groups are not there. */
export function groupsOf(units: Unit[], breakdown: BreakdownId): UnitGroup[] {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const code = codeOf(unit, breakdown);
    const members = groups.get(code);
    if (members) members.push(unit);
    else groups.set(code, [unit]);
  }
  return [...groups]
    .map(([code, members]) => ({ code, members, place: placeOf(code, breakdown) }))
    .sort((a, b) => a.place - b.place || byName(a.code, b.code))
    .map(({ code, members }) => ({ codes: [code], units: members }));
}

/** Only neighbours are merged where the groups have an order of their own. */
export function isOrdered(breakdown: BreakdownId): boolean {
  return breakdown === 'size';
}

function codeOf({ facts, instrument }: Unit, breakdown: BreakdownId): string {
  if (breakdown === 'size') return sizeBandOf(facts.fte)?.code ?? notKnown;
  if (breakdown === 'instrument') return instrument ?? notKnown;
  return facts[breakdown] ?? notKnown;
}

const orders: Partial<Record<BreakdownId, string[]>> = {
  region: Object.keys(regions),
  size: sizeBands.map(({ code }) => code),
  organisation: Object.keys(organisations),
};

function placeOf(code: string, breakdown: BreakdownId): number {
  if (code === notKnown) return Number.MAX_SAFE_INTEGER;
  return orders[breakdown]?.indexOf(code) ?? 0;
}

const { compare: byName } = new Intl.Collator('nb');
