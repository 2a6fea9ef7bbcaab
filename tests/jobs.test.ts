import { once } from 'node:events';
import { type Job, startJobs } from '../server/jobs.ts';
import type { Services } from '../server/services.ts';

function servicesWithLog(): { services: Services; lines: object[] } {
  const lines: object[] = [];
  const log = { error: (about: object) => lines.push(about) };
  return { services: { log } as unknown as Services, lines };
}

describe('Jobs', () => {
  test('are done again and again, also when one fails, whose name alone is logged', async () => {
    const { services, lines } = servicesWithLog();
    let times = 0;
    const thrice = new EventTarget();
    const failing: Job = {
      name: 'failing',
      everySeconds: 0.001,
      run: async () => {
        times += 1;
        if (times === 3) thrice.dispatchEvent(new Event('done'));
        throw new RangeError('leder1@eksempel.no');
      },
    };
    const done = once(thrice, 'done');
    const running = startJobs(services, [failing]);
    await done;
    await running.stop();
    expect(lines[0]).toEqual({ job: 'failing', error: 'RangeError' });
    expect(JSON.stringify(lines)).not.toContain('@');
  });

  test('that are under way are told to end, waited for, and not begun again', async () => {
    const { services } = servicesWithLog();
    let begun = 0;
    let ended = 0;
    const long: Job = {
      name: 'long',
      everySeconds: 0.001,
      run: async (_services, _now, signal) => {
        begun += 1;
        await once(signal, 'abort');
        ended += 1;
      },
    };
    await startJobs(services, [long]).stop();
    expect([begun, ended]).toEqual([1, 1]);
  });
});
