import { ownerOf } from '../../../accounts/organisation.ts';
import type { Member } from '../../../accounts/session.ts';
import { newDraft, type Wave } from '../../../fieldwork/wave.ts';
import type { CatalogueSurvey } from '../../../questionnaire/catalogue.ts';
import type { Questionnaire } from '../../../questionnaire/questionnaire.ts';
import type { Services } from '../../../services.ts';
import { isPrinted } from '../printed.ts';
import { type Glance, glanceAt, type ShownState, shownStates } from './glance.ts';

interface OwnWave extends Glance {
  questionnaire: Questionnaire;
  wave: Wave;
  state: ShownState;
}

interface OwnSurvey {
  id: string;
  title: string;
  /** What tells it from another survey with the same title. */
  apart: string | undefined;
  /** Those that somebody works with come first, and then the newest. */
  waves: OwnWave[];
  /** The newest, which the next one is made from. */
  newest: string;
}

/** The surveys of a member's organisation, each with its waves. Those with most at stake now come first. */
export async function ownSurveys(
  services: Pick<
    Services,
    | 'catalogue'
    | 'waves'
    | 'organisations'
    | 'owners'
    | 'aggregates'
    | 'units'
    | 'responses'
    | 'pilot'
    | 'library'
  >,
  { organisation }: Member,
): Promise<OwnSurvey[]> {
  const stored = await services.waves.list();
  const owners = await Promise.all(services.catalogue.surveys.map(({ id }) => ownerOf(services, id)));
  const own = services.catalogue.surveys.filter((_, index) => owners[index] === organisation);
  const shown = async (questionnaire: Questionnaire): Promise<OwnWave> => {
    const { survey, wave: name } = questionnaire;
    const found = stored.find((each) => each.survey === survey && each.wave === name);
    const wave = found ?? newDraft(survey, name);
    const state = isPrinted(services, wave) ? 'printed' : wave.state;
    return { questionnaire, wave, state, ...(await glanceAt(services, wave, state)) };
  };
  const surveys = await Promise.all(
    own.map(async (survey) => ({
      id: survey.id,
      title: survey.title,
      apart: apartFrom(survey, own),
      waves: (await Promise.all(survey.waves.map(shown))).sort((a, b) => rankOf(a) - rankOf(b)),
      newest: survey.waves[0]?.wave ?? '',
    })),
  );
  const first = ({ waves }: OwnSurvey) => Math.min(...waves.map(rankOf));
  return surveys.sort((a, b) => first(a) - first(b));
}

function rankOf({ state }: OwnWave): number {
  return shownStates.indexOf(state);
}

/** The publisher, where that tells surveys with the same title apart, else the survey's id. */
function apartFrom(survey: CatalogueSurvey, all: CatalogueSurvey[]): string | undefined {
  const publisherOf = ({ waves }: CatalogueSurvey) => waves[0]?.publisher;
  const alike = all.filter(({ id, title }) => title === survey.title && id !== survey.id);
  if (alike.length === 0) return undefined;
  return alike.some((each) => publisherOf(each) === publisherOf(survey)) ? survey.id : publisherOf(survey);
}
