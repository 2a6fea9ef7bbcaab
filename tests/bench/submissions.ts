import { Browser, inParallel } from './browser.ts';
import { survey } from './many-answers.ts';
import { type Bench, perSecond, timed } from './measure.ts';
import { withSite } from './site.ts';

const parallel = 32;

/**
 * Many leaders at once, through HTTP, against one engine with its journal. The leaders' side runs in the same
 * process as the app, so a server alone does better.
 */
export const submissions: Bench = ({ quick }) =>
  withSite(async (site) => {
    const leaders = Array.from({ length: quick ? 64 : 1000 }, () => new Browser(site));
    const each = (task: (leader: Browser) => Promise<void>) =>
      timed(() => inParallel(leaders.length, parallel, (leader) => task(leaders[leader]!)));
    const [answering] = await each((leader) => leader.answerEverything());
    const [saving] = await each((leader) => leader.save('9'));
    const [delivering] = await each((leader) => leader.deliver());
    const stored = await site.services.responses.count(survey, '2023');
    if (stored !== leaders.length) throw new Error(`${stored} of ${leaders.length} responses are stored`);
    return [
      {
        name: `Whole forms (ten pages and submitting), ${parallel} leaders at a time`,
        result: perSecond(leaders.length, answering + delivering),
      },
      { name: `Saving a section, ${parallel} at a time`, result: perSecond(leaders.length, saving) },
      { name: `Submitting, ${parallel} at a time`, result: perSecond(leaders.length, delivering) },
    ];
  });
