import { isDeepStrictEqual } from 'node:util';
import type { Definition } from '../definition.ts';
import { error, type Problem } from '../finding.ts';
import { nameOf } from './wave-of-instruments.ts';

type Derived = Definition['derived'][number];

/**
 * Each derived variable is worked out once for the whole wave, so instruments that have it make it in one
 * way.
 */
export function derivedProblems(definition: Definition, siblings: Definition[]): Problem[] {
  return definition.derived.flatMap((derived, index) => {
    const other = siblings.find((each) => {
      const theirs = each.derived.find(({ id }) => id === derived.id);
      return theirs && !isDeepStrictEqual(ruleOf(theirs), ruleOf(derived));
    });
    return other
      ? [
          error(
            'instruments-disagree',
            ['derived', index],
            `«${derived.id}» lages på en annen måte i ${nameOf(other)}. Gjør dem like, eller gi den ene en egen id.`,
          ),
        ]
      : [];
  });
}

/** How the variable is made, whatever it is called. */
function ruleOf(derived: Derived): object {
  if ('bands' in derived) return { of: derived.of, bands: derived.bands.map(({ label, ...band }) => band) };
  if ('when' in derived) return { when: derived.when, unknown: derived.unknown };
  return {
    count: derived.count,
    unknown: derived.unknown,
    nets: derived.nets.map(({ label, ...net }) => net),
  };
}
