import { conditionsOfItem } from '../questionnaire/conditions.ts';
import { reached } from '../questionnaire/groups/reached.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { itemsIn } from '../questionnaire/routing.ts';

/** What looks at what: routed items, indicators and counts at items, and at other indicators. */
export interface Links {
  /** The items, indicators and counts that an answer may change, directly and through others. */
  changedBy(item: string): ReadonlySet<string>;
  /** What must be known of a respondent to tell how these come out. */
  lookedAtBy(changed: ReadonlySet<string>): ReadonlySet<string>;
  /** Everything that hangs together with an item, in either direction and through others, with the item itself. */
  familyOf(item: string): ReadonlySet<string>;
}

/** @param instruments what was fielded: each routes its own respondents */
export function linksIn(
  { indicators, counts }: Pick<Questionnaire, 'indicators' | 'counts'>,
  instruments: Questionnaire[],
): Links {
  const looks = new Map<string, Set<string>>();
  const look = (from: string, at: string[]) => {
    looks.set(from, new Set([...(looks.get(from) ?? []), ...at]));
  };
  for (const { sections } of instruments)
    for (const section of sections)
      for (const item of section.items)
        look(
          item.id,
          [...(section.showIf ? [section.showIf] : []), ...conditionsOfItem(item)].flatMap(itemsIn),
        );
  for (const { id, when } of indicators) look(id, itemsIn(when));
  for (const { id, count } of counts) look(id, count);
  const lookingAt = (id: string) => [...looks].flatMap(([by, at]) => (at.has(id) ? [by] : []));
  const lookedAt = (id: string) => [...(looks.get(id) ?? [])];
  return {
    changedBy: (item) => reached([item], lookingAt),
    lookedAtBy: (changed) => reached(changed, lookedAt),
    familyOf: (item) => new Set([item, ...reached([item], (id) => [...lookingAt(id), ...lookedAt(id)])]),
  };
}
