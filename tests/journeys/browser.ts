import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import type { Config } from '../../server/config.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { survey, wave } from '../builders/leader.ts';
import { chromiumPath } from '../setup/chromium.ts';
import { watch } from './watch.ts';

const browserMissing =
  `Journeys need a browser, and there is none at ${chromiumPath}. Install the Debian package ` +
  '«chromium-headless-shell» or «chromium», or set CHROMIUM_PATH.';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Far more than a journey takes: a machine that has much else to do is slow, not wrong. */
const patienceMs = 20_000;
jest.setTimeout(6 * patienceMs);

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 800 };

/** The real site, listening, and a real browser to visit it with. There from a file's first test to its last. */
export interface Visit {
  readonly site: TestApp;
  readonly origin: string;
  /** A browser of somebody's own, with its own cookies: a phone unless told otherwise. */
  browserOf(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A first page in a browser of somebody's own. */
  page(options?: BrowserContextOptions): Promise<Page>;
  /** From here to the end of the test, the server may answer with errors of its own (5xx). */
  expectServerErrors(): void;
}

/**
 * Tests that need a browser. A page that does what it should not (see watch.ts) fails its test, whatever the
 * test was about. A machine without a browser skips them and says so, but an automatic build (CI=true) fails:
 * there, somebody would believe that they had passed.
 *
 * Wave 2023 is open; with `example`, as on a first start, there are also the published results of 2022.
 * `config` may name another folder of surveys.
 */
export function describeInBrowser(
  title: string,
  tell: (visit: Visit) => void,
  { example = false, config = {} }: { example?: boolean; config?: Partial<Config> } = {},
): void {
  if (existsSync(chromiumPath)) describe(title, () => tell(prepareVisit(example, config)));
  else if (process.env.CI === 'true')
    describe(title, () => {
      test('there is a browser', () => {
        throw new Error(browserMissing);
      });
    });
  else {
    // Not the console: jest shows nothing of it when all of a file is skipped.
    process.stderr.write(`Skipped «${title}». ${browserMissing}\n`);
    describe.skip(title, () => tell(prepareVisit(example, config)));
  }
}

function prepareVisit(example: boolean, config: Partial<Config>): Visit {
  let site: TestApp;
  let server: Server;
  let browser: Browser;
  let origin = '';
  let serverErrors = false;
  let contexts: BrowserContext[] = [];
  let troubles: string[] = [];

  beforeAll(async () => {
    [site, browser] = await Promise.all([
      testApp({ example, config }),
      chromium.launch({ executablePath: chromiumPath, args }),
    ]);
    if (!example) await site.services.waves.save({ survey, wave, state: 'open', example });
    await new Promise<void>((listening) => {
      server = site.app.listen(0, '127.0.0.1', () => listening());
    });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    // What a beginning that failed never made: the failure itself is the news.
    await browser?.close();
    server?.closeAllConnections();
    if (server) await new Promise((closed) => server.close(closed));
    await site?.close();
  });

  beforeEach(() => {
    serverErrors = false;
    troubles = [];
  });

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    expect(troubles).toEqual([]);
  });

  async function browserOf(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await browser.newContext({
      baseURL: origin,
      viewport: phone,
      locale: 'nb-NO',
      // A page that glides to its target is somewhere else a moment later.
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(patienceMs);
    contexts.push(context);
    watch(context, origin, { serverErrors: () => serverErrors, report: (trouble) => troubles.push(trouble) });
    return context;
  }

  return {
    get site() {
      return site;
    },
    get origin() {
      return origin;
    },
    browserOf,
    page: async (options) => (await browserOf(options)).newPage(),
    expectServerErrors: () => {
      serverErrors = true;
    },
  };
}
