import type { CubeHead, SurveyTable } from '../../publishing/api/cube.ts';
import type { PublishedWave, SurveyResults } from '../../publishing/api/survey-results.ts';
import { tablesOf } from '../../publishing/api/survey-tables.ts';
import { type TableLanguage, tableLanguages } from '../../publishing/api/words.ts';
import type { CatalogueSurvey } from '../../questionnaire/catalogue.ts';
import type { Published } from '../published.ts';
import { publishedState } from '../results/survey-trends.ts';
import { publicSurvey } from '../results/trend-waves.ts';

type Heads = Record<TableLanguage, CubeHead[]>;

/** The tables of every survey, worked out again only when something has been published or withdrawn. */
export interface ResultTables {
  heads(language: TableLanguage): Promise<CubeHead[]>;
  /** The table of this id, in whatever case it is written. */
  find(id: string): Promise<SurveyTable | undefined>;
}

/** Surveys whose publications are held on to, to read cells from. */
const keptWhole = 4;

export function resultTables(services: Published): ResultTables {
  const heads = new Map<string, { state: string; heads: Heads }>();
  const whole = new Map<string, { state: string; tables: SurveyTable[] }>();

  const tablesIn = async (survey: CatalogueSurvey, state: string): Promise<SurveyTable[]> => {
    const known = whole.get(survey.id);
    if (known?.state === state) return known.tables;
    const results = await resultsOf(services, survey);
    const tables = results ? tablesOf(results) : [];
    whole.delete(survey.id);
    whole.set(survey.id, { state, tables });
    const oldest = whole.keys().next().value;
    if (whole.size > keptWhole && oldest !== undefined) whole.delete(oldest);
    return tables;
  };

  const headsIn = async (survey: CatalogueSurvey): Promise<Heads> => {
    const state = await publishedState(services, survey);
    const known = heads.get(survey.id);
    if (known?.state === state) return known.heads;
    const tables = await tablesIn(survey, state);
    const made = Object.fromEntries(
      tableLanguages.map((language) => [language, tables.map((table) => table.head(language))]),
    ) as Heads;
    heads.set(survey.id, { state, heads: made });
    return made;
  };

  return {
    async heads(language) {
      const all = await Promise.all(services.catalogue.surveys.map(headsIn));
      return all.flatMap((each) => each[language]);
    },
    async find(id) {
      for (const survey of services.catalogue.surveys) {
        if (!isOf(survey, id)) continue;
        const tables = await tablesIn(survey, await publishedState(services, survey));
        const found = tables.find((table) => table.head('nb').id.toLowerCase() === id.toLowerCase());
        if (found) return found;
      }
      return undefined;
    },
  };
}

/** A table's id begins with its survey, and no survey has an underscore in its name. */
function isOf({ id }: CatalogueSurvey, table: string): boolean {
  return table.toLowerCase().startsWith(`${id.toLowerCase()}_`);
}

/** What is published of a survey, with how its waves compare. Nothing where nothing is published. */
async function resultsOf(services: Published, survey: CatalogueSurvey): Promise<SurveyResults | undefined> {
  const waves = await publishedWaves(services, survey);
  if (waves.length === 0) return undefined;
  const { trends } = await publicSurvey(services, survey.id);
  return { id: survey.id, title: survey.title, waves, trends };
}

/** The newest publication of each wave that has one, the oldest wave first. */
export async function publishedWaves(
  { publications }: Pick<Published, 'publications'>,
  { id, waves }: CatalogueSurvey,
): Promise<PublishedWave[]> {
  const all = await Promise.all(
    waves.toReversed().map(async (questionnaire) => {
      const { wave, waveLabel: label } = questionnaire;
      const publication = await publications.latest(id, wave);
      return publication ? [{ wave, label, publication, questionnaire }] : [];
    }),
  );
  return all.flat();
}
