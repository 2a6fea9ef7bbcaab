import supertest from 'supertest';
import { itemOfFigure, type Publication } from '../../server/publishing/publication.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { rowsIn, tableIn } from './results-reader.ts';

const survey = 'barnevernlederundersokelsen';
const address = `/resultater/${survey}/2022`;

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ example: true });
});
afterAll(() => app.close());

const get = (path = '') => supertest(app.app).get(`${address}${path}`);
const textOf = async (path: string, status = 200) => (await get(path).expect(status)).text;
const headings = (text: string) =>
  [...text.matchAll(/<h[12][^>]*>(.*?)<\/h[12]>/gs)].map(([, words]) =>
    words!.replace(/<[^>]+>/g, '').trim(),
  );

/** A copy that a test may change. */
async function published(): Promise<Publication> {
  return structuredClone((await app.services.publications.latest(survey, '2022'))!);
}

/** Publishes once more, with changes. Tells its version. */
async function publish(change: (publication: Publication) => void): Promise<number> {
  const publication = await published();
  const [newest] = await app.services.publications.versions(survey, '2022');
  publication.version = (newest?.version ?? 0) + 1;
  change(publication);
  await app.services.publications.add(publication);
  return publication.version;
}

describe('The page of a figure', () => {
  test('has every view, each with its own table, and says what the figure is from', async () => {
    const text = await textOf('/figur/2a');
    expect(headings(text).slice(1)).toEqual(
      expect.arrayContaining([
        'Alle',
        expect.stringMatching(/^Bufetat-region/),
        expect.stringMatching(/årsverk/),
        'Over tid',
      ]),
    );
    for (const table of ['2a', '2a_by_1a', '2a_by_storrelse', '2a_trend'])
      expect(rowsIn(tableIn(text, table)).length).toBeGreaterThan(1);
    expect(text).toContain('De kommer ikke fra virkelige tjenester');
    expect(text).toContain(`<link rel="canonical" href="${address}/figur/2a">`);
  });

  test('shows first what was asked for, and everything as usual for a view that it does not have', async () => {
    const [, first] = headings(await textOf('/figur/2c?visning=1a'));
    expect(first).toMatch(/^Bufetat-region/);
    expect(headings(await textOf('/figur/2c?visning=finnes-ikke'))[1]).toBe('Alle');
    expect(headings(await textOf('/figur/2c?visning=1a&visning=x'))[1]).toBe('Alle');
  });

  test('leads to the figures before and after, to pictures, and to code for other sites', async () => {
    const text = await textOf('/figur/2c');
    expect(text).toMatch(/Forrige figur: <a class="ds-link" href="[^"]+\/figur\/2b"/);
    expect(text).toMatch(/Neste figur: <a class="ds-link" href="[^"]+\/figur\/2e"/);
    expect(text).toContain(`href="${address}/figur/2c.png?visning=1a"`);
    expect(text).toContain(`${address}/figur/2c/ramme?visning=1a`);
    for (const [, link] of text.matchAll(/href="(\/resultater[^"]+)"/g))
      await supertest(app.app).get(link!.replaceAll('&amp;', '&')).expect(200);
  });

  test.each(['/figur/finnes-ikke', '/figur/2d', '/figur/__proto__'])('%s is not there', async (path) => {
    await get(path).expect(404);
  });
});

describe('A figure in a frame', () => {
  test('may be framed by any site, and is the only page that may', async () => {
    const { headers, text } = await get('/figur/2c/ramme?visning=1a').expect(200);
    expect(headers['content-security-policy']).toContain('frame-ancestors *');
    expect(headers['x-frame-options']).toBeUndefined();
    expect(rowsIn(tableIn(text, '2c_by_1a')).length).toBeGreaterThan(1);
    expect(text).toContain('Kilde: SOS-barnebyer');
    expect(text).toContain('Eksempeldata');
    expect(text).toContain(`href="${address}/figur/2c?visning=1a" target="_blank"`);
    expect(text).not.toMatch(/<form|<input/);
    for (const path of ['', '/metode', '/figur/2c', '/versjon/1', '/figur/2c.svg']) {
      const other = (await get(path).expect(200)).headers;
      expect(other['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(other['x-frame-options']).toBe('DENY');
    }
  });

  test('says that it is gone when it is', async () => {
    const { headers, text } = await get('/figur/2d/ramme').expect(404);
    expect(text).toContain('Figuren finnes ikke lenger');
    expect(headers['content-security-policy']).toContain('frame-ancestors *');
  });
});

describe('Finding figures', () => {
  const shownIn = (text: string) => [...text.matchAll(/data-sought=/g)].length;

  test('by words in the question or the answers, whatever their case', async () => {
    const all = shownIn(await textOf(''));
    const some = await textOf('?sok=REELL%20innflytelse');
    expect(shownIn(some)).toBe(1);
    expect(some).toContain('id="2c"');
    expect(some).toContain(`Viser 1 av ${all} figurer.`);
    expect(some).toContain('value="REELL innflytelse"');
  });

  test('in one section', async () => {
    const { sections } = await published();
    const items = new Set(sections[1]!.figures.map(itemOfFigure));
    expect(shownIn(await textOf(`?del=${sections[1]!.id}`))).toBe(items.size);
  });

  test('tells when there are none, and what to try', async () => {
    const text = await textOf('?sok=finnesikke');
    expect(text).toMatch(/data-nothing-found>\s*<h2[^>]*>Ingen treff/);
    expect(text).toContain('Viser 0 av');
  });

  test('what was written is text, and nothing else', async () => {
    const text = await textOf(`?sok=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(text).not.toContain('<script>');
  });

  test('shows every figure in the view that was asked for, where it has it', async () => {
    const text = await textOf('?visning=1a');
    const shown = [...text.matchAll(/data-view="1a" data-chart="[^"]*"( hidden)?/g)];
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.every(([, hidden]) => hidden === undefined)).toBe(true);
  });
});

describe('Versions', () => {
  test('each has an address that stays, and says which it is', async () => {
    const version = await publish(({ sections }) => sections.reverse());
    const { headers, text } = await get(`/versjon/${version - 1}`).expect(200);
    expect(headers['cache-control']).toBe('public, max-age=86400, immutable');
    expect(text).toMatch(
      new RegExp(`Du ser på versjon ${version - 1}, publisert .*\\. Den blir aldri endret\\.`),
    );
    expect(text).toContain('noindex');
    expect(await textOf('')).toContain(`versjon ${version}.`);
    expect(headings(text)).not.toEqual(headings(await textOf(`/versjon/${version}`)));
  });

  test.each(['0', '99', 'x', '1.5', '-1'])('there is no version %s', async (version) => {
    for (const path of ['', '/metode', '/figur/2c', '/figur/2c/ramme', '/rapport', '/figur/2c.svg'])
      await get(`/versjon/${version}${path}`).expect(404);
  });

  test('what a version leads to is of the version too, and may be kept as long', async () => {
    const version = await publish(({ sections }) => sections.reverse());
    const fixed = `${address}/versjon/${version - 1}`;
    for (const path of ['', '/metode', '/figur/2c', '/figur/2c/ramme', '/rapport', '/figur/2c.svg']) {
      const { headers } = await get(`/versjon/${version - 1}${path}`).expect(200);
      expect(headers['cache-control']).toBe('public, max-age=86400, immutable');
    }
    expect(await textOf(`/versjon/${version - 1}/metode`)).toContain(`href="${fixed}/datapakke.zip"`);
    const text = await textOf(`/versjon/${version - 1}/figur/2c?visning=1a`);
    expect(text).toContain(`Du ser på versjon ${version - 1}`);
    expect(text).toContain('noindex');
    const links = [...text.matchAll(/href="(\/resultater\/[^"]+)"/g)].map(([, link]) => link!);
    const others = links.filter((link) => !link.startsWith(fixed));
    // The way to the newest, and the address that search engines are told of.
    expect(new Set(others)).toEqual(new Set([address, `${address}/figur/2c`]));
    for (const link of links) await supertest(app.app).get(link.replaceAll('&amp;', '&')).expect(200);
  });

  test('one that is withdrawn is gone, with the reason and the way to what is valid', async () => {
    const version = await publish(() => {});
    const withdrawal = { on: '2023-01-15', why: 'Et tall var feil.' };
    await app.services.publications.withdraw(survey, '2022', version, withdrawal);
    const { headers, text } = await get(`/versjon/${version}`).expect(410);
    expect(headers['cache-control']).toBe('no-cache');
    expect(text).toContain('Et tall var feil.');
    expect(text).toContain('15. januar 2023');
    expect(text).toContain(`href="${address}"`);
    expect(await textOf('')).not.toContain(`versjon ${version}.`);
  });
});

describe('What the publisher has written', () => {
  beforeAll(async () => {
    await publish((publication) => {
      publication.versionNote = 'En kommentar er lagt til.';
      publication.editorial = {
        introduction: 'Mye er **likt**.',
        methodNote: 'Vi ringte *ingen*.',
        comments: { '2c': 'Se <b>her</b>.' },
        items: ['3a', '2c', '1b'],
        quotes: [
          {
            item: '2c',
            text: 'Vi blir hørt <oftere>.',
            group: { breakdown: '1a', code: 'ost', label: 'Øst' },
          },
        ],
      };
      publication.sections = publication.sections.flatMap((section) => {
        const figures = section.figures.filter(({ id }) => ['3a', '2c'].includes(id));
        return figures.length > 0 ? [{ ...section, figures }] : [];
      });
    });
  });

  test('stands at its question, without any HTML of its own', async () => {
    for (const path of ['', '/figur/2c']) {
      const text = await textOf(path);
      expect(text).toContain('Se &lt;b&gt;her&lt;/b&gt;.');
      expect(text).toMatch(
        /<blockquote><p class="ds-paragraph">Vi blir hørt &lt;oftere&gt;\.<\/p><\/blockquote>/,
      );
      expect(text).toContain('En av dem som svarte, Øst');
    }
    expect(await textOf('')).toContain('Mye er <strong>likt</strong>.');
  });

  test('of the method, and of what is new, stands on the page about method', async () => {
    const text = await textOf('/metode');
    expect(text).toContain('Vi ringte <em>ingen</em>.');
    expect(text).toMatch(/Hva som er nytt<\/dt><dd>En kommentar er lagt til\./);
  });

  test('chooses the key findings of the survey', async () => {
    const { text } = await supertest(app.app).get(`/undersokelser/${survey}`).expect(200);
    expect(text).toContain('Hovedfunn høsten 2022');
    const findings = [...text.matchAll(/href="\/resultater\/[^"]+\/figur\/([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(findings)).toEqual(new Set(['3a', '2c']));
    expect(text).toContain('58 har svart. Svarene ble samlet inn fra 27. september 2022');
  });
});

describe('Of a wave with a register', () => {
  test('the pages tell the response rate, and the page about method who did not answer', async () => {
    expect(await textOf('')).not.toContain('svarprosent');
    await publish((publication) => {
      publication.participation = {
        units: 230,
        invited: 228,
        answered: 188,
        rate: 82.5,
        breakdowns: [],
        nonResponse: ['Store tjenester svarte oftere enn små.'],
      };
      publication.coverage = { missing: 'notDeclared' };
      publication.sizes = { missing: 'notDeclared' };
    });
    expect(await textOf('')).toMatch(/svarprosent<\/dt><dd>82,5\u00a0%/);
    const method = await textOf('/metode');
    for (const told of [
      'Registeret har 230 tjenester. 228 ble invitert, og 188 svarte.',
      'Svarprosenten er 82,5\u00a0%.',
      'Store tjenester svarte oftere enn små.',
    ])
      expect(method).toContain(told);
    // There is no table of who answered to lead to.
    expect(method).not.toContain('#hvem-svarte');
  });
});

describe('Kept pages', () => {
  test('are compressed as the browser takes it, and read the same', async () => {
    const asked = (encoding: string) => get('').set('Accept-Encoding', encoding).expect(200);
    const [br, gzip, plain] = await Promise.all([asked('br, gzip'), asked('gzip'), asked('identity')]);
    expect([br, gzip, plain].map(({ headers }) => headers['content-encoding'])).toEqual([
      'br',
      'gzip',
      undefined,
    ]);
    expect(gzip.text).toBe(plain.text);
    expect(new Set([br, gzip, plain].map(({ headers }) => headers.etag)).size).toBe(1);
    expect(plain.headers.vary).toContain('Accept-Encoding');
  });

  test('are made anew when there is a new version, at once', async () => {
    const before = await get('').expect(200);
    const version = await publish(() => {});
    const after = await get('').set('If-None-Match', String(before.headers.etag)).expect(200);
    expect(after.text).toContain(`versjon ${version}.`);
    await get('').set('If-None-Match', String(after.headers.etag)).expect(304);
  });
});

describe('A page that is asked for again within a second', () => {
  test('is sent as it was, with every header, and logged by its route', async () => {
    const first = await get('/figur/2c').expect(200);
    const lines = app.logLines.length;
    const again = await get('/figur/2c').expect(200);
    const { date: _first, ...headers } = first.headers;
    const { date: _again, ...headersAgain } = again.headers;
    expect(headersAgain).toEqual(headers);
    expect(again.text).toBe(first.text);
    expect(app.logLines.slice(lines).map((line) => JSON.parse(line).route)).toEqual([
      '/resultater/:survey/:wave/figur/:figure',
    ]);
  });

  test('is not sent to who has it', async () => {
    const { headers } = await get('/figur/2c').expect(200);
    const { text } = await get('/figur/2c').set('If-None-Match', headers.etag!).expect(304);
    expect(text).toBe('');
  });

  test('is another as soon as something is published', async () => {
    await get().expect(200);
    await publish((publication) => {
      publication.title = 'Et nytt navn';
    });
    expect((await get().expect(200)).text).toContain('Et nytt navn');
  });
});

describe('When every version is withdrawn', () => {
  test('the wave, its figures and its survey say so', async () => {
    for (const { version, withdrawn } of await app.services.publications.versions(survey, '2022'))
      if (!withdrawn)
        await app.services.publications.withdraw(survey, '2022', version, {
          on: '2023-02-01',
          why: 'Registeret var feil.',
        });
    for (const path of ['', '/figur/2c', '/versjon/1'])
      expect(await textOf(path, 410)).toContain('Registeret var feil.');
    for (const path of ['/figur/2c/ramme', '/versjon/1/figur/2c/ramme', '/figur/2c.svg', '/rapport.docx']) {
      const answer = await get(path).expect(410);
      expect(answer.headers['cache-control']).not.toContain('max-age');
      expect(answer.text).toContain('Registeret var feil.');
    }
    const { text } = await supertest(app.app).get(`/undersokelser/${survey}`).expect(200);
    expect(text).toContain(
      'Resultatene er trukket tilbake 1. februar 2023. Begrunnelsen er: Registeret var feil.',
    );
    expect(text).not.toContain(`href="${address}"`);
  });
});
