/** How many units the register has, so that a share can be held against all it could be of. */
export interface FrameCounts {
  all: number;
  /** By breakdown, and then by group. A breakdown that the register does not know is not there. */
  groups: Record<string, Record<string, number>>;
}

/** Units of some groups of a breakdown together; nothing where the register does not tell. */
export function frameOf(
  frame: FrameCounts | undefined,
  breakdown: string,
  codes: string[],
): number | undefined {
  const known = frame?.groups[breakdown];
  return known && codes.reduce((sum, code) => sum + (known[code] ?? 0), 0);
}
