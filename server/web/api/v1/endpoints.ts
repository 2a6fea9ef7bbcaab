import { z } from 'zod';
import { codebookOf } from '../../../publishing/files/codebook.ts';
import type { Publication } from '../../../publishing/publication.ts';
import type { CatalogueSurvey } from '../../../questionnaire/catalogue.ts';
import { paths } from '../../paths.ts';
import type { Published } from '../../published.ts';
import { publicSurvey } from '../../results/trend-waves.ts';
import { invalid } from '../problem.ts';
import { publishedWaves } from '../results.ts';
import { codebookSchema } from './codebook-schema.ts';
import type { examples } from './examples.ts';
import { figureAnswer, figuresAnswer } from './figure-answer.ts';
import { filesAnswer } from './files-answer.ts';
import { publicationAt, surveyAt } from './published.ts';
import * as schemas from './schemas.ts';
import { surveyAnswer, surveysAnswer, wavesAnswer } from './survey-answer.ts';
import { trendAnswer, trendsAnswer } from './trend-answer.ts';
import { versionsAnswer, waveAnswer } from './wave-answer.ts';

/** What is in the address, as it is written. A parameter that the address does not have is empty. */
export interface Given {
  survey: string;
  wave: string;
  figure: string;
  version: number | undefined;
}

export interface Endpoint {
  /** Names it in the documentation, and in programs that are made from it. */
  id: keyof typeof examples;
  /** After `/api/v1`, with its parameters in braces. */
  path: string;
  summary: string;
  /** There may be several versions of what it answers with. */
  ofVersion?: boolean;
  schema: z.ZodType;
  /** @param origin of the site */
  answer(services: Published, given: Given, origin: string): Promise<unknown>;
}

const wavePath = '/surveys/{survey}/waves/{wave}';
const onVersion =
  (answer: (publication: Publication, given: Given, origin: string) => unknown): Endpoint['answer'] =>
  async (services, given, origin) =>
    answer(await publicationAt(services, given.survey, given.wave, given.version), given, origin);

async function withWaves(services: Published, survey: CatalogueSurvey) {
  return { id: survey.id, title: survey.title, waves: await publishedWaves(services, survey) };
}

/** Everything that the interface answers. Routes, documentation and the page to try it on are made from this. */
export const endpoints: Endpoint[] = [
  {
    id: 'listSurveys',
    path: '/surveys',
    summary: 'Undersøkelsene som har publiserte resultater',
    schema: schemas.surveysSchema,
    answer: async (services) =>
      surveysAnswer(await Promise.all(services.catalogue.surveys.map((each) => withWaves(services, each)))),
  },
  {
    id: 'getSurvey',
    path: '/surveys/{survey}',
    summary: 'Én undersøkelse, med bølgene sine',
    schema: schemas.surveySchema,
    answer: async (services, { survey }) =>
      surveyAnswer(await withWaves(services, surveyAt(services, survey))),
  },
  {
    id: 'listWaves',
    path: '/surveys/{survey}/waves',
    summary: 'Bølgene i en undersøkelse',
    schema: schemas.wavesSchema,
    answer: async (services, { survey }) =>
      wavesAnswer(await withWaves(services, surveyAt(services, survey))),
  },
  {
    id: 'getWave',
    path: wavePath,
    summary: 'Én bølge: hvem som svarte, kilde, lisens og innhold',
    ofVersion: true,
    schema: schemas.waveSchema,
    answer: onVersion((publication, _given, origin) => waveAnswer(publication, origin)),
  },
  {
    id: 'listVersions',
    path: `${wavePath}/versions`,
    summary: 'Alle versjoner av resultatene fra en bølge',
    schema: schemas.versionsSchema,
    answer: async (services, { survey, wave }) => {
      const versions = await services.publications.versions(survey, wave);
      // Says so when there are none.
      if (versions.length === 0) await publicationAt(services, survey, wave);
      return versionsAnswer(survey, wave, versions);
    },
  },
  {
    id: 'listFigures',
    path: `${wavePath}/figures`,
    summary: 'Spørsmålene som har resultater i en bølge',
    ofVersion: true,
    schema: schemas.figuresSchema,
    answer: onVersion(figuresAnswer),
  },
  {
    id: 'getFigure',
    path: `${wavePath}/figures/{figure}`,
    summary: 'Resultatet av ett spørsmål, for alle og for grupper',
    ofVersion: true,
    schema: schemas.figureSchema,
    answer: onVersion((publication, { figure }) => figureAnswer(publication, figure)),
  },
  {
    id: 'getCodebook',
    path: `${wavePath}/codebook`,
    summary: 'Kodeboken: hva som ble spurt om, hvem som ble spurt, og hva kodene betyr',
    ofVersion: true,
    schema: codebookSchema,
    answer: onVersion((publication, _given, origin) => {
      const { survey, wave, version } = publication;
      return codebookOf({ publication, address: `${origin}${paths.version(survey, wave, version)}` });
    }),
  },
  {
    id: 'listFiles',
    path: `${wavePath}/files`,
    summary: 'Filene med resultatene fra en bølge',
    ofVersion: true,
    schema: schemas.filesSchema,
    answer: onVersion(filesAnswer),
  },
  {
    id: 'listTrends',
    path: '/surveys/{survey}/trends',
    summary: 'Utviklingen i alle spørsmål som er stilt flere ganger',
    schema: schemas.trendsSchema,
    answer: async (services, { survey }) => {
      surveyAt(services, survey);
      return trendsAnswer(survey, (await publicSurvey(services, survey)).trends);
    },
  },
  {
    id: 'getTrend',
    path: '/surveys/{survey}/trends/{figure}',
    summary: 'Utviklingen i ett spørsmål',
    schema: schemas.trendSchema,
    answer: async (services, { survey, figure }) => {
      surveyAt(services, survey);
      return trendAnswer(survey, (await publicSurvey(services, survey)).trends, figure);
    },
  },
];

/** The parameters in the path, in order. */
export function parametersIn({ path }: Pick<Endpoint, 'path'>): (keyof Omit<Given, 'version'>)[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as keyof Omit<Given, 'version'>);
}

const versionSchema = z.coerce
  .number('version må være et helt tall.')
  .int('version må være et helt tall.')
  .min(1, 'version må være 1 eller mer.')
  .optional();

/** The version that is asked for, if any. Throws the problem when it can be none. */
export function versionIn(asked: unknown): number | undefined {
  const version = versionSchema.safeParse(asked);
  if (!version.success) throw invalid(version.error.issues[0]?.message ?? '');
  return version.data;
}
