/**
 * Variables that must not be broken down for the sake of another that they hang together with. The audit takes one
 * variable at a time, with all other answers as they are. So where something of a variable cannot be proven to be
 * unknown even with nothing of it published, cells of those that hang together with it may tell of it. With none of a
 * family broken down, respondents may have each other's answers to all of it, and no figure changes.
 *
 * @param families variables that hang together, of those that would be broken down
 * @param isProvable whether all that must be possible of a variable is, when none of its cells is published
 */
export async function tiedToUnprovable(
  families: readonly string[][],
  isProvable: (variable: string) => Promise<boolean>,
): Promise<Set<string>> {
  const tied = new Set<string>();
  for (const family of families) {
    if (family.length < 2) continue;
    for (const variable of family)
      if (!(await isProvable(variable))) {
        for (const each of family) tied.add(each);
        break;
      }
  }
  return tied;
}
