/** What is reached from something by one step or more, however the steps go round. */
export function reached(from: Iterable<string>, next: (id: string) => Iterable<string>): Set<string> {
  const found = new Set<string>();
  const visit = (id: string) => {
    for (const each of next(id)) {
      if (found.has(each)) continue;
      found.add(each);
      visit(each);
    }
  };
  for (const id of from) visit(id);
  return found;
}
