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
