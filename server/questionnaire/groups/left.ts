/**
 * What is left of a condition among respondents who stand alike among the groups: what it comes to for all of them,
 * nothing when that is unknown, or what it then still depends on.
 */
export type Left = boolean | undefined | Open;

export interface Open {
  /** The same for conditions that come to the same, whatever is answered. */
  rest: string;
  /** The variables whose answers decide. */
  variables: ReadonlySet<string>;
}

export function isOpen(left: Left): left is Open {
  return typeof left === 'object';
}

/** As in {@link deriver}: what is unknown makes the whole unknown, unless the rest decides it. */
export function allLeft(parts: Left[]): Left {
  if (parts.includes(false)) return false;
  const open = parts.filter(isOpen);
  const unknown = parts.includes(undefined);
  if (open.length === 0) return unknown ? undefined : true;
  const rests = [...new Set([...open.map(({ rest }) => rest), ...(unknown ? ['unknown'] : [])])].sort();
  return {
    rest: rests.length === 1 ? rests[0]! : `all(${rests.join()})`,
    variables: new Set(open.flatMap(({ variables }) => [...variables])),
  };
}

export function anyLeft(parts: Left[]): Left {
  return notLeft(allLeft(parts.map(notLeft)));
}

export function notLeft(left: Left): Left {
  if (left === undefined) return undefined;
  if (!isOpen(left)) return !left;
  const twice = /^not<(.*)>$/.exec(left.rest);
  return { ...left, rest: twice ? twice[1]! : `not<${left.rest}>` };
}

export function sameLeft(one: Left, other: Left): boolean {
  return isOpen(one) && isOpen(other) ? one.rest === other.rest : one === other;
}
