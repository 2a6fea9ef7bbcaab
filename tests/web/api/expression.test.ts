import type { Dimension } from '../../../server/publishing/api/cube.ts';
import { chosenBy } from '../../../server/web/api/pxweb/expression.ts';
import { queryOf, selectionIn } from '../../../server/web/api/pxweb/query.ts';
import { selected } from '../../../server/web/api/pxweb/selection.ts';

const dimension = (id: string, codes: string[], more: Partial<Dimension> = {}): Dimension => ({
  id,
  label: id,
  categories: codes.map((code) => ({ code, label: code })),
  ...more,
});

const group = dimension('group', ['nord', 'nord+vest', 'ost', 'sor']);
const time = dimension('Tid', ['2020', '2021', '2022', '2023'], { role: 'time' });
const contents = dimension('ContentsCode', ['pct', 'count'], { role: 'metric' });

describe('A value is chosen by', () => {
  test.each<[string, Dimension, string[]]>([
    ['ost', group, ['ost']],
    ['OST', group, ['ost']],
    ['nord+vest', group, ['nord+vest']],
    ['nord vest', group, ['nord+vest']],
    ['*', group, ['nord', 'nord+vest', 'ost', 'sor']],
    ['nord*', group, ['nord', 'nord+vest']],
    ['*st', group, ['nord+vest', 'ost']],
    ['*+*', group, ['nord+vest']],
    ['?o?', group, ['sor']],
    ['202?', time, ['2020', '2021', '2022', '2023']],
    ['top(2)', group, ['nord', 'nord+vest']],
    ['TOP(2,1)', group, ['nord+vest', 'ost']],
    ['bottom(1)', group, ['sor']],
    ['bottom(2,1)', group, ['nord+vest', 'ost']],
    ['top(2)', time, ['2022', '2023']],
    ['top(1,1)', time, ['2022']],
    ['top(9)', time, ['2020', '2021', '2022', '2023']],
    ['top(1,9)', time, []],
    ['bottom(1)', time, ['2020']],
    ['range(2021,2022)', time, ['2021', '2022']],
    ['range(2022,2021)', time, ['2021', '2022']],
    ['from(2022)', time, ['2022', '2023']],
    ['to(2021)', time, ['2020', '2021']],
  ])('%s', (expression, within, expected) => {
    expect(chosenBy(expression, within).map(({ code }) => code)).toEqual(expected);
  });

  test.each([
    'nord*vest',
    'top(0)',
    'top(x)',
    'top(1,2,3)',
    'range(nord)',
    'range(nord,by)',
    'from(by)',
    'by',
  ])('and not by %s, which says what can be chosen', (expression) => {
    expect(() => chosenBy(expression, group)).toThrow(
      /kan ikke leses|er ingen verdi av group\. Verdiene er: nord/,
    );
  });
});

describe('A selection', () => {
  const all = [group, contents, time];
  const asked = (address: string) =>
    selected(all, selectionIn(queryOf(Object.fromEntries(new URLSearchParams(address))))!);

  test('keeps the order of the table, whatever the order of the address', () => {
    const { dimensions } = asked(
      'valuecodes[tid]=2023,2021&valuecodes[group]=sor,nord&valuecodes[contentscode]=*',
    );
    expect(dimensions.map(({ id, categories }) => [id, ...categories.map(({ code }) => code)])).toEqual([
      ['group', 'nord', 'sor'],
      ['ContentsCode', 'pct', 'count'],
      ['Tid', '2021', '2023'],
    ]);
  });

  test('takes expressions with commas, with and without brackets, and «time» for the time variable', () => {
    for (const expression of ['[range(2021,2022)]', 'range(2021,2022)'])
      expect(
        asked(
          `valuecodes[TIME]=2020,${expression}&valuecodes[group]=*&valuecodes[ContentsCode]=pct`,
        ).dimensions.at(-1)?.categories,
      ).toHaveLength(3);
  });

  test('lays the table out as asked', () => {
    const values = 'valuecodes[Tid]=*&valuecodes[group]=*&valuecodes[ContentsCode]=*';
    expect(asked(values).placement).toEqual({ stub: ['group'], heading: ['ContentsCode', 'Tid'] });
    expect(asked(`${values}&heading=group`).placement).toEqual({
      stub: ['ContentsCode', 'Tid'],
      heading: ['group'],
    });
    expect(asked(`${values}&stub=time,group`).placement).toEqual({
      stub: ['Tid', 'group'],
      heading: ['ContentsCode'],
    });
    expect(() => asked(`${values}&heading=group&stub=Tid`)).toThrow('ContentsCode mangler');
    expect(() => asked(`${values}&heading=group&stub=group,Tid,ContentsCode`)).toThrow('bare stå ett sted');
  });

  test('must name every variable: nothing is summed here', () => {
    expect(() => asked('valuecodes[Tid]=*&valuecodes[ContentsCode]=*')).toThrow(
      'valuecodes[group]=* gir alle',
    );
    expect(() => asked('valuecodes[Region]=*')).toThrow('Den har: group, ContentsCode, Tid.');
    expect(() => asked('valuecodes=*')).toThrow('valuecodes[variabel]');
    expect(() => asked('valuecodes[Tid]=*&codelist[group]=agg_x')).toThrow('Ta bort codelist');
  });

  test('leaves a variable out where one of its values stands for all', () => {
    const withAll = dimension('group', ['_all', 'nord'], { eliminatedBy: '_all' });
    const { dimensions, eliminated } = selected([withAll, time], {
      selection: [{ variableCode: 'Tid', valueCodes: ['*'] }],
    });
    expect(dimensions.map(({ id }) => id)).toEqual(['Tid']);
    expect(eliminated).toEqual({ group: '_all' });
  });

  test('of more cells than can be sent is refused', () => {
    const wide = (id: string) =>
      dimension(
        id,
        Array.from({ length: 400 }, (_, place) => `v${place}`),
      );
    const selection = ['a', 'b'].map((variableCode) => ({ variableCode, valueCodes: ['*'] }));
    expect(() => selected([wide('a'), wide('b')], { selection })).toThrow('Utvalget har 160000 celler');
  });
});
