import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Edition, Publication } from '../../../server/publishing/publication.ts';
import type { Answers } from '../../../server/questionnaire/answer.ts';
import { type TestApp, testApp } from '../../builders/app.ts';
import { oneOf } from '../../builders/questionnaire.ts';
import { temporaryFolder } from '../../cli/processes.ts';
import { publicationOf, times } from '../../publishing/publications.ts';

type Json = Record<string, unknown>;

export const survey = 'proven';

const compared = (comparedWithPrevious: string) => ({ comparedWithPrevious });

function waveOf(wave: string, previous: string | undefined, items: Json[]): Json {
  return {
    survey,
    wave,
    ...(previous ? { previous } : {}),
    title: 'Prøven',
    waveLabel: `høsten ${wave}`,
    publisher: 'Utgiveren',
    purpose: 'Å prøve.',
    promise: 'Ingen kjennes igjen.',
    minutes: 1,
    breakdowns: ['1a'],
    sections: [{ id: '1', title: 'Del 1', items }],
  };
}

/**
 * Region, a question that is the same in all waves, and one whose words change in 2023. 2021 and 2022 are published;
 * so is 2023 with made-up answers.
 */
const files: Record<string, Json> = Object.fromEntries(
  ['2021', '2022', '2023'].map((wave, place, waves) => {
    const same = place === 0 ? {} : compared('same');
    return [
      `${wave}.json`,
      waveOf(wave, waves[place - 1], [
        oneOf('1a', ['nord', 'sor'], same),
        oneOf('1b', ['ja', 'nei'], same),
        oneOf(
          '1c',
          ['a', 'b'],
          wave === '2023' ? { text: 'Andre ord', ...compared('wordingChanged') } : same,
        ),
      ]),
    ];
  }),
);

/** In 1b everything can be told. In 1c one in the south has answered a, which would be known from the others. */
export function answersOf(north: number, south: number): Answers[] {
  return [
    ...times(north, { '1a': 'nord', '1b': 'ja', '1c': 'a' }),
    ...times(north, { '1a': 'nord', '1b': 'nei', '1c': 'b' }),
    ...times(south, { '1a': 'sor', '1b': 'ja', '1c': 'b' }),
    ...times(south - 1, { '1a': 'sor', '1b': 'nei', '1c': 'b' }),
    ...times(1, { '1a': 'sor', '1b': 'nei', '1c': 'a' }),
  ];
}

export async function publishedSurvey(): Promise<TestApp> {
  const surveysFolder = await temporaryFolder();
  await mkdir(path.join(surveysFolder, survey));
  for (const [name, content] of Object.entries(files))
    await writeFile(path.join(surveysFolder, survey, name), JSON.stringify(content));
  const app = await testApp({ config: { surveysFolder } });
  await publish(app, '2021', answersOf(30, 25));
  await publish(app, '2022', answersOf(35, 28));
  await publish(app, '2023', answersOf(20, 30), { example: true });
  return app;
}

export async function publish(
  { services }: TestApp,
  wave: string,
  answers: Answers[],
  edition: Partial<Edition> = {},
): Promise<Publication> {
  const { catalogue, publications, waves } = services;
  const made = await publicationOf(catalogue.find(survey, wave)!, answers, edition);
  const [newest] = await publications.versions(survey, wave);
  const publication = { ...made, version: (newest?.version ?? 0) + 1 };
  await publications.add(publication);
  await waves.save({ survey, wave, state: 'published', example: publication.example });
  return publication;
}
