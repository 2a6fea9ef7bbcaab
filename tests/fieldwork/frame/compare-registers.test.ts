import fc from 'fast-check';
import { compareRegisters } from '../../../server/fieldwork/frame/compare-registers.ts';
import { arbitraryRegister } from './arbitrary-register.ts';
import { isSame, registerUnit as unit } from './registers.ts';

const [one, two, three] = [unit('1'), unit('2'), unit('3')];
const on = '2025-01-01';
const from = (...units: string[]) => ({ from: { units, on } });

describe('Comparing two registers', () => {
  test('tells what is new, what is gone and what is as before', () => {
    expect(compareRegisters([one, two], [two, three])).toMatchObject({
      unchanged: 1,
      changed: [],
      added: [three],
      removed: [one],
      likelySame: [],
    });
  });

  test('tells each field that has changed, as it was and as it is', () => {
    const before = unit('1', {
      facts: { fte: 14.9, region: 'ost', county: 'A' },
      emails: ['en@eksempel.no'],
    });
    const after = unit('1', {
      facts: { fte: 15, region: 'ost' },
      emails: ['en@eksempel.no', 'to@eksempel.no'],
    });
    const [change] = compareRegisters([before], [after]).changed;
    expect(change?.fields).toEqual([
      { field: 'county', before: 'A', after: undefined },
      { field: 'fte', before: 14.9, after: 15 },
      { field: 'emails', before: ['en@eksempel.no'], after: ['en@eksempel.no', 'to@eksempel.no'] },
    ]);
  });

  test('picks out those that have another region or size band', () => {
    const before = [unit('1', { facts: { fte: 14.9 } }), unit('2', { facts: { fte: 15, region: 'ost' } })];
    const after = [unit('1', { facts: { fte: 15 } }), unit('2', { facts: { fte: 16, region: 'sor' } })];
    const { movedSize, movedRegion } = compareRegisters(before, after);
    expect(movedSize.map(({ after }) => after.unit)).toEqual(['1']);
    expect(movedRegion.map(({ after }) => after.unit)).toEqual(['2']);
  });

  test('takes a new id with the old name for the same service, if no other has that name', () => {
    const renamed = unit('9', { name: ' TJENESTE 1' });
    expect(compareRegisters([one], [renamed]).likelySame).toEqual([{ before: one, after: renamed }]);
    const twin = unit('8', { name: 'Tjeneste 1' });
    expect(compareRegisters([one], [renamed, twin]).likelySame).toEqual([]);
  });
});

describe('Services that become others', () => {
  test('are merged when several become one', () => {
    const into = unit('9', from('1', '2'));
    expect(compareRegisters([one, two, three], [three, into])).toMatchObject({
      merged: [{ from: ['1', '2'], into, on }],
      added: [],
      removed: [],
      split: [],
      renumbered: [],
    });
  });

  test('are merged when one goes into another that keeps its id', () => {
    const into = unit('1', from('2'));
    expect(compareRegisters([one, two], [into])).toMatchObject({
      merged: [{ from: ['1', '2'], into }],
      removed: [],
      split: [],
    });
  });

  test('are split when one becomes several', () => {
    const into = [unit('8', from('1')), unit('9', from('1'))];
    expect(compareRegisters([one], into)).toMatchObject({
      split: [{ from: '1', into, on }],
      added: [],
      removed: [],
    });
  });

  test('are split when one gives part of itself away', () => {
    const part = unit('9', from('1'));
    expect(compareRegisters([one], [one, part])).toMatchObject({
      split: [{ from: '1', into: [one, part] }],
      merged: [],
      added: [],
      unchanged: 1,
    });
  });

  test('have got a new id when one becomes one', () => {
    const into = unit('9', from('1'));
    expect(compareRegisters([one], [into])).toMatchObject({
      renumbered: [{ from: '1', into, on }],
      added: [],
      removed: [],
    });
  });

  test('are not told of again when the register before says the same', () => {
    const into = unit('1', from('2'));
    expect(isSame(compareRegisters([into, three], [into, three]))).toBe(true);
  });
});

test('Every service of both registers is accounted for once', () => {
  fc.assert(
    fc.property(arbitraryRegister, arbitraryRegister, (before, after) => {
      const { unchanged, changed, added, removed, merged, split, renumbered } = compareRegisters(
        before,
        after,
      );
      const beforeIds = before.map(({ unit }) => unit);
      const afterIds = after.map(({ unit }) => unit);
      const kept = unchanged + changed.length;
      const madeNew = [...merged, ...renumbered].map(({ into }) => into.unit);
      const parts = split.flatMap(({ into }) => into.map(({ unit }) => unit));
      const others = new Set([...madeNew, ...parts].filter((id) => !beforeIds.includes(id)));
      const spent = new Set(
        [
          ...merged.flatMap((each) => each.from),
          ...[...split, ...renumbered].map((each) => each.from),
        ].filter((id) => !afterIds.includes(id)),
      );
      expect(kept + added.length + others.size).toBe(after.length);
      expect(kept + removed.length + spent.size).toBe(before.length);
    }),
  );
});

test('A register is the same as itself', () => {
  fc.assert(fc.property(arbitraryRegister, (units) => isSame(compareRegisters(units, units))));
});
