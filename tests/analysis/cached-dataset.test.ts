import { bytesOf, datasetCache } from '../../server/analysis/cached-dataset.ts';
import type { Column, Dataset } from '../../server/analysis/dataset.ts';

const bytes = 1000;

/** A dataset that takes a thousand bytes. */
function datasetOf(): Dataset {
  const column: Column = { type: 'coded', codes: ['ja'], cells: new Uint8Array(bytes) };
  return { respondents: bytes, columns: new Map([['1a', column]]), instruments: [] } as Dataset;
}

function counted() {
  let built = 0;
  const build = async () => {
    built += 1;
    return datasetOf();
  };
  return { build, times: () => built };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('A dataset is built once, also when two ask at once', async () => {
  const cache = datasetCache({ mostBytes: 10 * bytes, keptFor: 60_000 });
  const { build, times } = counted();
  const [one, other] = await Promise.all([cache.get('a', '1', build), cache.get('a', '1', build)]);
  expect(one).toBe(other);
  expect(await cache.get('a', '1', build)).toBe(one);
  expect(times()).toBe(1);
});

test('What was made from other answers is built anew, and the old is dropped', async () => {
  const cache = datasetCache({ mostBytes: 10 * bytes, keptFor: 60_000 });
  const { build, times } = counted();
  for (const key of ['1', '2', '1']) await cache.get('a', key, build);
  expect(times()).toBe(3);
});

test('What is used least recently goes first when there is too much', async () => {
  const cache = datasetCache({ mostBytes: 2 * bytes, keptFor: 60_000 });
  const builds = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, counted()]));
  const look = async (name: string) => {
    await cache.get(name, '1', builds[name]!.build);
    await settled();
  };
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await look(name);
  expect(Object.values(builds).map(({ times }) => times())).toEqual([1, 2, 1]);
});

test('What is larger than all room is given, and not kept', async () => {
  const cache = datasetCache({ mostBytes: bytes - 1, keptFor: 60_000 });
  const { build, times } = counted();
  expect((await cache.get('a', '1', build)).respondents).toBe(bytes);
  await settled();
  await cache.get('a', '1', build);
  expect(times()).toBe(2);
});

test('What nobody looks at is let go', async () => {
  jest.useFakeTimers();
  const cache = datasetCache({ mostBytes: 10 * bytes, keptFor: 60_000 });
  const { build, times } = counted();
  await cache.get('a', '1', build);
  jest.advanceTimersByTime(59_000);
  await cache.get('a', '1', build);
  jest.advanceTimersByTime(59_000);
  await cache.get('a', '1', build);
  expect(times()).toBe(1);
  jest.advanceTimersByTime(61_000);
  await cache.get('a', '1', build);
  expect(times()).toBe(2);
  jest.useRealTimers();
});

test('A build that fails is tried again at the next look', async () => {
  const cache = datasetCache({ mostBytes: 10 * bytes, keptFor: 60_000 });
  await expect(cache.get('a', '1', () => Promise.reject(new Error('Borte')))).rejects.toThrow('Borte');
  await settled();
  expect((await cache.get('a', '1', async () => datasetOf())).respondents).toBe(bytes);
});

test('The size of a dataset counts what is kept beside it when it is looked into', () => {
  const [status, values] = [new Uint8Array(10), new Float64Array(10)];
  const columns = new Map<string, Column>([
    ['tall', { type: 'number', status, values }],
    ['flere', { type: 'several', codes: ['a'], status, masks: [new Uint32Array(10)] }],
  ]);
  expect(bytesOf({ columns })).toBe(10 * (5 + 8) + 10 * (5 + 4));
});
