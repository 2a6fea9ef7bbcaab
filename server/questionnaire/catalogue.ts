import type { Definition } from './definition.ts';
import { type Questionnaire, questionnaireIn } from './questionnaire.ts';

/** Every questionnaire the platform has, in the language of the reader. */
export interface Catalogue {
  /** The surveys, each with its waves, newest first. */
  surveys: CatalogueSurvey[];
  find(survey: string, wave: string): Questionnaire | undefined;
}

export interface CatalogueSurvey {
  id: string;
  /** What the newest wave calls the survey. */
  title: string;
  waves: Questionnaire[];
}

export function catalogueOf(definitions: Definition[]): Catalogue {
  const questionnaires = definitions
    .map((definition) => questionnaireIn('nb', definition))
    .sort((a, b) => a.survey.localeCompare(b.survey, 'nb') || b.wave.localeCompare(a.wave, 'nb'));
  const ids = [...new Set(questionnaires.map(({ survey }) => survey))];
  const surveys = ids.map((id) => {
    const waves = questionnaires.filter(({ survey }) => survey === id);
    return { id, title: waves[0]?.title ?? id, waves };
  });
  return {
    surveys,
    find: (survey, wave) =>
      questionnaires.find((questionnaire) => questionnaire.survey === survey && questionnaire.wave === wave),
  };
}
