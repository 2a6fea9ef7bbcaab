import { keptUnitsByGroup, unitsByGroup } from '../../../server/fieldwork/frame/frame-counts.ts';
import { guardedCounts } from '../../../server/fieldwork/watching/guard.ts';
import { groupLabels } from '../../../server/fieldwork/watching/labels.ts';
import { publishedParticipation } from '../../../server/fieldwork/watching/published-participation.ts';
import { oneOf, questionnaireOf } from '../../builders/questionnaire.ts';
import { unitsInGroups, unitsOf2024 } from '../../builders/watched-units.ts';

const questionnaire = questionnaireOf([oneOf('1a', ['ja', 'nei'])], {
  background: [
    {
      id: 'landsdel',
      text: 'Landsdel',
      from: 'region',
      options: [
        { code: 'nord', label: 'Nord', values: ['nord', 'midt-norge'] },
        { code: 'sor', label: 'Sør', values: ['sor', 'vest', 'ost'] },
      ],
    },
    {
      id: 'storrelse',
      text: 'Størrelse',
      from: 'fte',
      bands: [
        { code: 'liten', label: 'Liten', from: 0, below: 10 },
        { code: 'stor', label: 'Stor', from: 10 },
      ],
    },
  ],
  breakdowns: ['landsdel', 'storrelse'],
});

const units = unitsInGroups([
  [{ region: 'nord', fte: 4 }, 7, 3],
  [{ region: 'midt-norge', fte: 12 }, 6, 5],
  [{ region: 'vest', fte: 20 }, 30, 20],
  [{ fte: 3 }, 8, 2],
]);

test('Units are counted in the groups that the answers were stored with, and only those that are known', () => {
  expect(unitsByGroup(units, questionnaire)).toEqual({
    all: 51,
    groups: { landsdel: { nord: 13, sor: 30 }, storrelse: { liten: 15, stor: 36 } },
  });
});

test('What was kept tells of groups that are made of whole groups, and of no numbers', () => {
  expect(keptUnitsByGroup(guardedCounts(units), questionnaire)).toEqual({
    all: 51,
    groups: { landsdel: { nord: 13, sor: 30 } },
  });
});

test('What was kept does not tell of groups that were merged across', () => {
  // Three in the middle are put together with the smallest of the others, in the west.
  const few = unitsInGroups([
    [{ region: 'nord' }, 20, 10],
    [{ region: 'midt-norge' }, 3, 3],
    [{ region: 'vest' }, 6, 2],
  ]);
  expect(keptUnitsByGroup(guardedCounts(few), questionnaire)).toEqual({ all: 29, groups: {} });
});

describe('Who took part', () => {
  const labels = groupLabels({});

  test('is told with rates, coverage and sentences, for no group of fewer than five units', () => {
    const told = publishedParticipation(guardedCounts(unitsOf2024()), labels)!;
    expect(told.units).toBe(unitsOf2024().length);
    expect(told.rate).toBeGreaterThan(0);
    expect(told.fte?.coverage).toBeGreaterThan(0);
    expect(told.breakdowns.map(({ label }) => label)).toContain('Region');
    const groups = told.breakdowns.flatMap((breakdown) => breakdown.groups);
    expect(groups.length).toBeGreaterThan(3);
    expect(groups.every((group) => group.units >= 5)).toBe(true);
    expect(told.nonResponse[0]).toContain('Vi har sammenlignet tjenestene som svarte');
  });

  test('is not told of a register with a few units', () => {
    const few = unitsInGroups([[{ region: 'nord' }, 4, 2]]);
    expect(publishedParticipation(guardedCounts(few), labels)).toBeUndefined();
  });
});
