import type { Equation } from './programme.ts';

/** Less than this is nothing, after rounding. */
const nothing = 1e-9;

/** Whether a sum follows from others that are known exactly, by adding and subtracting them (Gauss). */
export function impliedBy(known: readonly Equation[]): (equation: Equation) => boolean {
  const rows: { pivot: number; times: Map<number, number> }[] = [];
  const reduced = ({ sum }: Equation) => {
    const rest = new Map<number, number>();
    for (const [unknown, times] of sum.terms) rest.set(unknown, (rest.get(unknown) ?? 0) + times);
    for (const { pivot, times } of rows) {
      const factor = rest.get(pivot) ?? 0;
      if (Math.abs(factor) < nothing) continue;
      for (const [unknown, by] of times) rest.set(unknown, (rest.get(unknown) ?? 0) - factor * by);
    }
    return new Map([...rest].filter(([, times]) => Math.abs(times) > nothing));
  };
  for (const equation of known) {
    if (equation.from !== equation.to) continue;
    const [first] = [...reduced(equation)];
    if (!first) continue;
    const times = reduced(equation);
    rows.push({
      pivot: first[0],
      times: new Map([...times].map(([unknown, by]) => [unknown, by / first[1]])),
    });
  }
  return (equation) => reduced(equation).size === 0;
}
