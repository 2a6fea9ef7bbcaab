import type { Answer, Answers } from '../questionnaire/answer.ts';
import { conditionsOf } from '../questionnaire/conditions.ts';
import { type Item, valueIn, variablesOf } from '../questionnaire/kinds/all.ts';
import type { Questionnaire, Section } from '../questionnaire/questionnaire.ts';
import { holds, itemsIn } from '../questionnaire/routing.ts';
import type { Encoder } from './encoder.ts';

/** Writes a row, and returns those of its answers that something is derived from or routed by. */
type PathWriter = (row: number, answers: Answers) => Answers;

/**
 * Walks the path as {@link readItems} does: an answer off the path neither counts nor opens later items. An item
 * off the path, and a battery's row, counts as not asked.
 *
 * @param subjects items that something is derived from
 */
export function pathWriter(
  questionnaire: Questionnaire,
  encoders: ReadonlyMap<string, Encoder>,
  subjects: ReadonlySet<string>,
): PathWriter {
  const routing = new Set([...conditionsOf(questionnaire).flatMap(itemsIn), ...subjects]);
  const steps = questionnaire.sections.flatMap((section) =>
    section.items.map((item) => stepOf(section, item, encoders, routing.has(item.id))),
  );
  return (row, answers) => {
    // Only the answers that something looks at: a whole copy for each respondent would take ten times as long.
    const onPath: Answers = {};
    for (const step of steps) {
      if (!step.isAsked(onPath)) continue;
      const answer = answers[step.id];
      if (step.routes && answer !== undefined) onPath[step.id] = answer;
      writeCells(step, row, answer, onPath);
    }
    return onPath;
  };
}

function writeCells({ cells }: Step, row: number, answer: Answer | undefined, onPath: Answers): void {
  for (const { encoder, variable, isShown } of cells)
    if (isShown(onPath)) encoder.write(row, valueIn(variable, answer));
}

type Step = ReturnType<typeof stepOf>;

function stepOf(section: Section, item: Item, encoders: ReadonlyMap<string, Encoder>, routes: boolean) {
  const conditions = [section.showIf, item.showIf].filter((condition) => condition !== undefined);
  const offersSomething = offeredBy(item);
  return {
    id: item.id,
    routes,
    isAsked: (answers: Answers) =>
      conditions.every((condition) => holds(condition, answers)) && offersSomething(answers),
    cells: variablesOf(item).flatMap((variable) => {
      const encoder = encoders.get(variable.id);
      return encoder ? [{ encoder, variable, isShown: shownBy(item, variable.cell) }] : [];
    }),
  };
}

/** A choice of nothing is no question. A battery's rows are asked about one by one. */
function offeredBy(item: Item): (answers: Answers) => boolean {
  if (!('options' in item)) return () => true;
  const conditions = item.options.map(({ showIf }) => showIf);
  if (conditions.includes(undefined)) return () => true;
  return (answers) => conditions.some((condition) => condition && holds(condition, answers));
}

function shownBy(item: Item, cell: string | undefined): (answers: Answers) => boolean {
  const condition = item.kind === 'battery' ? item.rows.find(({ id }) => id === cell)?.showIf : undefined;
  return condition ? (answers) => holds(condition, answers) : () => true;
}
