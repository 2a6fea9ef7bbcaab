import type { AddressInfo } from 'node:net';
import { createApp } from '../../server/app.ts';
import { publicationStore } from '../../server/storage/publication-store.ts';
import type { TestApp } from '../builders/app.ts';
import { formPath, survey } from '../builders/leader.ts';
import { type Benchmark, type Figure, median, millisecondsOf, ms, percentile } from './figures.ts';
import { withPlatform } from './platform.ts';

const resultsPath = `/resultater/${survey}/2022`;

/** Pages fetched over loopback. The client's share is included: the server's own time is a little less. */
export const pages: Benchmark = {
  name: 'pages',
  async run({ quick }) {
    const figures: Figure[] = [];
    await withPlatform(async (site, address) => {
      const form = await formTimes(address, quick ? 50 : 300);
      const warm = await repeat(quick ? 10 : 50, () => get(address + resultsPath));
      const cold = await uncachedResults(site, quick ? 5 : 20);
      figures.push(
        { what: 'form page, median', value: ms(median(form)), target: '< 10 ms' },
        { what: 'form page, 95th percentile', value: ms(percentile(form, 95)) },
        { what: 'results page, uncached, median', value: ms(median(cold)), target: '< 100 ms' },
        { what: 'results page, publication in memory, median', value: ms(median(warm)) },
      );
    });
    return figures;
  },
};

async function formTimes(address: string, count: number): Promise<number[]> {
  const headers = { 'Sec-Fetch-Site': 'same-origin' };
  const started = await fetch(address + formPath, { method: 'POST', headers, redirect: 'manual' });
  const cookie = started.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = `${address}${formPath}/del/5`;
  await repeat(20, () => get(page, { cookie }));
  return repeat(count, () => get(page, { cookie }));
}

/** Each time an app that has read no publication yet; the templates are compiled. */
async function uncachedResults(site: TestApp, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < count; run++) {
    const publications = publicationStore(site.database.models);
    const server = createApp({ ...site.services, publications }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    times.push(await millisecondsOf(() => get(`http://127.0.0.1:${port}${resultsPath}`)));
    server.closeAllConnections();
    server.close();
  }
  return times;
}

async function get(address: string, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(address, { headers });
  await response.text();
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
}

async function repeat(count: number, work: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < count; run++) times.push(await millisecondsOf(work));
  return times;
}
