import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { rememberedPublications } from '../../server/storage/remembered-publications.ts';
import { pack } from '../../server/web/results/page-cache.ts';
import { oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { publicationOf, times } from '../publishing/publications.ts';

test('A page is packed once for every browser, and told by what is in it', async () => {
  const [page, same, other] = await Promise.all(['<p>1</p>', '<p>1</p>', '<p>2</p>'].map(pack));
  expect(gunzipSync(page!.gzip).toString()).toBe('<p>1</p>');
  expect(brotliDecompressSync(page!.br).toString()).toBe('<p>1</p>');
  expect(page!.etag).toMatch(/^W\/"/);
  expect(same!.etag).toBe(page!.etag);
  expect(other!.etag).not.toBe(page!.etag);
});

/** A store of one wave that counts how often it is asked, and the same store with a memory. */
async function counted() {
  const publication = await publicationOf(
    questionnaireOf([oneOf('1', ['ja', 'nei'])]),
    times(9, { 1: 'ja' }),
  );
  const versions = [publication];
  const asked = { wholes: 0, numbers: 0 };
  const clock = { now: 0 };
  const store = rememberedPublications(
    {
      latest: async () => {
        asked.wholes += 1;
        return versions.at(-1);
      },
      latestVersion: async () => {
        asked.numbers += 1;
        return versions.at(-1)?.version;
      },
      find: async () => undefined,
      versions: async () => [],
      add: async (newer) => void versions.push(newer),
      withdraw: async () => versions.pop() !== undefined,
    },
    () => clock.now,
  );
  return {
    store,
    asked,
    clock,
    versions,
    publication,
    latest: async () => (await store.latest('prove', '1'))?.version,
    latestVersion: () => store.latestVersion('prove', '1'),
  };
}

test('The newest version is asked for once a second, and what is published here is known at once', async () => {
  const { store, asked, clock, publication, latest } = await counted();
  await latest();
  clock.now = 999;
  expect(await latest()).toBe(1);
  expect(asked.wholes).toBe(1);
  clock.now = 1000;
  await latest();
  expect(asked.wholes).toBe(2);
  await store.add({ ...publication, version: 2 });
  expect(await latest()).toBe(2);
  await store.withdraw('prove', '1', 2, { on: '2023-01-15', why: 'Feil.' });
  expect(await latest()).toBe(1);
});

test('The number of the newest version is known without its results, and is never ahead of them', async () => {
  const { asked, clock, versions, publication, latest, latestVersion } = await counted();
  expect(await latestVersion()).toBe(1);
  expect(await latestVersion()).toBe(1);
  expect(asked).toEqual({ wholes: 0, numbers: 1 });
  clock.now = 1000;
  expect(await latest()).toBe(1);
  // Another app publishes, which is not known here before the second has gone.
  versions.push({ ...publication, version: 2 });
  expect(await latestVersion()).toBe(1);
  clock.now = 2000;
  expect(await latestVersion()).toBe(2);
  expect(await latest()).toBe(2);
});
