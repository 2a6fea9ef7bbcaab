import fc from 'fast-check';
import { coarsen, fewestAlike } from '../../server/fieldwork/coarsening.ts';
import type { BackgroundCodes, Traits } from '../../server/fieldwork/response.ts';
import { chanceFrom } from '../builders/chance.ts';

const order = ['region', 'size', 'form'];

type Kind = Pick<Traits, 'instrument' | 'version' | 'background'>;

function responsesOf(kinds: Kind[]): Traits[] {
  return kinds.map((kind, index) => ({ id: `${index}`, ...kind }));
}

/** So many responses of each combination, to one questionnaire. */
function having(...groups: [number, BackgroundCodes][]): Traits[] {
  return responsesOf(
    groups.flatMap(([count, background]) => Array<Kind>(count).fill({ version: 'v1', background })),
  );
}

const belowBy = (seed: number) => {
  const chance = chanceFrom(seed);
  return (below: number) => Math.floor(chance() * below);
};

function coarsened(responses: Traits[], seed = 1): Traits[] {
  const lost = coarsen(responses, order, belowBy(seed));
  return responses.map((each) => ({
    ...each,
    background: Object.fromEntries(
      Object.entries(each.background).filter(([name]) => !lost.get(each.id)?.includes(name)),
    ),
  }));
}

const keyOf = ({ instrument, version, background }: Traits) =>
  JSON.stringify([instrument, version, Object.entries(background).sort()]);

/** How many responses share each combination. */
function sharedBy(responses: Traits[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of responses) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return counts;
}

/** `[how many, background]`, for tests to read. */
function combinations(responses: Traits[]): [number, BackgroundCodes][] {
  return [...sharedBy(responses)]
    .map(([key, count]): [number, BackgroundCodes] => [count, Object.fromEntries(JSON.parse(key)[2])])
    .toSorted((a, b) => b[0] - a[0] || JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

const [north, south] = [{ region: 'nord' }, { region: 'sor' }];

describe('What few share', () => {
  test('stays when five share it', () => {
    const responses = having([5, { ...north, size: 'liten' }], [7, { ...south, size: 'stor' }]);
    expect(coarsen(responses, order, belowBy(1))).toEqual(new Map());
  });

  test('loses the least important variable first, where those who lose it are enough', () => {
    const responses = having(
      [3, { ...north, form: 'a' }],
      [2, { ...north, form: 'b' }],
      [6, { ...south, form: 'a' }],
    );
    expect(combinations(coarsened(responses))).toEqual([
      [6, { ...south, form: 'a' }],
      [5, north],
    ]);
  });

  test('is joined by others who can be spared: it would be known by what it lacks', () => {
    const responses = having([3, { ...north, form: 'a' }], [9, { ...north, form: 'b' }]);
    expect(combinations(coarsened(responses))).toEqual([
      [7, { ...north, form: 'b' }],
      [5, north],
    ]);
  });

  test('is joined by a whole combination when nobody can be spared', () => {
    const responses = having(
      [3, { ...north, form: 'a' }],
      [6, { ...north, form: 'b' }],
      [5, { ...north, form: 'c' }],
    );
    expect(combinations(coarsened(responses))).toEqual([
      [8, north],
      [6, { ...north, form: 'b' }],
    ]);
  });

  test('loses everything when nobody else is like it, and others lose it too', () => {
    const responses = having([1, { ...north, size: 'liten' }], [20, { ...south, size: 'stor' }]);
    expect(combinations(coarsened(responses))).toEqual([
      [16, { ...south, size: 'stor' }],
      [5, {}],
    ]);
  });

  test('is left without background when the questionnaire has fewer answers than that', () => {
    expect(combinations(coarsened(having([4, north])))).toEqual([[4, {}]]);
  });

  test('counts as few when the register does not know, as when it does', () => {
    const responses = having([1, {}], [2, { form: 'a' }], [12, { ...north, form: 'a' }]);
    expect(combinations(coarsened(responses))).toEqual([
      [10, { ...north, form: 'a' }],
      [5, {}],
    ]);
  });

  test('is not hidden among those who answered another questionnaire, or another version of it', () => {
    const district: Kind = { instrument: 'bydel', version: 'v1', background: north };
    const kinds = [...Array<Kind>(4).fill(district), ...Array<Kind>(4).fill({ ...district, version: 'v2' })];
    const others = Array<Kind>(9).fill({ ...district, instrument: 'kommune' });
    const found = coarsened(responsesOf([...kinds, ...others]));
    expect(found.map(({ background }) => Object.keys(background).length)).toEqual([
      ...Array(8).fill(0),
      ...Array(9).fill(1),
    ]);
  });

  test('who joins is chosen by chance, each as likely as the others', () => {
    const responses = having([1, { ...north, form: 'a' }], [20, { ...north, form: 'b' }]);
    const joined = new Map<string, number>();
    for (let seed = 0; seed < 500; seed++)
      for (const id of coarsen(responses, order, belowBy(seed)).keys())
        joined.set(id, (joined.get(id) ?? 0) + 1);
    expect(joined.get('0')).toBe(500);
    // Four of twenty: a hundred of five hundred times each.
    for (let id = 1; id <= 20; id++) {
      expect(joined.get(`${id}`)).toBeGreaterThan(60);
      expect(joined.get(`${id}`)).toBeLessThan(140);
    }
  });
});

const code = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined });
const kindIn: fc.Arbitrary<Kind> = fc.record({
  instrument: fc.constantFrom(undefined, 'bydel'),
  version: fc.constantFrom('v1', 'v1', 'v1', 'v2'),
  background: fc
    .record({ region: code, size: code, form: code, unheardOf: code })
    .map((codes) => Object.fromEntries(Object.entries(codes).filter(([, each]) => each)) as BackgroundCodes),
});
const responsesIn = fc.array(kindIn, { maxLength: 120 }).map(responsesOf);

describe('Whatever the register is like', () => {
  test('every combination left is shared by five, unless the whole questionnaire has fewer answers', () => {
    fc.assert(
      fc.property(responsesIn, fc.nat(), (responses, seed) => {
        const found = coarsened(responses, seed);
        const counts = sharedBy(found);
        for (const each of found) {
          const alike = counts.get(keyOf(each)) ?? 0;
          const whole = found.filter(
            ({ instrument, version }) => instrument === each.instrument && version === each.version,
          );
          if (whole.length >= fewestAlike) expect(alike).toBeGreaterThanOrEqual(fewestAlike);
          else expect(each.background).toEqual({});
        }
      }),
    );
  });

  test('codes are only taken away, and doing it again takes nothing more', () => {
    fc.assert(
      fc.property(responsesIn, fc.nat(), (responses, seed) => {
        const found = coarsened(responses, seed);
        found.forEach(({ background }, index) => {
          expect(responses[index]?.background).toMatchObject(background);
        });
        expect(coarsen(found, order, belowBy(seed + 1))).toEqual(new Map());
      }),
    );
  });

  test('no response keeps a variable and loses a more important one', () => {
    fc.assert(
      fc.property(responsesIn, fc.nat(), (responses, seed) => {
        const lost = coarsen(responses, order, belowBy(seed));
        const important = [...order, 'unheardOf'];
        for (const { id, background } of responses) {
          const had = important.filter((name) => name in background);
          const kept = had.filter((name) => !lost.get(id)?.includes(name));
          expect(kept).toEqual(had.slice(0, kept.length));
        }
      }),
    );
  });

  test('what was cut off half-way, and done by two at once, ends the same way', () => {
    fc.assert(
      fc.property(responsesIn, fc.nat(), fc.func(fc.boolean()), (responses, seed, isWritten) => {
        // Some of one's writes and all of the other's, each made from the same responses.
        const first = new Map([...coarsen(responses, order, belowBy(seed))].filter(([id]) => isWritten(id)));
        const second = coarsen(responses, order, belowBy(seed + 1));
        const written = responses.map((each) => {
          const lost = [...(first.get(each.id) ?? []), ...(second.get(each.id) ?? [])];
          const left = Object.entries(each.background).filter(([name]) => !lost.includes(name));
          return { ...each, background: Object.fromEntries(left) };
        });
        const found = coarsened(written, seed + 2);
        const sizes = new Map<string, number>();
        for (const { instrument, version } of found)
          sizes.set(`${instrument} ${version}`, (sizes.get(`${instrument} ${version}`) ?? 0) + 1);
        const counts = sharedBy(found);
        for (const each of found)
          expect(counts.get(keyOf(each))).toBeGreaterThanOrEqual(
            Math.min(fewestAlike, sizes.get(`${each.instrument} ${each.version}`) ?? 0),
          );
      }),
    );
  });
});
