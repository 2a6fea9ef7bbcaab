import { dayAfter } from '../day.ts';
import type { Unit } from '../frame/unit.ts';
import type { Day } from '../wave.ts';

/** A day of a wave's fieldwork. */
export interface CurveDay {
  day: Day;
  answered: number;
  /** Up to and with the day. */
  total: number;
  /** What was sent to leaders on the day, each kind once. */
  sent: Sending['kind'][];
}

/** That messages of a kind were sent on a day. Links that a leader has asked for are no push, and not told of. */
export interface Sending {
  day: Day;
  kind: 'invitation' | 'reminder';
}

/** How many units were answered for on each day. Those whose day has been taken away are not counted. */
export function answeredByDay(units: Pick<Unit, 'answeredOn'>[]): Record<Day, number> {
  const days: Record<Day, number> = {};
  for (const { answeredOn } of units)
    if (answeredOn !== undefined) days[answeredOn] = (days[answeredOn] ?? 0) + 1;
  return days;
}

/**
 * Every day from the first with an answer or a message to the last, those without any too. While the wave is open it
 * goes on until `today`.
 */
export function dailyCurve(byDay: Record<Day, number>, sendings: Sending[], today?: Day): CurveDay[] {
  const known = [...Object.keys(byDay), ...sendings.map(({ day }) => day)].sort();
  const [first] = known;
  if (first === undefined) return [];
  const last = [known.at(-1) ?? first, today ?? first].sort().at(-1) ?? first;
  const curve: CurveDay[] = [];
  let total = 0;
  for (let day = first; day <= last; day = dayAfter(day)) {
    const answered = byDay[day] ?? 0;
    total += answered;
    const kinds = sendings.filter((sending) => sending.day === day).map(({ kind }) => kind);
    curve.push({ day, answered, total, sent: [...new Set(kinds)].sort() });
  }
  return curve;
}
