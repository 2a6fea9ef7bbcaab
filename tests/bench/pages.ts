import { publicationStore } from '../../server/storage/publication-store.ts';
import { fullAnswers } from '../builders/leader.ts';
import { Browser } from './browser.ts';
import { survey } from './many-answers.ts';
import { type Bench, medianAndP95 } from './measure.ts';
import { type Site, withSite } from './site.ts';

const results = `/resultater/${survey}/2022`;

/** Time in the server for the pages of the form, with a draft that is answered all through. */
export const form: Bench = ({ quick }) =>
  withSite(async (site) => {
    const leader = new Browser(site);
    await leader.answerEverything();
    const sections = Object.keys(fullAnswers);
    const shown = await serverTimes(site, quick ? 50 : 2000, (round) =>
      leader.section(sections[round % sections.length]!),
    );
    const saved = await serverTimes(site, quick ? 50 : 1000, (round) =>
      leader.save(sections[round % sections.length]!),
    );
    return [
      { name: 'A page of the form, time in the server', result: medianAndP95(shown), target: '< 10 ms' },
      { name: 'Saving a section, time in the server', result: medianAndP95(saved) },
    ];
  });

/** Time in the server for the results page: read from the database each time, and from memory. */
export const resultsPage: Bench = async ({ quick }) => {
  const rounds = quick ? 20 : 300;
  const measure = (site: Site) => serverTimes(site, rounds, () => new Browser(site).get(results));
  const uncached = await withSite(measure, (services, { models }) => ({
    ...services,
    // A store of its own for each request has nothing in memory.
    publications: { ...services.publications, latest: (...wave) => publicationStore(models).latest(...wave) },
  }));
  const kept = await withSite(measure);
  return [
    {
      name: 'The results page, publication read from the database each time',
      result: medianAndP95(uncached),
      target: '< 100 ms',
    },
    { name: 'The results page, publication in memory', result: medianAndP95(kept) },
  ];
};

/** One request at a time, after some that warm up templates and compiler. */
async function serverTimes(
  site: Site,
  rounds: number,
  request: (round: number) => Promise<void>,
): Promise<number[]> {
  for (let round = 0; round < Math.ceil(rounds / 5); round++) await request(round);
  site.serverTimes.length = 0;
  for (let round = 0; round < rounds; round++) await request(round);
  return [...site.serverTimes];
}
