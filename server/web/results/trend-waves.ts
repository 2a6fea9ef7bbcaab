import { DomainError } from '../../errors.ts';
import { type KnownWave, type Trend, trendsOf } from '../../publishing/trend.ts';
import type { CatalogueSurvey } from '../../questionnaire/catalogue.ts';
import { compareInstruments } from '../../questionnaire/comparability.ts';
import type { Published } from '../published.ts';

type Public = Omit<Published, 'config'>;

/** A survey with everything that is public of it over time. */
export interface PublicSurvey {
  survey: string;
  title: string;
  publisher: string;
  trends: Trend[];
}

/** Throws `missing` when there is no such survey, or nothing of it is public. */
export async function publicSurvey(services: Public, id: string): Promise<PublicSurvey> {
  const survey = services.catalogue.surveys.find((each) => each.id === id);
  const newest = survey?.waves[0];
  const waves = survey ? await knownWaves(services, survey) : [];
  const isOpened = (await services.waves.list()).some((wave) => wave.survey === id);
  const isPublic = isOpened || waves.some(({ publication, aggregates }) => publication || aggregates);
  if (!survey || !newest || !isPublic)
    throw new DomainError('missing', 'Vi finner ikke denne undersøkelsen. Sjekk adressen.');
  const { title, publisher } = newest;
  return {
    survey: id,
    title,
    publisher,
    trends: trendsOf(waves, comparisonsIn(services, survey)),
  };
}

/** Whether there may be something to follow over time. */
export function hasTrends({ catalogue }: Pick<Public, 'catalogue'>, id: string): boolean {
  const survey = catalogue.surveys.find((each) => each.id === id);
  return survey !== undefined && survey.waves.length > 1;
}

/** The oldest first. */
async function knownWaves(services: Public, survey: CatalogueSurvey): Promise<KnownWave[]> {
  return Promise.all(
    survey.waves.toReversed().map(async (questionnaire) => ({
      wave: questionnaire.wave,
      label: questionnaire.waveLabel,
      questionnaire,
      publication: await services.publications.latest(survey.id, questionnaire.wave),
      aggregates: services.aggregates.find(survey.id, questionnaire.wave),
    })),
  );
}

/** For each wave, the oldest first, how it compares with the one before. */
function comparisonsIn({ catalogue }: Pick<Public, 'catalogue'>, { id, waves }: CatalogueSurvey) {
  const oldestFirst = waves.toReversed().map(({ wave }) => catalogue.instruments(id, wave));
  return oldestFirst.map((instruments, place) => {
    const before = oldestFirst[place - 1];
    return before ? compareInstruments(before, instruments) : [];
  });
}
