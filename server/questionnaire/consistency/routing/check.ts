import type { Condition, Leaf } from '../../condition.ts';
import { error, type Problem, within } from '../../finding.ts';
import { didYouMean } from '../../nearest.ts';
import type { Checking } from '../placed.ts';
import { leafProblems } from './leaf.ts';
import { type ConditionPlace, conditionPlaces } from './places.ts';
import { indicatorSubject, type Subject, subjectOf } from './subject.ts';

/** Conditions look only at what is answered before them, and only in ways that it can be answered. */
export function checkRouting(checking: Checking): Problem[] {
  return conditionPlaces(checking).flatMap((place) =>
    within(place.path, conditionProblems(place.condition, place, checking)),
  );
}

function conditionProblems(condition: Condition, place: ConditionPlace, checking: Checking): Problem[] {
  for (const word of ['all', 'any'] as const) {
    const parts = (condition as Partial<Record<typeof word, Condition[]>>)[word];
    if (parts)
      return parts.flatMap((part, index) => within([word, index], conditionProblems(part, place, checking)));
  }
  if ('not' in condition) return within(['not'], conditionProblems(condition.not, place, checking));
  if (!('item' in condition)) return [];
  const subject = subjectFrom(condition.item, place, checking);
  return subject
    ? leafProblems(condition, subject, place.name)
    : [missingSubject(condition, place, checking)];
}

function subjectFrom(
  id: string,
  place: ConditionPlace,
  { items, definition }: Checking,
): Subject | undefined {
  const item = place.earlier.includes(id) ? items.get(id) : undefined;
  if (item) return subjectOf(item);
  const isIndicator = definition.derived.some((derived) => derived.id === id && 'when' in derived);
  return isIndicator && place.of === 'indicator' ? indicatorSubject(id) : undefined;
}

function missingSubject({ item: wanted }: Leaf, place: ConditionPlace, checking: Checking): Problem {
  const at = ['item'];
  const { name, earlier } = place;
  if (place.own.includes(wanted)) return toSelf(wanted, place);
  if (checking.items.has(wanted))
    return error(
      'routing-to-later',
      at,
      `${name} viser til ${wanted}, som kommer senere. Flytt ${wanted} foran, eller vis til et tidligere spørsmål.`,
    );
  if (checking.definition.derived.some(({ id }) => id === wanted))
    return error(
      'routing-to-derived',
      at,
      place.of === 'indicator'
        ? `${name} viser til «${wanted}», som ikke er en indikator. Vis til spørsmålet bak.`
        : `${name} viser til «${wanted}», som først regnes ut når svarene er gitt. Vis til et spørsmål.`,
    );
  if (checking.definition.background.some(({ id }) => id === wanted))
    return error(
      'routing-to-background',
      at,
      `${name} viser til «${wanted}», som er kjent fra registeret og ikke blir besvart. Vis til et spørsmål.`,
    );
  // Of ids spelled equally near, the likeliest is the one just before: a follow-up stands after what it
  // follows.
  const indicators = place.of === 'indicator' ? checking.written.indicators.map(({ id }) => id) : [];
  const suggestion = didYouMean(wanted, [...earlier.toReversed(), ...indicators]);
  return error('routing-to-unknown', at, `${name} viser til ${wanted}, som ikke finnes.${suggestion}`);
}

function toSelf(wanted: string, place: ConditionPlace): Problem {
  const message =
    place.of === 'section'
      ? `${place.name} viser til ${wanted}, som står i delen selv. Vis til et spørsmål i en tidligere del.`
      : `${place.name} viser til seg selv. Vis til et tidligere spørsmål.`;
  return error('routing-to-self', ['item'], message);
}
