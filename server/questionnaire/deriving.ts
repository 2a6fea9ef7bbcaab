import { type Answer, type Answers, cellIn, isGrid, isSeveral } from './answer.ts';
import type { Condition, Leaf, RowCount } from './condition.ts';
import { type Item, optionsOf } from './kinds/all.ts';
import { type Count, type Indicator, itemsOf, type Questionnaire } from './questionnaire.ts';
import { answerTo, itemsIn, leafHolds } from './routing.ts';

/** The options of an indicator. No answer means that it is unknown and stands outside the base. */
export const yes = 'ja';
export const no = 'nei';

type Derives = Pick<Questionnaire, 'sections' | 'indicators' | 'counts'>;

/**
 * Makes the function that works out indicators and counts from one respondent's answers: {@link yes} or
 * {@link no} for an indicator, how many hold for a count, and no key for what is unknown and stands outside.
 *
 * Unknown is what was not answered, not asked, or answered with an option that is marked as missing and that
 * the condition does not name. It makes a condition unknown unless the rest decides it (Kleene's three-valued
 * logic).
 */
export function deriver({ sections, indicators, counts }: Derives): (answers: Answers) => Answers {
  const items = new Map(itemsOf({ sections }).map((item) => [item.id, item]));
  const ordered = inOrder(indicators);
  return (answers) => {
    const derived: Answers = {};
    for (const { id, when, unknown } of ordered) {
      const truth = truthOf(when, { ...answers, ...derived }, items);
      if (truth !== undefined || unknown === 'no') derived[id] = truth ? yes : no;
    }
    for (const count of counts) {
      const number = countOf(count, derived);
      if (number !== undefined) derived[count.id] = String(number);
    }
    return derived;
  };
}

/**
 * Indicators after those that their conditions look at. One in a circle stays where it is; the check tells of
 * it.
 */
export function inOrder(indicators: Indicator[]): Indicator[] {
  const ordered = new Set<Indicator>();
  const visit = (indicator: Indicator, trail: Indicator[]) => {
    if (ordered.has(indicator) || trail.includes(indicator)) return;
    for (const id of itemsIn(indicator.when)) {
      const other = indicators.find((each) => each.id === id);
      if (other) visit(other, [...trail, indicator]);
    }
    ordered.add(indicator);
  };
  for (const indicator of indicators) visit(indicator, []);
  return [...ordered];
}

function countOf({ count, unknown }: Count, derived: Answers): number | undefined {
  if (unknown === 'out' && count.some((id) => derived[id] === undefined)) return undefined;
  return count.filter((id) => derived[id] === yes).length;
}

type Items = ReadonlyMap<string, Item>;

/** True, false, or undefined for unknown. */
function truthOf(condition: Condition, answers: Answers, items: Items): boolean | undefined {
  const part = (each: Condition) => truthOf(each, answers, items);
  if ('all' in condition) return every(condition.all.map(part));
  if ('any' in condition) return negated(every(condition.any.map(part).map(negated)));
  if ('not' in condition) return negated(part(condition.not));
  return leafTruth(condition, answers, items.get(condition.item));
}

function every(parts: (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function negated(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

function leafTruth(leaf: Leaf, answers: Answers, item: Item | undefined): boolean | undefined {
  if ('answered' in leaf || leafHolds(leaf, answers)) return leafHolds(leaf, answers);
  const answer = answerTo(leaf, answers);
  const missing = item ? optionsOf(item).flatMap((option) => (option.missing ? [option.code] : [])) : [];
  const unknown = 'rows' in leaf ? couldHold(leaf.rows, answer, item, missing) : isUnknown(answer, missing);
  return unknown ? undefined : false;
}

function isUnknown(answer: Answer | undefined, missing: string[]): boolean {
  const codes = isSeveral(answer) ? answer.chosen : [answer];
  return codes.every((code) => code === undefined || missing.includes(String(code)));
}

/** Whether enough rows would hold if every unknown row did. */
function couldHold(
  wanted: RowCount,
  answer: Answer | undefined,
  item: Item | undefined,
  missing: string[],
): boolean {
  const rows = wanted.of ?? (item?.kind === 'battery' ? item.rows.map(({ id }) => id) : []);
  const possible = rows.filter((row) => {
    const code = isGrid(answer) ? cellIn(answer, row) : undefined;
    return wanted.in.includes(String(code)) || isUnknown(code, missing);
  });
  return possible.length >= wanted.atLeast;
}
