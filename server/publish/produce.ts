import { analyse } from '../analysis/analyse.ts';
import { buildDataset } from '../analysis/build-dataset.ts';
import type { Known } from '../disclosure/attack/known.ts';
import { policyFor } from '../disclosure/policy.ts';
import { type Release, release } from '../disclosure/release.ts';
import { DomainError } from '../errors.ts';
import { type ClosingStores, closeWave } from '../fieldwork/closing.ts';
import { dayOf } from '../fieldwork/day.ts';
import { allows } from '../fieldwork/life-cycle.ts';
import { holdToTerms } from '../fieldwork/terms.ts';
import { correctionsIn, type NewWave, type Wave } from '../fieldwork/wave.ts';
import { type Editorial, leastForQuote, type Quote } from '../publishing/editorial.ts';
import type { ControlReport } from '../publishing/preview.ts';
import { composePublication, type Publication, type PublishedCorrection } from '../publishing/publication.ts';
import { exposedQuotes, routedInWords, routedQuotes } from '../publishing/quotable.ts';
import { type Questionnaire, slugOf } from '../questionnaire/questionnaire.ts';
import type { Language } from '../questionnaire/text.ts';
import type { Services } from '../services.ts';
import { knownFrom } from './attack/known-from.ts';
import { type Attack, attackOnTables, withstand } from './attack.ts';
import { read } from './reading.ts';
import { registerFor } from './register-for.ts';
import { reportOf } from './report.ts';
import { refuseRevealing } from './revision.ts';
import { enter, type Watching } from './watching.ts';
import { whoTookPart } from './who-took-part.ts';

export type ProducingServices = Pick<Services, 'catalogue' | 'publications' | 'editorials'> & ClosingStores;

export interface Wanted extends Watching {
  /** Only the words of the questionnaire are corrected. */
  changed?: boolean | undefined;
  /** What is new in the version, to readers. */
  versionNote?: string | undefined;
  /**
   * Beside the attack on the tables; of made-up answers, in its place. Nobody stands behind those, and a first start
   * should not take twice as long.
   */
  attacks?: readonly Attack[] | undefined;
}

export interface Produced {
  questionnaire: Questionnaire;
  publication: Publication;
  report: ControlReport;
}

/**
 * The way from answers to results, in one direction: read the responses as a stream, tabulate, make safe, compose.
 * Stores nothing of it.
 *
 * Throws `conflict` while the wave takes answers, when less would be hidden than respondents were promised, when the
 * questionnaire is not the one they answered, and when a quote points at too few.
 */
export async function produce(
  services: ProducingServices,
  { survey, wave: name, state }: NewWave,
  { changed = false, versionNote, attacks, ...watching }: Wanted,
): Promise<Produced> {
  const questionnaire = services.catalogue.find(survey, name);
  if (!questionnaire)
    throw new DomainError('missing', `Det finnes ikke noe spørreskjema for ${survey} ${name}.`);
  if (!allows(state, 'publish')) throw notClosed();
  // A close that was cut off is completed first: nothing may come in, or be coarsened, between two versions.
  await closeWave(services, survey, name);
  const wave = await services.waves.find(survey, name);
  if (!wave) throw notClosed();
  const notes = holdToTerms(wave, questionnaire, { changed });
  const { released, known } = await releaseOf(services, wave, questionnaire, watching);
  await enter(watching, { stage: 'composing' });
  const [versions, previous, draft] = await Promise.all([
    services.publications.versions(survey, name),
    services.publications.latest(survey, name),
    services.editorials.find(survey, name),
  ]);
  const publication = composePublication(questionnaire, released, {
    version: (versions[0]?.version ?? 0) + 1,
    published: dayOf(new Date()),
    example: wave.example,
    versionNote,
    notes,
    corrections: correctionsOf(wave, questionnaire),
    editorial: written(draft?.editorial),
    translations: translationsOf(services, questionnaire),
    instruments: services.catalogue.instruments(survey, name),
    ...(await whoTookPart(services, wave, questionnaire, released, previous)),
  });
  refuseExposedQuotes(publication, services.catalogue.instruments(survey, name));
  for (const { version, withdrawn } of versions)
    if (!withdrawn) refuseRevealing(await services.publications.find(survey, name, version), publication);
  const tried = wave.example && attacks ? attacks : [attackOnTables(known), ...(attacks ?? [])];
  await withstand(publication, tried, watching);
  const report = reportOf(questionnaire, publication, { ...released.control, weighting: released.weighting });
  return { questionnaire, publication, report };
}

async function releaseOf(
  { catalogue, responses, units }: ProducingServices,
  named: Pick<Wave, 'survey' | 'wave' | 'rates'>,
  questionnaire: Questionnaire,
  watching: Watching,
): Promise<{ released: Release; known: Known }> {
  const { survey, wave } = named;
  const of = await responses.count(survey, wave);
  await enter(watching, { stage: 'reading', done: 0, of });
  const answers = read(responses.stream(survey, wave), of, watching);
  const dataset = await buildDataset(questionnaire, answers, catalogue.instruments(survey, wave));
  const register = await registerFor({ units }, named, questionnaire);
  await enter(watching, { stage: 'counting' });
  const analysis = analyse(dataset, questionnaire, register);
  await enter(watching, { stage: 'control' });
  const policy = policyFor(questionnaire.disclosure, questionnaire.protection);
  const released = await release(analysis, policy, {
    progress: (done, all) => watching.progress?.({ stage: 'control', done, of: all }),
    signal: watching.signal,
  });
  const weighting =
    analysis.weighted && 'weighting' in analysis.weighted ? analysis.weighted.weighting : undefined;
  return { released, known: knownFrom(dataset, questionnaire, weighting) };
}

/** What there is of words and choices. Nothing when the publisher has left everything as it comes. */
function written(editorial: Editorial | undefined): Editorial | undefined {
  if (!editorial) return undefined;
  const { introduction, methodNote, comments, items, quotes } = editorial;
  const isEmpty =
    !introduction && !methodNote && !items && quotes.length === 0 && Object.keys(comments).length === 0;
  return isEmpty ? undefined : editorial;
}

function translationsOf(
  { catalogue }: Pick<Services, 'catalogue'>,
  { survey, wave, language }: Questionnaire,
): Partial<Record<Language, Questionnaire>> {
  const others = (['nn', 'en'] as const).filter((each) => each !== language);
  return Object.fromEntries(
    others.flatMap((each) => {
      const translated = catalogue.translation(survey, wave, each);
      return translated ? [[each, translated]] : [];
    }),
  );
}

/** The corrections that are in the words of the publication, and whose words they are. */
function correctionsOf(wave: NewWave, { version, instruments }: Questionnaire): PublishedCorrection[] {
  return correctionsIn(wave, version).map(({ on, slug, note, changes }) => {
    const instrument = instruments.find(({ id }) => slugOf({ wave: wave.wave, instrument: { id } }) === slug);
    return { on, ...(instrument ? { instrument: instrument.label } : {}), note, changes };
  });
}

function refuseExposedQuotes(publication: Publication, instruments: Questionnaire[]): void {
  const editorial = publication.editorial ?? { quotes: [] };
  const figuresOf = (quotes: Quote[]) => [...new Set(quotes.map(({ item }) => item))].join(', ');
  const routed = routedQuotes(editorial, routedInWords(instruments));
  if (routed.length > 0)
    throw new DomainError(
      'conflict',
      `Sitater er merket med en gruppe, men spørsmålet de er svar på, stilles bare til noen (${figuresOf(routed)}). Da viser gruppen hva noen i den har svart. Fjern sitatet, og legg det inn på nytt uten gruppe. Ingenting er publisert.`,
    );
  const exposed = exposedQuotes(editorial, publication);
  if (exposed.length === 0) return;
  throw new DomainError(
    'conflict',
    `Sitater er merket med en gruppe som har færre enn ${leastForQuote} svar, eller som er slått sammen med andre (${figuresOf(exposed)}). Fjern merket fra sitatet, eller velg en større gruppe. Ingenting er publisert.`,
  );
}

function notClosed(): DomainError {
  return new DomainError(
    'conflict',
    'Bølgen tar fortsatt imot svar, eller er ikke åpnet. Lukk den før du publiserer.',
  );
}
