import type { SeveralItem } from '../../../questionnaire/kinds/several.ts';
import { isInBase } from '../../../questionnaire/option.ts';
import type { AnswersIn } from './answers.ts';
import type { Collector } from './collector.ts';
import { combined, less, nobody, sum } from './form.ts';

/**
 * What can be ticked together: nothing beside an option that stands alone, and no fewer and no more than the item
 * says. Where all who were asked are in the base, it is told how many of everybody ticked nothing.
 */
export function ticksTied(item: SeveralItem, answers: AnswersIn, collect: Collector): void {
  const base = answers.ticking(item.id);
  if (!base) return;
  const options = item.options.filter(isInBase);
  const formsOf = (wanted: typeof options) =>
    wanted.flatMap(({ code }) => answers.ticked(item.id, code)?.form ?? []);
  const alone = formsOf(options.filter(({ exclusive }) => exclusive));
  const others = formsOf(options.filter(({ exclusive }) => !exclusive));
  const blank = item.base === 'asked' ? collect.blanks(item.id, answers.isBlank(item.id)) : nobody;
  if (item.base === 'asked')
    collect.tell({ form: blank, variable: item.id, columns: ['no_answer'], withBase: false });
  /** Who ticked something that can be combined. */
  const combining = less(base, blank, ...alone);
  collect.atMost(combining, sum(others));
  for (const form of others.length > 0 ? others : [nobody]) collect.atMost(form, combining);
  const { atLeast = 1, atMost } = item;
  // Whoever ticks a reason for having no opinion may tick fewer.
  const isExcused = options.some(({ missing, exclusive }) => missing && !exclusive);
  if (atLeast > 1 && !isExcused) collect.atMost(combined([combining, atLeast]), sum(others));
  if (atMost !== undefined) collect.atMost(sum(others), combined([combining, atMost]));
}
