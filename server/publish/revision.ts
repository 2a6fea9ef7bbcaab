import { type Revealed, type Revised, revealedBy, type Telling } from '../disclosure/revision.ts';
import { DomainError } from '../errors.ts';
import { textOf } from '../publishing/figure-rows.ts';
import type { Publication } from '../publishing/publication.ts';

/** As many figures or groups as somebody reads through. */
const mostNamed = 8;

/**
 * Throws `conflict` when whoever lays the new version beside an earlier one would learn of a few respondents: those who
 * were added, taken out or changed. And when it is made by another plan: what one plan hides of the same
 * answers, another may show.
 */
export function refuseRevealing(previous: Publication | undefined, next: Publication): void {
  if (!previous) return;
  // Nothing is hidden of what a service publishes about itself.
  if (next.policy.mode === 'open') return;
  const { version } = previous;
  if (previous.planHash !== next.planHash)
    throw new DomainError(
      'conflict',
      `Det som telles, hvilke grupper det fordeles på eller hva som vernes, er endret siden versjon ${version}. Den som leser begge versjonene, kunne regne ut det som er skjult. Sett spørreskjemaet tilbake slik det var. ${aboutWithdrawal(version)} Ingenting er publisert.`,
    );
  const revealed = revealedBy(revisedIn(previous), revisedIn(next), next.policy);
  if (revealed.length === 0) return;
  const reasons = tellings.flatMap((why) => {
    const names = revealed.filter((each) => each.why === why).map((each) => nameOf(each, next));
    return names.length > 0 ? [words[why](listed(names), next.policy)] : [];
  });
  throw new DomainError(
    'conflict',
    `Den som leser både denne versjonen og versjon ${version}, kunne regne ut hva noen få svarte. ${reasons.join(' ')} ${adviceOn(revealed, previous, next)} ${aboutWithdrawal(version)} Ingenting er publisert.`,
  );
}

function revisedIn({ respondents, sections, coverage, sizes }: Publication): Revised {
  return { respondents, figures: sections.flatMap(({ figures }) => figures), totals: [coverage, sizes] };
}

const words: Record<Telling, (names: string, policy: Publication['policy']) => string> = {
  few: (names, { minimumBase }) =>
    `Færre enn ${minimumBase} svar er lagt til, tatt bort eller endret her: ${names}.`,
  alike: (names, { minimumCell }) =>
    `Av svarene som er lagt til eller tatt bort, er nesten alle like, eller færre enn ${minimumCell} skiller seg ut, her: ${names}.`,
  hidden: (names) => `Noe er skjult i den ene versjonen og vises i den andre, her: ${names}.`,
  groups: (names) => `Grupper er slått sammen eller tatt bort i bare den ene versjonen, her: ${names}.`,
  crossed: (names) =>
    `Svarene som er lagt til eller tatt bort, er i flere grupper i mer enn én fordeling, her: ${names}.`,
  sum: (names) =>
    `Gjennomsnitt, summer eller vektede andeler er endret, og én tjeneste kan veie tungt i endringen, her: ${names}.`,
};

const tellings = Object.keys(words) as Telling[];

/** The tables of sums are in every version: only figures can be left out. */
function adviceOn(revealed: Revealed[], { version }: Publication, next: Publication): string {
  const asItIs = `la versjon ${version} stå som den er`;
  const figures = new Set(revisedIn(next).figures.map(({ id }) => id));
  if (revealed.some(({ figure }) => !figures.has(figure))) return `Du kan ${asItIs}.`;
  const wait = 'vente til flere svar er kommet';
  return revealed.every(({ why }) => why === 'few')
    ? `Du kan ${wait}, til endringen gjelder minst ${next.policy.minimumBase} i hver gruppe, eller ${asItIs}.`
    : `Du kan ${wait}, ta figurene ut av den nye versjonen under «Figurer og kommentarer», eller ${asItIs}.`;
}

function aboutWithdrawal(version: number): string {
  return `Er det feil i versjon ${version}, kan du trekke den tilbake først. Den som har lastet den ned, kan fortsatt regne, så gjør det bare når feilen er verre enn det.`;
}

function nameOf({ why, figure, table, group }: Revealed, { sections, coverage, sizes }: Publication): string {
  const known = sections.flatMap(({ figures }) => figures).find(({ id }) => id === figure);
  if (!known) {
    const totals = [coverage, sizes].flatMap((each) => ('missing' in each ? [] : [each]));
    return textOf(totals.find((each) => each.table === figure)!.measure);
  }
  const breakdown = known.breakdowns.find((each) => each.table === table);
  const row = breakdown?.rows.find(({ code }) => code === group);
  const place = breakdown && (row ? `${breakdown.label}: ${row.label}` : breakdown.label);
  // Who they are is the same in every figure.
  if (why === 'few') return place ?? 'alle samlet';
  return place === undefined || why === 'crossed' ? `«${textOf(known)}»` : `«${textOf(known)}» (${place})`;
}

function listed(names: string[]): string {
  const named = [...new Set(names)];
  const rest = named.length - mostNamed;
  return `${named.slice(0, mostNamed).join('; ')}${rest > 0 ? ` og ${rest} til` : ''}`;
}
