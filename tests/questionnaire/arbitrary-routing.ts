import fc from 'fast-check';
import type { Condition, Leaf } from '../../server/questionnaire/condition.ts';
import { definitionSchema } from '../../server/questionnaire/definition.ts';
import { type Questionnaire, questionnaireIn } from '../../server/questionnaire/questionnaire.ts';

/** An item as it is written in a file, with what a condition can ask about it. */
interface Written {
  id: string;
  kind: string;
  codes: string[];
  rows: { id: string }[];
  [field: string]: unknown;
}

const codes = ['a', 'b', 'c'];
const some = <T>(values: T[], least = 1) => fc.subarray(values, { minLength: least });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** A condition on what `items` were answered, or none where there are no items. */
function conditionOn(items: Written[]): fc.Arbitrary<Condition | undefined> {
  if (items.length === 0) return fc.constant(undefined);
  const leaf = fc.constantFrom(...items).chain(leafOn);
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 2 },
      leaf,
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('node').map((not) => ({ not })),
    ),
  })).node;
}

function leafOn({ id: item, kind, codes, rows: written }: Written): fc.Arbitrary<Leaf> {
  const rows = written.map(({ id }) => id);
  const answered = fc.boolean().map((answered) => ({ item, answered }));
  const limit = fc.integer({ min: -1, max: 4 });
  if (kind === 'number')
    return fc.oneof(
      answered,
      limit.map((atLeast) => ({ item, atLeast })),
      limit.map((atMost) => ({ item, atMost })),
    );
  if (kind === 'battery') {
    const count = fc.record({ in: some(codes), atLeast: fc.integer({ min: 1, max: rows.length }) });
    const row = fc.constantFrom(...rows);
    return fc.oneof(
      answered,
      fc.record({ item: fc.constant(item), row, in: some(codes) }),
      fc.record({ item: fc.constant(item), row, answered: fc.boolean() }),
      fc.tuple(count, maybe(some(rows))).map(([rest, of]) => ({ item, rows: { ...rest, of } })),
    );
  }
  return fc.oneof(
    answered,
    some(codes).map((chosen) => ({ item, in: chosen })),
  );
}

/** An item that follows `earlier`, shown as any condition on them decides, and so are its options and rows. */
function itemAfter(earlier: Written[], id: string): fc.Arbitrary<Written> {
  const showIf = fc.oneof(fc.constant(undefined), conditionOn(earlier));
  const base = { id: fc.constant(id), text: fc.constant('x'), showIf, required: fc.boolean() };
  const option = (code: string) =>
    fc.record({ code: fc.constant(code), label: fc.constant(code), showIf: rarely(conditionOn(earlier)) });
  const options = fc.tuple(...codes.map(option));
  const source = earlier.find(({ kind }) => kind === 'several');
  const optionsFrom = source ? rarely(fc.constant({ item: source.id })) : fc.constant(undefined);
  const kind = <T>(name: T) => fc.constant(name);
  return fc
    .oneof(
      fc.record({ ...base, kind: kind('one'), options, codes: fc.constant(codes) }),
      fc
        .record({ ...base, kind: kind('one'), options: fc.constant([]), optionsFrom })
        .map((item) => ({ ...item, ...(item.optionsFrom ? { codes } : withOptions) })),
      fc.record({ ...base, kind: kind('several'), options, codes: fc.constant(codes) }),
      ticked.chain((limits) => fc.record({ ...base, kind: kind('several'), ...constants(limits) })),
      fc.record({ ...base, kind: kind('number'), ...constants({ unit: 'x', min: 0, max: 3, codes: [] }) }),
      fc.record({
        ...base,
        kind: kind('battery'),
        scale: fc.constant('skala'),
        codes: fc.constant(['a', 'b']),
        rows: fc.tuple(
          ...['r', 's'].map((row) =>
            fc.record({
              id: fc.constant(row),
              label: fc.constant(row),
              showIf: rarely(conditionOn(earlier)),
            }),
          ),
        ),
      }),
    )
    .map((item) => ({ ...item, rows: 'rows' in item ? item.rows : [] }) as unknown as Written);
}

const withOptions = { options: codes.map((code) => ({ code, label: code })), codes };

/** Limits on the ticks, with options that are always shown: else there could be too few to tick. */
const ticked = fc
  .record({
    atLeast: maybe(fc.integer({ min: 1, max: 2 })),
    atMost: maybe(fc.integer({ min: 2, max: 3 })),
    last: fc.constantFrom({}, { exclusive: true }, { missing: 'dontKnow' }),
  })
  .map(({ last, ...limits }) => ({
    ...limits,
    codes,
    options: codes.map((code) => ({ code, label: code, ...(code === 'c' ? last : {}) })),
  }));

function constants<T extends object>(values: T): { [K in keyof T]: fc.Arbitrary<T[K]> } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fc.constant(value)])) as never;
}

function rarely<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

/** A questionnaire with two sections, and two conditions that may stand at its end: what comes before, and the last. */
export const routed: fc.Arbitrary<{ questionnaire: Questionnaire; before: Condition; last: Condition }> =
  itemAfter([], '1')
    .chain((first) => itemAfter([first], '2').map((second) => [first, second]))
    .chain((items) => itemAfter(items, '3').map((third) => [...items, third]))
    .chain((items) => {
      const ofFirstSection = conditionOn(items.slice(0, 1));
      const ends = fc.record({
        showIf: rarely(ofFirstSection),
        before: conditionOn(items),
        last: conditionOn(items),
      });
      return ends.map(({ showIf, before, last }) => ({
        questionnaire: questionnaireOf(items, showIf),
        before: before!,
        last: last!,
      }));
    });

function questionnaireOf(items: Written[], showIf: Condition | undefined): Questionnaire {
  const [first, ...rest] = items.map(({ codes, rows, ...item }) =>
    item.kind === 'battery' ? { ...item, rows } : item,
  );
  const json = {
    ...{ survey: 'prove', wave: '2024', title: 'x', waveLabel: 'x', publisher: 'x', purpose: 'x' },
    ...{ promise: 'x', minutes: 1 },
    scales: { skala: { options: ['a', 'b'].map((code) => ({ code, label: code })) } },
    sections: [
      { id: '1', title: 'x', items: [first] },
      { id: '2', title: 'x', items: rest, showIf },
    ],
  };
  return questionnaireIn('nb', definitionSchema.parse(json));
}
