import type { BackgroundCodes, Traits } from './response.ts';

/** Every combination of background codes that is left is shared by at least this many responses. */
export const fewestAlike = 5;

/** A number from 0 up to, and not including, the one given. */
type Chance = (below: number) => number;

/**
 * Which background codes to take away so that nobody can be found by them. Whoever has the register, and knows who
 * answered, knows the codes of every unit: a combination that few responses have points at those units.
 *
 * The responses to one version of one questionnaire are seen by themselves, since that cannot be taken away. For each
 * variable, the least important first: those who share a combination with fewer than {@link fewestAlike} lose the
 * variable. If they are too few even then, they are joined by others with the same codes before it: otherwise they
 * would be known by what they lack. Others join first from the combinations that have members to spare, by chance; if
 * that is not enough, the smallest combination joins as a whole. Those who were too few together are looked at again
 * with the next variable, and lose everything at last.
 *
 * The choice looks at codes and chance alone, and never at answers: so a unit's response is any one of those that
 * share its codes, each as likely as the others, and no guess is right more than once in {@link fewestAlike} times.
 * Fewer responses than that to a questionnaire are left without background, and are that few all the same.
 *
 * Doing it again changes nothing.
 *
 * @param order the variables, the most important first. Others count as less important than these
 * @returns by the ids of the responses, the variables to take away
 */
export function coarsen(responses: Traits[], order: string[], chance: Chance): Map<string, string[]> {
  const variables = allVariables(responses, order);
  const members = responses.map((traits) => ({ traits, codes: codesOf(traits.background, variables) }));
  for (const alone of groupedBy(members, ({ traits }) => keyOf([traits.instrument, traits.version])))
    for (let place = variables.length - 1; place >= 0; place--)
      for (const alike of groupedBy(alone, ({ codes }) => keyOf(codes.slice(0, place))))
        joinTooFew(alike, place, chance);
  return new Map(
    members.flatMap(({ traits, codes }) => {
      const lost = variables.filter((name, place) => name in traits.background && codes[place] === undefined);
      return lost.length > 0 ? [[traits.id, lost] as const] : [];
    }),
  );
}

/** A response with the codes it keeps so far, in the order of the variables. */
interface Member {
  traits: Traits;
  codes: (string | undefined)[];
}

/** @param alike those who have the same codes before the place */
function joinTooFew(alike: Member[], place: number, chance: Chance): void {
  const isBare = ({ codes }: Member) => codes.slice(place).every((code) => code === undefined);
  const combinations = groupedBy(
    alike.filter((member) => !isBare(member)),
    ({ codes }) => keyOf(codes),
  );
  const joining = combinations.filter(({ length }) => length < fewestAlike).flat();
  const others = combinations.filter(({ length }) => length >= fewestAlike);
  const together = joining.length + alike.filter(isBare).length;
  if (together > 0) joining.push(...chosenFrom(others, fewestAlike - together, chance));
  for (const member of joining) member.codes.fill(undefined, place);
}

/** Some who are to join, from those with most to spare; a whole combination if nobody can be spared. */
function chosenFrom(others: Member[][], wanted: number, chance: Chance): Member[] {
  if (wanted <= 0 || others.length === 0) return [];
  const bySize = others.toSorted((a, b) => b.length - a.length);
  const chosen: Member[] = [];
  for (const combination of bySize) {
    const spare = Math.min(combination.length - fewestAlike, wanted - chosen.length);
    chosen.push(...drawn(combination, spare, chance));
  }
  return chosen.length < wanted ? (bySize.at(-1) ?? []) : chosen;
}

function drawn(members: Member[], count: number, chance: Chance): Member[] {
  const left = [...members];
  return Array.from({ length: count }, () => left.splice(chance(left.length), 1)).flat();
}

function allVariables(responses: Traits[], order: string[]): string[] {
  const others = new Set(responses.flatMap(({ background }) => Object.keys(background)));
  for (const name of order) others.delete(name);
  return [...order, ...[...others].sort()];
}

function codesOf(background: BackgroundCodes, variables: string[]): (string | undefined)[] {
  return variables.map((name) => (Object.hasOwn(background, name) ? background[name] : undefined));
}

function groupedBy<T>(all: T[], keyOf: (each: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

/** Different for nothing and for any code. */
function keyOf(codes: (string | undefined)[]): string {
  return JSON.stringify(codes.map((code) => code ?? null));
}
