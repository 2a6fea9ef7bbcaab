/** The values in groups of those that `seenAs` sees as the same, in the order of their firsts. */
export function alike<T>(values: T[], seenAs: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = seenAs(value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups.values()];
}
