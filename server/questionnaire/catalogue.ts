import { DomainError } from '../errors.ts';
import type { Definition } from './definition.ts';
import { joinInstruments } from './instruments.ts';
import { type Questionnaire, questionnaireIn } from './questionnaire.ts';
import type { Language } from './text.ts';
import { listed } from './wording.ts';

/** Every questionnaire the platform has. */
export interface Catalogue {
  /** The surveys, each with its waves, newest first. */
  surveys: CatalogueSurvey[];
  /** A wave as a whole, its instruments joined, in bokmål: what results are made from. */
  find(survey: string, wave: string): Questionnaire | undefined;
  /** The same in another language. Nothing where an instrument of the wave does not have it. */
  translation(survey: string, wave: string, language: Language): Questionnaire | undefined;
  /**
   * The questionnaires that are fielded in a wave: one, or one for each instrument with the main one first.
   * In bokmål unless said otherwise.
   */
  instruments(survey: string, wave: string, language?: Language): Questionnaire[];
}

export interface CatalogueSurvey {
  id: string;
  /** What the newest wave calls the survey. */
  title: string;
  waves: Questionnaire[];
}

export function catalogueOf(definitions: Definition[]): Catalogue {
  const fielded = (language: Language, survey: string, wave?: string) =>
    definitions
      .filter((definition) => definition.survey === survey && (wave ?? definition.wave) === definition.wave)
      .sort((a, b) => Number(b.instrument?.main ?? false) - Number(a.instrument?.main ?? false))
      .map((definition) => resolved(definition, language));
  const ids = [...new Set(definitions.map(({ survey }) => survey))].sort((a, b) => a.localeCompare(b, 'nb'));
  const surveys = ids.map((id) => {
    const waves = newestFirst(joinWaves(fielded('nb', id)));
    return { id, title: waves[0]?.title ?? id, waves };
  });
  const whole = new Map(
    surveys.flatMap(({ waves }) => waves.map((wave) => [keyOf(wave.survey, wave.wave), wave])),
  );
  return {
    surveys,
    find: (survey, wave) => whole.get(keyOf(survey, wave)),
    translation(survey, wave, language) {
      const own = fielded(language, survey, wave);
      const has = own.length > 0 && own.every(({ languages }) => languages.includes(language));
      return has ? joinInstruments(own) : undefined;
    },
    instruments: (survey, wave, language = 'nb') => fielded(language, survey, wave),
  };
}

/**
 * The one questionnaire that a name means: a slug, or a wave that has no more than one. Throws `missing` when
 * there is none, and `invalid` when there are several, with the slugs to choose from.
 */
export function questionnaireNamed(
  catalogue: Pick<Catalogue, 'instruments'>,
  survey: string,
  name: string,
  language: Language = 'nb',
): Questionnaire {
  const [first, ...others] = questionnairesNamed(catalogue, survey, name, language);
  if (first && others.length === 0) return first;
  const [wave = ''] = name.split('.');
  const slugs = catalogue.instruments(survey, wave).map(({ slug }) => slug);
  if (first)
    throw new DomainError(
      'invalid',
      `Bølgen ${wave} har flere spørreskjemaer. Skriv ${listed(slugs, 'nb', 'disjunction')}.`,
    );
  const known = slugs.length > 0 ? ` Bølgen har: ${slugs.join(', ')}.` : '';
  throw new DomainError(
    'missing',
    `Det finnes ikke noe spørreskjema surveys/${survey}/${name}.json.${known}`,
  );
}

/** The questionnaires that a name may mean: the one of a slug, or all of a wave. */
export function questionnairesNamed(
  catalogue: Pick<Catalogue, 'instruments'>,
  survey: string,
  name: string,
  language: Language = 'nb',
): Questionnaire[] {
  const [wave = ''] = name.split('.');
  const all = catalogue.instruments(survey, wave, language);
  return name === wave ? all : all.filter(({ slug }) => slug === name);
}

/** Resolved once for each language: pages ask for the same questionnaire again and again. */
const resolvedIn = new WeakMap<Definition, Map<Language, Questionnaire>>();

function resolved(definition: Definition, language: Language): Questionnaire {
  const made = resolvedIn.get(definition) ?? new Map<Language, Questionnaire>();
  resolvedIn.set(definition, made);
  const questionnaire = made.get(language) ?? questionnaireIn(language, definition);
  made.set(language, questionnaire);
  return questionnaire;
}

function joinWaves(questionnaires: Questionnaire[]): Questionnaire[] {
  const waves = [...new Set(questionnaires.map(({ wave }) => wave))];
  return waves.map((name) => joinInstruments(questionnaires.filter(({ wave }) => wave === name)));
}

/** By the wave that each says was before it; waves that say nothing, by name. */
function newestFirst(waves: Questionnaire[]): Questionnaire[] {
  const generation = ({ previous }: Questionnaire, seen: string[] = []): number => {
    const before = waves.find(({ wave }) => wave === previous);
    return before && !seen.includes(before.wave) ? 1 + generation(before, [...seen, before.wave]) : 0;
  };
  return waves.toSorted((a, b) => generation(b) - generation(a) || b.wave.localeCompare(a.wave, 'nb'));
}

function keyOf(survey: string, wave: string): string {
  return `${survey}/${wave}`;
}
