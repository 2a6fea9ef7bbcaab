import type { Answers } from '../../server/questionnaire/answer.ts';
import type { TestApp } from './app.ts';
import { siteWith } from './own-surveys.ts';
import { fileOf, oneOf, textItem } from './questionnaire.ts';

export const answered = { survey: 'proven', wave: '2022' } as const;

export const answeredFile = fileOf(
  [
    oneOf('1a', ['nord', 'sor', 'vest'], { text: 'Hvor ligger tjenesten?' }),
    oneOf('2a', ['ja', 'nei'], { text: 'Har dere nok folk?' }),
    oneOf('2b', ['ja', 'nei'], { text: 'Har dere nok rom?' }),
    textItem('3a', { text: 'Noe du vil legge til?' }),
    textItem('3b', { text: 'Hva mangler?', showIf: { item: '2a', in: ['nei'] } }),
  ],
  { ...answered, breakdowns: ['1a'] },
);

/** A closed wave that 72 have answered: 30 in the north, 40 in the south and 2 in the west. Some wrote a comment. */
export async function answeredWave(): Promise<TestApp> {
  const site = await siteWith([answeredFile]);
  await answerAndClose(site);
  return site;
}

export async function answerAndClose(site: Pick<TestApp, 'services'>): Promise<void> {
  await addAnswers(site, 30, (number) => answersOf('nord', number));
  await addAnswers(site, 40, (number) => answersOf('sor', number), 100);
  await addAnswers(site, 2, (number) => answersOf('vest', number), 200);
  await close(site);
}

async function close({ services }: Pick<TestApp, 'services'>): Promise<void> {
  const questionnaire = services.catalogue.find(answered.survey, answered.wave)!;
  const { version, disclosure } = questionnaire;
  await services.waves.save({ ...answered, state: 'closed', example: false, version, disclosure });
}

export function answersOf(region: string, number: number): Answers {
  return {
    '1a': region,
    '2a': number % 2 === 0 ? 'ja' : 'nei',
    '2b': number % 3 === 0 ? 'ja' : 'nei',
    ...(number % 10 === 0 ? { '3a': `Ord fra ${region} ${number}` } : {}),
  };
}

export async function addAnswers(
  { services }: Pick<TestApp, 'services'>,
  count: number,
  answersTo: (number: number) => Answers,
  first = 0,
): Promise<void> {
  const { version } = services.catalogue.find(answered.survey, answered.wave)!;
  for (let number = first; number < first + count; number++)
    await services.responses.put({
      ...answered,
      id: `svar-${String(number).padStart(6, '0')}`,
      version,
      answers: answersTo(number),
    });
}
