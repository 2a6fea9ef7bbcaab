import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '../setup/chromium.ts';
import { survey } from './many-answers.ts';
import { type Bench, milliseconds, quantile } from './measure.ts';
import { withSite } from './site.ts';

/** Of one visit by somebody who has not been there before: bytes on the line, and milliseconds from the first request. */
interface Visit {
  scriptBytes: number;
  firstTable: number;
  lastTable: number;
  firstChart: number;
  chartsDrawn: number;
  charts: number;
}

/** Charts are drawn when they come near the window, so the visitor goes to it. */
const firstFigure = '1a';

/** The results page in a browser: what its scripts weigh, and when the first figure is there, and the last. */
export const browsing: Bench = ({ quick }) =>
  withSite(async ({ url }) => {
    const browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu'],
    });
    try {
      const visits: Visit[] = [];
      const visit = () => visitOf(browser, `${url}/resultater/${survey}/2022#${firstFigure}`);
      await visit();
      for (let round = 0; round < (quick ? 2 : 15); round++) visits.push(await visit());
      const median = (valueIn: (visit: Visit) => number) => quantile(visits.map(valueIn), 0.5);
      const drawn = `${median(({ chartsDrawn }) => chartsDrawn)} of ${median(({ charts }) => charts)}`;
      return [
        {
          name: 'Scripts of the results page, as they are sent',
          result: `${Math.ceil(median(({ scriptBytes }) => scriptBytes) / 1000)} kB`,
          target: '< 200 kB',
        },
        {
          name: 'The first figure of the results page: its table is there, its chart is drawn',
          result: `median ${milliseconds(median(({ firstTable }) => firstTable))}, ${milliseconds(median(({ firstChart }) => firstChart))} (${visits.length} visits)`,
          target: 'before the last',
        },
        {
          name: 'The last figure: its table is there; charts that are drawn by then',
          result: `median ${milliseconds(median(({ lastTable }) => lastTable))}, ${drawn}`,
        },
      ];
    } finally {
      await browser.close();
    }
  });

/** What waits in the page for the first chart is not of the page, which allows no such thing: so its policy is put aside. */
async function visitOf(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({
    bypassCSP: true,
    viewport: { width: 1280, height: 800 },
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchFigures);
    const sent: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script')
        sent.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForFunction('window.figureTimes?.firstChart');
    const times = await page.evaluate<Omit<Visit, 'scriptBytes'>>('window.figureTimes');
    const scriptBytes = (await Promise.all(sent)).reduce((sum, bytes) => sum + bytes, 0);
    return { ...times, scriptBytes };
  } finally {
    await context.close();
  }
}

/** Runs in the page, before anything of it. A chart that is drawn has got its size. */
const watchFigures = `
  const times = { firstTable: 0, lastTable: 0, firstChart: 0, chartsDrawn: 0, charts: 0 };
  window.figureTimes = undefined;
  let tables = 0;
  const look = () => {
    const count = document.querySelectorAll('article.figure table').length;
    if (count > tables) times.lastTable = performance.now();
    if (tables === 0 && count > 0) times.firstTable = times.lastTable;
    tables = count;
    const canvases = [...document.querySelectorAll('article.figure canvas')];
    const drawn = canvases.filter((canvas) => canvas.style.display === 'block').length;
    if (drawn === 0) return;
    observer.disconnect();
    window.figureTimes = { ...times, firstChart: performance.now(), chartsDrawn: drawn, charts: canvases.length };
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] });
`;
