import { answeredByDay, dailyCurve } from '../../../server/fieldwork/watching/daily-curve.ts';

test('Every day from the first message to today is there, with none answered too', () => {
  const byDay = answeredByDay([
    { answeredOn: '2024-08-28' },
    { answeredOn: '2024-08-31' },
    { answeredOn: '2024-08-28' },
    { answeredOn: undefined },
    {},
  ]);
  const sendings = [
    { day: '2024-08-27', kind: 'invitation' as const },
    { day: '2024-08-27', kind: 'invitation' as const },
    { day: '2024-08-30', kind: 'reminder' as const },
  ];
  expect(dailyCurve(byDay, sendings, '2024-09-01')).toEqual([
    { day: '2024-08-27', answered: 0, total: 0, sent: ['invitation'] },
    { day: '2024-08-28', answered: 2, total: 2, sent: [] },
    { day: '2024-08-29', answered: 0, total: 2, sent: [] },
    { day: '2024-08-30', answered: 0, total: 2, sent: ['reminder'] },
    { day: '2024-08-31', answered: 1, total: 3, sent: [] },
    { day: '2024-09-01', answered: 0, total: 3, sent: [] },
  ]);
});

test('After closing the curve ends with the last answer, over the end of a year too', () => {
  const curve = dailyCurve({ '2024-12-30': 4, '2025-01-02': 1 }, []);
  expect(curve.map(({ day, total }) => [day, total])).toEqual([
    ['2024-12-30', 4],
    ['2024-12-31', 4],
    ['2025-01-01', 4],
    ['2025-01-02', 5],
  ]);
});

test('Without answers and messages there is no curve', () => {
  expect(dailyCurve({}, [], '2024-09-01')).toEqual([]);
});
