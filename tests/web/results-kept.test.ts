import { keptFiles } from '../../server/web/results/kept.ts';

describe('What is kept', () => {
  const of = (size: number) => () => Buffer.alloc(size);

  test('stays within the limit, and what was used longest ago goes first', async () => {
    const kept = keptFiles(100);
    await kept.get('a', of(40));
    await kept.get('b', of(40));
    await kept.get('a', of(1));
    await kept.get('c', of(40));
    expect(kept.bytes).toBe(80);
    const made: string[] = [];
    for (const name of ['a', 'c', 'b'])
      await kept.get(name, () => {
        made.push(name);
        return Buffer.alloc(40);
      });
    expect(made).toEqual(['b']);
  });

  test('is made once when asked for at once, and again after a failure', async () => {
    const kept = keptFiles(100);
    let times = 0;
    const make = async () => {
      times++;
      if (times === 1) throw new Error('not this time');
      return Buffer.alloc(10);
    };
    await expect(kept.get('a', make)).rejects.toThrow();
    await Promise.all([kept.get('a', make), kept.get('a', make)]);
    expect(times).toBe(2);
  });

  test('is not larger than the limit', async () => {
    const kept = keptFiles(100);
    expect(await kept.get('a', of(101))).toHaveLength(101);
    expect(kept.bytes).toBe(0);
  });
});
