import { concernsFew } from '../../server/disclosure/attack/groups.ts';

// One row for each atom: everybody, and the shown groups.
test.each([
  ['two crossed breakdowns, where six stand between them', [17, 3, 3, 17], crossed(), 7, true],
  ['the same with a lower minimum', [17, 3, 3, 17], crossed(), 6, false],
  ['a size and a kind that differ by one', [11, 1, 50], nested(), 10, true],
  ['the same where nobody is between', [11, 0, 50], nested(), 10, false],
])('Groups that tell of a few by subtraction: %s', (_, sizes, rows, minimum, found) => {
  expect(concernsFew(rows, sizes, minimum)).toBe(found);
});

function crossed(): number[][] {
  return [
    [1, 1, 0, 1, 0],
    [1, 1, 0, 0, 1],
    [1, 0, 1, 1, 0],
    [1, 0, 1, 0, 1],
  ];
}

function nested(): number[][] {
  return [
    [1, 1, 0, 1, 0],
    [1, 1, 0, 0, 1],
    [1, 0, 1, 0, 1],
  ];
}
