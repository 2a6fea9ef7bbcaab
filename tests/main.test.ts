import { once } from 'node:events';
import { cp, readFile, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  engineAnswersIn,
  everythingIn,
  startInVain,
  startPlatform,
  temporaryFolder,
} from './cli/processes.ts';
import { cleanUp, later, until } from './storage/embedded/engines.ts';

afterEach(cleanUp);

const survey = 'barnevernlederundersokelsen';

/** Where the example is not the point: to load it takes about as long as all the rest of a start. */
async function withoutExample(folder: string): Promise<Record<string, string>> {
  return { ...(await everythingIn(folder)), NODE_ENV: 'production' };
}

/** With one survey alone, in a folder of its own. */
async function withOnly(
  folder: string,
  only: string,
): Promise<Record<string, string> & { SURVEYS_DIR: string }> {
  const surveys = path.join(folder, 'surveys');
  await cp('surveys', surveys, {
    recursive: true,
    filter: (file) =>
      !path.dirname(file).endsWith('surveys') || [only, 'scales.json'].includes(path.basename(file)),
  });
  return { ...(await everythingIn(folder)), SURVEYS_DIR: surveys };
}

/** The page as a browser has it that does what the page tells: asks again until the results are there. */
async function pageWithResults(address: URL): Promise<string> {
  for (;;) {
    const page = await fetch(address);
    const text = await page.text();
    if (!page.headers.has('refresh')) return text;
    await pause(100);
  }
}

describe('The platform', () => {
  test('starts on an empty folder with example data, prints addresses that answer, and makes the results then', async () => {
    const folder = await temporaryFolder();
    const app = await startPlatform(await everythingIn(folder));
    // The last of the examples whose results are made.
    const coming = await fetch(new URL('/resultater/riksrevisjonen-barnevern/2024', app.url));
    expect([coming.status, coming.headers.get('refresh')]).toEqual([200, '3']);
    expect(coming.headers.get('cache-control')).toBe('no-cache');
    expect(await coming.text()).toContain('Resultatene lages nå');
    expect(app.written.out.match(/Resultater .* \(eksempel, lages nå\): /g)).toHaveLength(3);
    const addresses = [...app.written.out.matchAll(/http:\/\/\S+/g)].map(([address]) => address);
    const paths = addresses.map((address) => new URL(address).pathname);
    expect(paths.at(-1)).toMatch(/^\/admin\/kom-i-gang\/[\w-]{43}$/);
    expect(paths.slice(0, -1)).toEqual([
      '/',
      '/svar/baerum-brukerundersokelse/2025',
      '/resultater/baerum-nokkeltall/2024',
      `/resultater/${survey}/2022`,
      `/svar/${survey}/2023`,
      '/resultater/riksrevisjonen-barnevern/2024',
    ]);
    for (const address of addresses) {
      const page = await fetch(address);
      expect([address, page.status]).toEqual([address, 200]);
      expect(await page.text()).toContain('</html>');
    }
    expect((await fetch(new URL('/helse', app.url))).status).toBe(200);
    for (const path of ['/resultater/baerum-nokkeltall/2024', `/resultater/${survey}/2022`])
      expect(await pageWithResults(new URL(path, app.url))).toContain('Last ned');
  });

  test('starts in production with nothing invented, and says how to begin', async () => {
    const app = await startPlatform(await withoutExample(await temporaryFolder()));
    expect(app.written.out).toContain('Ingen bølger er åpnet ennå. Åpne en med: npm run survey -- open');
    expect(app.written.out.match(/\/admin\/kom-i-gang\//g)).toHaveLength(1);
    for (const address of [
      `/resultater/${survey}/2022`,
      `/svar/${survey}/2023`,
      '/undersokelser/riksrevisjonen-barnevern',
    ])
      expect((await fetch(new URL(address, app.url))).status).toBe(404);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends in good order at %s, and its engine with it',
    async (signal) => {
      const folder = await temporaryFolder();
      const app = await startPlatform(await withoutExample(folder));
      await (await fetch(app.url)).text();
      expect(await engineAnswersIn(folder)).toBe(true);
      app.child.kill(signal);
      expect(await app.ended).toMatchObject({ code: 0, signal: null, error: '' });
      expect(await engineAnswersIn(folder)).toBe(false);
    },
  );

  test('that is killed takes its engine with it, and completes the example at the next start', async () => {
    const folder = await temporaryFolder();
    const environment = await withOnly(folder, 'baerum-nokkeltall');
    const app = await startPlatform(environment);
    app.child.kill('SIGKILL');
    await app.ended;
    const next = await startPlatform(environment);
    const results = new URL('/resultater/baerum-nokkeltall/2024', next.url);
    expect(await pageWithResults(results)).toContain('Last ned');
    next.child.kill('SIGKILL');
    await until(async () => !(await engineAnswersIn(folder)));
  });
});

describe('A start that cannot succeed ends with exit code 1 and says', () => {
  test('that the folder is in use, by which process, and what to do', async () => {
    const environment = await withoutExample(await temporaryFolder());
    const app = await startPlatform(environment);
    const second = await startInVain(environment);
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.error).toMatch(new RegExp(`er i bruk av en annen prosess \\(prosess ${app.child.pid}\\)`));
    expect(second.error).toContain('sett både DATA_DIR og PORT');
    expect((await fetch(app.url)).status).toBe(200);
  });

  test('that the port is taken, and leaves no engine behind', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    later(async () => other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const folder = await temporaryFolder();
    const ended = await startInVain({ ...(await withoutExample(folder)), PORT: `${port}` });
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.error).toContain(`Port ${port} er opptatt`);
    expect(ended.error).not.toMatch(/\n\s+at /);
    expect(await engineAnswersIn(folder)).toBe(false);
  });

  test('every variable that cannot be used, and shows no password', async () => {
    const address = 'postgres://bruker:hemmelig@vert/base';
    const ended = await startInVain({ PORT: 'tusen', HOST: '', LOG_LEVEL: 'alt', MONGODB_URI: address });
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.error).toMatch(/PORT .*«tusen»/);
    expect(ended.error).toMatch(/LOG_LEVEL .*«alt»/);
    expect(ended.error).toContain('MONGODB_URI');
    expect(ended.error).not.toContain('HOST');
    expect(ended.error).not.toContain('hemmelig');
    expect(ended.error).not.toMatch(/\n\s+at /);
  });

  test('everything that is wrong with the questionnaires, of every file', async () => {
    const folder = await temporaryFolder();
    const environment = await withOnly(folder, survey);
    const surveys = environment.SURVEYS_DIR;
    const [first = '', second = ''] = ['2022', '2023'].map((wave) =>
      path.join(surveys, survey, `${wave}.json`),
    );
    await writeFile(first, (await readFile(first, 'utf8')).replace('"required": true', '"required": "ja"'));
    await writeFile(second, (await readFile(second, 'utf8')).replaceAll('"item": "5g"', '"item": "5x"'));
    const ended = await startInVain(environment);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.error).toContain('Spørreskjemaene har feil og må rettes før plattformen kan starte');
    expect(ended.error).toMatch(/2022\.json \/sections\/0\/items\/0\/required\n {2}feil\[wrong-type\]: /);
    expect(ended.error).not.toContain('forklart');
    expect(
      ended.error.match(/2023\.json .*\n {2}feil\[routing-to-unknown\]: .*5x, som ikke finnes/g),
    ).toHaveLength(2);
    expect(await engineAnswersIn(folder)).toBe(false);
  });

  test('that there is no folder of questionnaires', async () => {
    const folder = await temporaryFolder();
    const missing = path.join(folder, 'nowhere');
    const ended = await startInVain({ ...(await everythingIn(folder)), SURVEYS_DIR: missing });
    expect(ended.code).toBe(1);
    expect(ended.error).toContain(`Finner ikke mappen med spørreskjemaer: ${missing}`);
  });
});
