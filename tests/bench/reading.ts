import { newResponseId } from '../../server/fieldwork/response.ts';
import { survey } from './many-answers.ts';
import { type Bench, milliseconds, perSecond, quantile, timed } from './measure.ts';
import { makeRespondents } from './respondents.ts';
import { withSite } from './site.ts';

const wave = '2023';

/** Storing and reading answers by the response store, from the embedded engine. */
export const reading: Bench = ({ quick }) =>
  withSite(async ({ services: { catalogue, responses } }) => {
    const questionnaire = catalogue.find(survey, wave)!;
    const { version } = questionnaire;
    const count = quick ? 2_000 : 10_000;
    const answers = makeRespondents(questionnaire, count);
    const all = answers.map((each) => ({ id: newResponseId(), survey, wave, version, answers: each }));
    const [storing] = await timed(() => responses.addImported(all));
    const times: number[] = [];
    for (let round = 0; round < 5; round++) {
      const [elapsed, read] = await timed(async () => {
        let seen = 0;
        for await (const _ of responses.stream(survey, wave)) seen += 1;
        return seen;
      });
      if (read !== count) throw new Error(`${read} of ${count} responses were read`);
      times.push(elapsed);
    }
    const name = count.toLocaleString('en');
    return [
      { name: `Importing ${name} answers into the database`, result: perSecond(count, storing) },
      {
        name: `Reading ${name} answers from the database`,
        result: `median ${milliseconds(quantile(times, 0.5))} (${times.length} times)`,
      },
    ];
  });
