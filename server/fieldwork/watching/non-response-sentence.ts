import type { BreakdownId } from './breakdowns.ts';
import type { LabelOf } from './labels.ts';
import {
  differs,
  type GroupNonResponse,
  level,
  type NonResponse,
  type VariableNonResponse,
} from './non-response.ts';

/** Non-response in sentences for somebody who sits on a board and has never heard of a p-value. In bokmål. */

const names: Record<BreakdownId, string> = {
  region: 'region',
  size: 'størrelse',
  organisation: 'organisasjonsform',
  county: 'fylke',
  instrument: 'skjema',
};

const list = new Intl.ListFormat('nb');
const oneDecimal = new Intl.NumberFormat('nb', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Fewer than this on either side, and only large differences can be told from chance. */
const few = 20;
/** As many groups as somebody can hold in mind. */
const mostNamed = 3;
/** Standard errors from the rest beyond which a group is one that makes the difference. */
const standsOut = 2;

/** What the analysis as a whole comes to. */
export function summarySentence({ units, answered, variables }: NonResponse): string {
  if (units === 0) return 'Det er ingen tjenester i registeret, så det er ikke noe frafall å undersøke.';
  if (answered === 0) return 'Ingen av tjenestene i registeret har svart, så det er ikke noe å sammenligne.';
  if (answered === units)
    return 'Alle tjenestene i registeret har svart. Da er det ikke noe frafall, og resultatene gjelder alle.';
  const tested = variables.filter(({ adjustedP }) => adjustedP !== undefined);
  if (tested.length === 0)
    return 'Registeret har ingen opplysninger som kan vise om de som svarte, skiller seg fra de andre.';
  const looked = `Vi har sammenlignet tjenestene som svarte, med dem som ikke svarte, etter ${namesOf(tested)}.`;
  return [looked, conclusion(tested), caution(answered, units - answered)].filter(Boolean).join(' ');
}

function conclusion(tested: VariableNonResponse[]): string {
  const differing = tested.filter(differs);
  if (differing.length > 0)
    return `Hvem som svarte, henger sammen med ${namesOf(differing)}. Les resultatene med det i tankene: Noen grupper veier mer i svarene enn de gjør i registeret, og andre mindre.`;
  return 'Forskjellene er ikke større enn at de kan være tilfeldige. Vi ser altså ikke at noen grupper av tjenester mangler i svarene. Vi vet likevel ikke om de som lot være, ville ha svart noe annet.';
}

function caution(answered: number, others: number): string {
  return Math.min(answered, others) < few
    ? 'Tallene er små, så bare store forskjeller ville ha vist seg.'
    : '';
}

/** @param tested how many variables the report has tested */
export function variableSentence(variable: VariableNonResponse, tested: number, labelOf: LabelOf): string {
  const { test, adjustedP } = variable;
  if (!('p' in test) || adjustedP === undefined) return untestedSentence(variable);
  if (!differs(variable))
    return [evenSentence(variable, tested, labelOf), smallSentence(test.leastExpected)].join('');
  const groups = outstanding(variable.groups).map((group) =>
    groupSentences(group, labelOf(variable.id, group.codes)),
  );
  return `${groups.join(' ')} ${chanceSentence(adjustedP, tested)}`;
}

function untestedSentence({ test }: VariableNonResponse): string {
  if ('untested' in test && test.untested === 'everybody') return 'Alle har svart, så ingen grupper mangler.';
  return 'Ingen har svart, så det er ikke noe å sammenligne.';
}

/** Those that make the difference, the clearest first. Of two groups the lower says it all. */
function outstanding(groups: GroupNonResponse[]): GroupNonResponse[] {
  if (groups.length === 2) return groups.filter(({ residual }) => residual < 0);
  const clearest = groups.toSorted((a, b) => Math.abs(b.residual) - Math.abs(a.residual));
  const clear = clearest.filter(({ residual }) => Math.abs(residual) >= standsOut);
  return clear.length > 0 ? clear.slice(0, mostNamed) : clearest.slice(0, 1);
}

function groupSentences(
  { percent, restPercent, ofRegister, ofAnswers }: GroupNonResponse,
  label: string,
): string {
  const less = percent < restPercent;
  const points = Math.round(Math.abs(percent - restPercent));
  return `I gruppen «${label}» svarte ${shown(percent)} prosent, mot ${shown(restPercent)} prosent av de andre: omtrent ${points} prosentpoeng ${less ? 'lavere' : 'høyere'}. Gruppen veier derfor ${less ? 'mindre' : 'mer'} i resultatene enn i registeret: ${shown(ofAnswers)} prosent av dem som svarte, mot ${shown(ofRegister)} prosent av alle.`;
}

function chanceSentence(p: number, tested: number): string {
  return `Hvis bare tilfeldigheter avgjorde hvem som svarte, ville vi sett så store forskjeller ${howSeldom(p)}${forLooking(', også når vi tar hensyn til at vi', tested)}.`;
}

function evenSentence({ id, groups, test }: VariableNonResponse, tested: number, labelOf: LabelOf): string {
  const rising = groups.toSorted((a, b) => a.percent - b.percent);
  const [lowest, highest] = [rising[0]!, rising.at(-1)!];
  if (lowest.percent === highest.percent) return 'Andelen som svarte, er den samme i alle gruppene.';
  const named = ({ percent, codes }: GroupNonResponse) =>
    `${shown(percent)} prosent («${labelOf(id, codes)}»)`;
  const range = `Andelen som svarte, går fra ${named(lowest)} til ${named(highest)}.`;
  // Alone it would have been a finding: that it is none needs a reason.
  const becauseOfMany =
    'p' in test && test.p < level ? forLooking(' når vi tar hensyn til at vi', tested) : '';
  return `${range} Forskjellene er ikke større enn at de kan være tilfeldige${becauseOfMany}.`;
}

function smallSentence(leastExpected: number): string {
  return leastExpected < 5 ? ' Noen av gruppene er så små at bare store forskjeller ville ha vist seg.' : '';
}

/** An upper bound: whole numbers upwards. */
function howSeldom(p: number): string {
  if (p < 0.001) return 'færre enn 1 av 1000 ganger';
  return p < 0.01
    ? `høyst ${Math.ceil(p * 1000)} av 1000 ganger`
    : `høyst ${Math.ceil(p * 100)} av 100 ganger`;
}

function forLooking(words: string, tested: number): string {
  return tested > 1 ? `${words} har sett på ${inWords[tested] ?? tested} kjennetegn` : '';
}

const inWords: Record<number, string> = { 2: 'to', 3: 'tre', 4: 'fire', 5: 'fem' };

function namesOf(variables: VariableNonResponse[]): string {
  return list.format(variables.map(({ id }) => names[id]));
}

function shown(percent: number): string {
  return oneDecimal.format(percent);
}
