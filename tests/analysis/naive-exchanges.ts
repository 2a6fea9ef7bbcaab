import type { Exchange, Stratum, Ticks } from '../../server/analysis/exchanges.ts';
import { linksIn } from '../../server/analysis/links.ts';
import { outcomesOf } from '../../server/analysis/outcomes.ts';
import { type Answer, type Answers, isGrid, isSeveral } from '../../server/questionnaire/answer.ts';
import { type Item, variablesOf } from '../../server/questionnaire/kinds/all.ts';
import { fewestTicks } from '../../server/questionnaire/kinds/several.ts';
import { isInBase } from '../../server/questionnaire/option.ts';
import { itemsOf, type Questionnaire } from '../../server/questionnaire/questionnaire.ts';

/** A respondent as they come: what they were asked, what they answered, and in which group of the breakdown they are. */
export interface Respondent {
  asked: ReadonlySet<string>;
  answers: Answers;
  atom: number;
}

/**
 * The exchanges of every variable, respondent by respondent: each is given the answer of everybody in turn, and what
 * comes of it is worked out from scratch.
 */
export function naiveExchanges(
  questionnaire: Questionnaire,
  respondents: Respondent[],
): Map<string, Exchange[]> {
  const made = new Map<string, Exchange[]>();
  for (const item of itemsOf(questionnaire))
    for (const { id, cell, measure } of variablesOf(item)) {
      if (measure.type === 'number') continue;
      const codes = measure.options.filter(isInBase).map(({ code }) => code);
      if (measure.type === 'choice') {
        const codeOf = ({ answers }: Respondent) => String(partIn(answers, item, cell));
        const inBase = respondents.filter((each) => codes.includes(codeOf(each)));
        const contexts = contextsOf(questionnaire, inBase, item, cell, undefined);
        const strata =
          contexts && strataOf(inBase, contexts, codes.length, (each) => codes.indexOf(codeOf(each)));
        made.set(id, strata ? [{ codes, strata }] : []);
        continue;
      }
      const outside = measure.options.filter((option) => !isInBase(option)).map(({ code }) => code);
      const inBase = respondents.filter((each) => {
        if (!each.asked.has(item.id)) return false;
        const chosen = chosenIn(each.answers, item);
        return chosen.length === 0
          ? measure.base === 'asked'
          : !chosen.some((code) => outside.includes(code));
      });
      const isLinked = linksIn(questionnaire, [questionnaire]).changedBy(item.id).size > 0;
      made.set(
        id,
        codes.flatMap((option): Exchange[] => {
          const contexts = contextsOf(questionnaire, inBase, item, undefined, option);
          if (!contexts) return [];
          const strata = strataOf(
            inBase,
            contexts,
            2,
            ({ answers }) => (chosenIn(answers, item).includes(option) ? 0 : 1),
            ({ answers }) =>
              isLinked && measure.base === 'asked' && chosenIn(answers, item).every((code) => code === option)
                ? { isBlankElse: true }
                : {},
          );
          if (isLinked) return [{ codes: [option], strata }];
          const withTicks = strata.map((stratum) => ({
            ...stratum,
            ticks: ticksOf(
              item,
              option,
              measure.base === 'asked',
              inBase.filter(({ atom }) => atom === stratum.atom),
            ),
          }));
          return [{ codes: [option], strata: withTicks }];
        }),
      );
    }
  return made;
}

/** Of each a text that is the same for those who could have each other's answer. */
function contextsOf(
  questionnaire: Questionnaire,
  inBase: Respondent[],
  item: Item,
  cell: string | undefined,
  option: string | undefined,
): string[] | undefined {
  const links = linksIn(questionnaire, [questionnaire]);
  const changed = links.changedBy(item.id);
  if (changed.size === 0) return inBase.map(() => '');
  const looked = new Set([...links.lookedAtBy(changed), item.id]);
  const isInWords = (each: Item) => variablesOf(each).length === 0;
  if (itemsOf(questionnaire).some((each) => looked.has(each.id) && isInWords(each))) return undefined;
  const outcomes = outcomesOf(questionnaire, questionnaire, changed);
  const goesAlong = [...looked].some(
    (id) => changed.has(id) && itemsOf(questionnaire).some((each) => each.id === id),
  );
  return inBase.map(({ answers }) => {
    const made = inBase.map((giver) => {
      const given = exchanged(answers, giver.answers, changed, item, cell, option);
      const hasAny = option === undefined || chosenIn(given, item).length > 0;
      return [...outcomes(given), hasAny];
    });
    const columns = (made[0] ?? []).map((_, place) => made.map((each) => each[place]));
    const others = chosenIn(answers, item).filter((code) => code !== option);
    const standsAlone =
      option !== undefined &&
      item.kind === 'several' &&
      item.options.some(({ code, exclusive }) => exclusive && others.includes(code));
    return JSON.stringify([
      standsAlone,
      option === undefined ? [] : limitsOn(item, others),
      columns.map((each) => (!goesAlong && each.every((value) => value === each[0]) ? 'same' : each)),
    ]);
  });
}

/** Whether there is room for one more tick, and whether there are as many as there must be. */
function limitsOn(item: Item, others: string[]): unknown[] {
  if (item.kind !== 'several') return [];
  const isExcused = item.options.some(({ code, missing }) => missing && others.includes(code));
  return [
    others.length >= (item.atMost ?? Number.POSITIVE_INFINITY),
    ...(fewestTicks(item) > 1 ? [Math.min(others.length, fewestTicks(item)), isExcused] : []),
  ];
}

/** What somebody would have answered with the answer of another, and with what that other was asked because of it. */
function exchanged(
  own: Answers,
  giver: Answers,
  changed: ReadonlySet<string>,
  item: Item,
  cell: string | undefined,
  option: string | undefined,
): Answers {
  const kept = Object.entries(own).filter(([id]) => !changed.has(id) && id !== item.id);
  const along = Object.entries(giver).filter(([id]) => changed.has(id));
  const rest = Object.fromEntries([...kept, ...along]);
  if (option !== undefined) {
    const others = chosenIn(own, item).filter((code) => code !== option);
    const chosen = chosenIn(giver, item).includes(option) ? [...others, option] : others;
    return chosen.length > 0 || item.id in own ? { ...rest, [item.id]: { chosen } } : rest;
  }
  const part = partIn(giver, item, cell);
  if (part === undefined) return rest;
  const cells = isGrid(own[item.id]) ? (own[item.id] as { cells: Record<string, string> }).cells : {};
  return { ...rest, [item.id]: cell === undefined ? part : { cells: { ...cells, [cell]: part as string } } };
}

function partIn(answers: Answers, { id }: Item, cell: string | undefined): Answer | undefined {
  const own = answers[id];
  return cell !== undefined && isGrid(own) ? own.cells[cell] : own;
}

function chosenIn(answers: Answers, { id }: Item): string[] {
  const own = answers[id];
  return isSeveral(own) ? own.chosen : [];
}

function strataOf(
  inBase: Respondent[],
  contexts: string[],
  categories: number,
  categoryOf: (respondent: Respondent) => number,
  /** Of the first in a stratum. */
  more: (respondent: Respondent) => Pick<Stratum, 'isBlankElse'> = () => ({}),
): Stratum[] {
  const strata: Stratum[] = [];
  const numbers = [...new Set(contexts)];
  for (const [place, each] of inBase.entries()) {
    const context = numbers.indexOf(contexts[place]!);
    const known = strata.find((stratum) => stratum.atom === each.atom && stratum.context === context);
    const stratum = known ?? {
      atom: each.atom,
      context,
      counts: Array.from({ length: categories }, () => 0),
      ...more(each),
    };
    if (!known) strata.push(stratum);
    stratum.counts[categoryOf(each)]! += 1;
  }
  return strata;
}

function ticksOf(item: Item, option: string, isBlankIn: boolean, inAtom: Respondent[]): Ticks {
  const options = 'options' in item ? item.options : [];
  const count = (code: string) =>
    inAtom.filter(({ answers }) => chosenIn(answers, item).includes(code)).length;
  const others = options.filter(({ code }) => code !== option);
  const alone = others.filter(({ exclusive }) => exclusive).map(({ code }) => count(code));
  const combined = others.filter(({ exclusive }) => !exclusive).map(({ code }) => count(code));
  return {
    ...(isBlankIn
      ? { blank: inAtom.filter(({ answers }) => chosenIn(answers, item).length === 0).length }
      : {}),
    alone: alone.reduce((sum, each) => sum + each, 0),
    together: combined.reduce((sum, each) => sum + each, 0),
    most: Math.max(0, ...combined),
    isAlone: options.some(({ code, exclusive }) => code === option && exclusive === true),
    fewest:
      item.kind !== 'several' || options.some(({ missing, exclusive }) => missing && !exclusive)
        ? 1
        : fewestTicks(item),
    mostOfEach: (item.kind === 'several' ? item.atMost : undefined) ?? options.length,
  };
}
