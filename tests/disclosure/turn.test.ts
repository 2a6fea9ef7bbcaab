import { auditOf } from '../../server/disclosure/audit.ts';
import { turnsUntil } from '../../server/disclosure/turn.ts';

/** Two groups of ten, of which five in all said yes: whether the first has room for four needs a search. */
const sum = {
  terms: [
    [0, 1],
    [1, 1],
  ] as const,
  constant: 0,
};
const programme = { least: [0, 0], most: [10, 10], equations: [{ sum, from: 5, to: 5 }] };
const goal = { sum: { terms: [[0, 1]] as const, constant: 0 }, needs: { apart: 4 } };

test('An audit lets others have their turn after each search', async () => {
  let turns = 0;
  const audit = auditOf(programme, [goal], [2, 3], async () => {
    turns += 1;
  });
  expect(await audit.passes([])).toBe(true);
  expect(turns).toBeGreaterThan(0);
});

test('An audit that is stopped ends with the search that goes on', async () => {
  const stopping = new AbortController();
  const passing = auditOf(programme, [goal], [2, 3], turnsUntil(stopping.signal)).passes([]);
  stopping.abort(new Error('stoppet'));
  await expect(passing).rejects.toThrow('stoppet');
});
