import type { Condition } from '../questionnaire/condition.ts';
import type { Item } from '../questionnaire/kinds/all.ts';
import { itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';
import { itemsIn } from '../questionnaire/routing.ts';
import type { PlacedVariable } from '../questionnaire/variables.ts';
import { conditionInWords, listed } from '../questionnaire/wording.ts';

/** What a codebook tells of a variable beside what its figure shows. In bokmål. */
export interface Asked {
  /** Who was asked, or what the variable is made from. */
  universe: string;
  /** How the question compares with the wave before. */
  compared?: string;
  /** What is made from answers: the variables that it looks at. */
  madeFrom?: string[];
}

/** @param instruments the questionnaires of the wave, where there are several */
export function askedOf(
  questionnaire: Questionnaire,
  variable: PlacedVariable,
  instruments: readonly Questionnaire[] = [],
): Asked {
  const { item } = variable;
  if (!item) return derivedFrom(questionnaire, variable);
  return {
    universe: universeOf(questionnaire, item, variable.cell, instruments),
    ...comparison(questionnaire, item),
  };
}

function universeOf(
  questionnaire: Questionnaire,
  item: Item,
  cell: string | undefined,
  instruments: readonly Questionnaire[],
): string {
  const section = questionnaire.sections.find(({ items }) => items.includes(item));
  const row = item.kind === 'battery' ? item.rows.find(({ id }) => id === cell) : undefined;
  const conditions = [section?.showIf, item.showIf, row?.showIf].filter((each) => each !== undefined);
  const [first, ...more] = conditions;
  const words =
    first && conditionInWords(more.length > 0 ? { all: conditions } : first, questionnaire, 'answers');
  const limits = [...askedIn(item, instruments), ...(words ? [`Bare hvis ${words}.`] : [])];
  return limits.length > 0 ? limits.join(' ') : 'Alle.';
}

/** Said only of what some of the instruments do not ask. */
function askedIn({ id }: Item, instruments: readonly Questionnaire[]): string[] {
  const having = instruments.filter((each) => itemsOf(each).some((item) => item.id === id));
  if (having.length === instruments.length) return [];
  const names = having.map(({ instrument, slug }) => `«${instrument?.label ?? slug}»`);
  return [`Bare i skjemaet for ${listed(names, 'nb', 'conjunction')}.`];
}

function comparison({ previous }: Questionnaire, item: Item): Pick<Asked, 'compared'> {
  if (item.kind === 'information' || !item.comparedWithPrevious) return {};
  return { compared: comparedInWords[item.comparedWithPrevious](previous ? `i ${previous}` : 'gangen før') };
}

const comparedInWords = {
  same: (before: string) => `Likt som ${before}.`,
  wordingChanged: (before: string) => `Andre ord enn ${before}.`,
  scaleChanged: (before: string) => `Andre svar å velge mellom enn ${before}.`,
  routingChanged: (before: string) => `Gikk til andre enn ${before}.`,
  new: () => 'Nytt spørsmål.',
} as const;

function derivedFrom(questionnaire: Questionnaire, { id }: PlacedVariable): Asked {
  const { indicators, counts } = questionnaire;
  const indicator = indicators.find((each) => each.id === id);
  if (indicator)
    return {
      universe: yesIf(indicator.when, questionnaire),
      madeFrom: [...new Set(itemsIn(indicator.when))],
    };
  const madeFrom = counts.find((each) => each.id === id)?.count ?? [];
  const labels = indicators.filter((each) => madeFrom.includes(each.id)).map(({ label }) => `«${label}»`);
  return { universe: `Hvor mange av disse som gjelder: ${listed(labels, 'nb', 'conjunction')}.`, madeFrom };
}

function yesIf(condition: Condition, questionnaire: Questionnaire): string {
  return `Laget av svarene: Ja hvis ${conditionInWords(condition, questionnaire, 'answers')}. Ellers nei.`;
}
