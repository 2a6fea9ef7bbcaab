import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { survey } from './many-answers.ts';
import { type Bench, perSecond } from './measure.ts';
import { withSite } from './site.ts';

const run = promisify(execFile);

/**
 * The results page to many visitors at once, who ask from a process of their own. The two share the machine's cores, so
 * what the server's own processor time would allow is told too.
 */
export const visitors: Bench = ({ quick }) =>
  withSite(async ({ url }) => {
    const address = `${url}/resultater/${survey}/2022`;
    const child = new URL('asking-child.ts', import.meta.url).pathname;
    const askFor = async (seconds: number) => {
      const { stdout } = await run(process.execPath, ['--import', 'tsx', child, address, `${seconds}`]);
      return (JSON.parse(stdout) as { answers: number }).answers;
    };
    await askFor(2);
    const before = process.cpuUsage();
    const seconds = quick ? 2 : 10;
    const answers = await askFor(seconds);
    const { user, system } = process.cpuUsage(before);
    const name = 'A results page that is kept, 16 visitors at a time';
    return [
      { name, result: perSecond(answers, seconds * 1000), target: '> 2,000 per second' },
      { name: `${name}, by the server's processor time`, result: perSecond(answers, (user + system) / 1000) },
    ];
  });
