import { randomBytes } from 'node:crypto';
import { survey } from '../builders/leader.ts';
import { generatedAnswers } from './answers.ts';
import { type Benchmark, type Figure, millisecondsOf, ms } from './figures.ts';
import { withPlatform } from './platform.ts';

/** Reading a wave's answers from the database, as publishing does. */
export const reading: Benchmark = {
  name: 'reading',
  async run({ quick }) {
    const count = quick ? 1000 : 10_000;
    const figures: Figure[] = [];
    await withPlatform(async ({ services }) => {
      const questionnaire = services.catalogue.find(survey, '2022');
      if (!questionnaire) throw new Error('the example survey is missing');
      const wave = 'lesing';
      const responses = [...generatedAnswers(questionnaire, count)].map((answers) => ({
        id: randomBytes(16).toString('hex'),
        survey,
        wave,
        version: questionnaire.version,
        answers,
      }));
      const storing = await millisecondsOf(() => services.responses.addImported(responses));
      const streaming = await millisecondsOf(async () => {
        for await (const _ of services.responses.stream(survey, wave));
      });
      const size = count.toLocaleString('en');
      figures.push(
        { what: `${size} answers: import into the database`, value: ms(storing) },
        { what: `${size} answers: stream from the database`, value: ms(streaming) },
      );
    });
    return figures;
  },
};
