import { createHash } from 'node:crypto';
import { compareRegisters, type RegisterComparison } from './compare-registers.ts';
import { completeRegister } from './complete-register.ts';
import { type LoadPlan, planLoad } from './load-register.ts';
import type { WaveName } from './new-unit.ts';
import { type RegisterContext, type RegisterReading, readRegister } from './read-register.ts';
import { asRegistered } from './register-value.ts';
import type { RegisterUnit, Unit } from './unit.ts';

/** What a file would do to a wave's register, before anything is stored. */
export interface RegisterPreview {
  reading: RegisterReading;
  /** The register as it will be. Empty when the file has errors. */
  after: RegisterUnit[];
  /** Against what the wave has now; nothing where it has no units, or the file has errors. */
  againstNow: RegisterComparison | undefined;
  /** Against the register of the wave before. */
  againstEarlier: RegisterComparison | undefined;
  plan: LoadPlan;
  /** Names what the wave has now: another after every change. */
  version: string;
}

/** @param earlier the units of the wave before, if any are known */
export function previewRegister(
  { secret, target }: { secret: Buffer; target: WaveName },
  { now, earlier }: { now: Unit[]; earlier: Unit[] },
  bytes: Uint8Array,
  context: Omit<RegisterContext, 'origins'>,
): RegisterPreview {
  const known = [...now, ...earlier].map(({ unit }) => unit);
  const reading = readRegister(bytes, { ...context, origins: known.length > 0 ? new Set(known) : undefined });
  const after = completeRegister(reading, now);
  const against = (before: Unit[]) =>
    before.length > 0 && after.length > 0 ? compareRegisters(before.map(asRegistered), after) : undefined;
  return {
    reading,
    after,
    againstNow: against(now),
    againstEarlier: against(earlier),
    plan:
      after.length > 0 ? planLoad(secret, target, now, after) : { put: [], remove: [], lost: [], moved: [] },
    version: versionOf(now),
  };
}

function versionOf(now: Unit[]): string {
  const content = JSON.stringify(now.map((unit) => [unit.id, asRegistered(unit)]));
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
