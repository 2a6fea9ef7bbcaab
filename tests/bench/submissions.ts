import { saveTyped, startAnswering, submit } from '../../server/fieldwork/answering.ts';
import type { Typed } from '../../server/questionnaire/answer.ts';
import { answerEverything, fullAnswers, leaderAt, survey, wave } from '../builders/leader.ts';
import { type Benchmark, type Figure, millisecondsOf } from './figures.ts';
import { withPlatform } from './platform.ts';

const atOnce = 16;

/** Leaders who submit at the same time: to the stores alone, and through every page of the form. */
export const submissions: Benchmark = {
  name: 'submissions',
  async run({ quick }) {
    const figures: Figure[] = [];
    await withPlatform(async ({ app, services }) => {
      const questionnaire = services.catalogue.find(survey, wave);
      if (!questionnaire) throw new Error('the example survey is missing');
      const typed: Typed = Object.fromEntries(
        Object.values(fullAnswers)
          .flatMap(Object.entries)
          .map(([id, value]) => [id, [value]]),
      );
      const items = Object.keys(typed);
      const stores = quick ? 200 : 2000;
      const storing = await millisecondsOf(() =>
        inParallel(stores, async () => {
          const code = await startAnswering(services.drafts, questionnaire);
          await saveTyped(services.drafts, questionnaire, code, items, typed);
          await submit(services, questionnaire, code);
        }),
      );
      const forms = quick ? 20 : 100;
      const answering = await millisecondsOf(() =>
        inParallel(forms, async () => {
          const leader = leaderAt(app);
          await answerEverything(leader);
          await leader.deliver();
        }),
      );
      figures.push(
        { what: `submissions a second, stores alone, ${atOnce} at once`, value: perSecond(stores, storing) },
        {
          what: `whole forms a second (20 requests each), ${atOnce} at once`,
          value: perSecond(forms, answering),
        },
      );
    });
    return figures;
  },
};

async function inParallel(count: number, work: () => Promise<void>): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function perSecond(count: number, milliseconds: number): string {
  return ((count / milliseconds) * 1000).toFixed(0);
}
