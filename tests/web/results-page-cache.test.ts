import { gunzipSync } from 'node:zlib';
import { rememberedPublications } from '../../server/storage/remembered-publications.ts';
import { pageCache } from '../../server/web/results/page-cache.ts';
import { oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { publicationOf, times } from '../publishing/publications.ts';

/** A page that says how often it was made. */
function counting() {
  const made = { times: 0 };
  const make = async () => `<p>${++made.times}</p>`;
  return { made, make };
}

describe('Kept pages', () => {
  test('are made once, also for those who ask at the same time', async () => {
    const cache = pageCache();
    const { made, make } = counting();
    const [first, second] = await Promise.all([cache.page('a', make), cache.page('a', make)]);
    expect(first).toBe(second);
    expect(await cache.page('a', make)).toBe(first);
    expect(made.times).toBe(1);
    expect(gunzipSync(first.gzip).toString()).toBe('<p>1</p>');
  });

  test('give way when there is no room, those first that were asked for longest ago', async () => {
    const size = await pageCache().page('a', counting().make);
    const cache = pageCache(2 * (size.br.length + size.gzip.length) + 1);
    const pages = { a: counting(), b: counting(), c: counting() };
    const ask = (name: keyof typeof pages) => cache.page(name, pages[name].make);
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b'] as const) await ask(name);
    expect(Object.values(pages).map(({ made }) => made.times)).toEqual([1, 2, 1]);
  });

  test('that could not be made are tried again', async () => {
    const cache = pageCache();
    await expect(cache.page('a', () => Promise.reject(new Error('nede')))).rejects.toThrow('nede');
    const { make } = counting();
    expect((await cache.page('a', make)).etag).toMatch(/^W\/"/);
  });
});

test('The newest version is asked for once a second, and what is published here is known at once', async () => {
  const publication = await publicationOf(
    questionnaireOf([oneOf('1', ['ja', 'nei'])]),
    times(9, { 1: 'ja' }),
  );
  const versions = [publication];
  const asked = { times: 0 };
  let now = 0;
  const store = rememberedPublications(
    {
      latest: async () => {
        asked.times += 1;
        return versions.at(-1);
      },
      find: async () => undefined,
      versions: async () => [],
      add: async (newer) => void versions.push(newer),
      withdraw: async () => versions.pop() !== undefined,
    },
    () => now,
  );
  const latest = async () => (await store.latest('prove', '1'))?.version;
  await latest();
  now = 999;
  expect(await latest()).toBe(1);
  expect(asked.times).toBe(1);
  now = 1000;
  await latest();
  expect(asked.times).toBe(2);
  await store.add({ ...publication, version: 2 });
  expect(await latest()).toBe(2);
  await store.withdraw('prove', '1', 2, { on: '2023-01-15', why: 'Feil.' });
  expect(await latest()).toBe(1);
});
