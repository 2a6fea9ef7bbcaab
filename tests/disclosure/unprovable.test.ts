import { tiedToUnprovable } from '../../server/disclosure/unprovable.ts';

const families = [['a', 'b'], ['c', 'd', 'e'], ['f'], []];

test.each([
  ['all can be proven', [], []],
  ['one cannot', ['b'], ['a', 'b']],
  ['one of each family cannot', ['a', 'e'], ['a', 'b', 'c', 'd', 'e']],
  ['the only one of its family cannot', ['f'], []],
])('Of variables that hang together, where %s', async (_, unprovable: string[], hidden: string[]) => {
  const tied = await tiedToUnprovable(families, async (variable) => !unprovable.includes(variable));
  expect([...tied]).toEqual(hidden);
});
