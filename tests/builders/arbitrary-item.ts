import fc from 'fast-check';
import type { Item } from '../../server/questionnaire/kinds/all.ts';
import {
  type ConditionPlan,
  conditionFrom,
  conditionPlans,
  pick,
  type Subject,
} from './arbitrary-condition.ts';
import {
  batteryItem,
  dateItem,
  figureTableItem,
  informationItem,
  numberItem,
  oneOf,
  scaleItem,
  severalOf,
  textItem,
} from './questionnaire.ts';

type Json = Record<string, unknown>;

/** An item before it is known what stands before it. */
export interface ItemPlan {
  kind: Item['kind'];
  required: boolean;
  showIf: ConditionPlan | undefined;
  /** The condition of its first option or row. */
  partShowIf: ConditionPlan | undefined;
  /** Which earlier item it carries options or rows forward from. */
  carries: number | undefined;
  /** Which answer it inserts in its text. */
  inserts: number | undefined;
  size: number;
  /** Whether it has the more special of what its kind can have. */
  special: boolean;
}

/** There in half of the plans. */
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

export const itemPlans: fc.Arbitrary<ItemPlan> = fc.record({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<Item['kind']>('one', 'several', 'battery', 'scale', 'number') },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Item['kind']>('percent', 'text', 'date', 'figureTable', 'information'),
    },
  ),
  required: fc.boolean(),
  showIf: sometimes(conditionPlans),
  partShowIf: sometimes(conditionPlans),
  carries: sometimes(fc.nat(10)),
  inserts: sometimes(fc.nat(10)),
  size: fc.integer({ min: 1, max: 3 }),
  special: fc.boolean(),
});

export interface MadeItem extends Subject {
  kind: Item['kind'];
  json: Json;
  /** The codes that a later item can carry forward from it. */
  carried: string[];
}

const scaleCodes = ['uenig', 'enig', 'vet-ikke', 'uaktuelt'];

/** @param before the items of earlier sections: only their answers can be inserted */
export function makeItem(plan: ItemPlan, id: string, earlier: MadeItem[], before: MadeItem[]): MadeItem {
  const subjects = earlier.filter(({ kind }) => kind !== 'information');
  const showIf = conditionFrom(plan.showIf, subjects);
  const partShowIf = conditionFrom(plan.partShowIf, subjects);
  const rest = {
    ...(showIf ? { showIf } : {}),
    ...(plan.kind === 'information' ? {} : { required: plan.required }),
    ...textWith(plan, id, before),
  };
  const part = partShowIf ? { showIf: partShowIf } : {};
  return { id, kind: plan.kind, codes: [], rows: [], carried: [], ...ofKind(plan, id, rest, part, earlier) };
}

function ofKind(
  plan: ItemPlan,
  id: string,
  rest: Json,
  part: Json,
  earlier: MadeItem[],
): Partial<MadeItem> & { json: Json } {
  switch (plan.kind) {
    case 'one':
      return one(plan, id, rest, part, earlier);
    case 'several':
      return several(plan, id, rest, part, earlier);
    case 'battery':
      return battery(plan, id, rest, part, earlier);
    case 'scale':
      return { json: scaleItem(id, 'enighet', rest), codes: scaleCodes };
    case 'number':
      return {
        json: numberItem(id, { ...rest, max: 20, ...(plan.special ? { expected: { max: 15 } } : {}) }),
      };
    case 'percent':
      return { json: { id, kind: 'percent', text: `Spørsmål ${id}`, ...rest } };
    case 'text':
      return { json: textItem(id, rest) };
    case 'date':
      return { json: dateItem(id, rest) };
    case 'figureTable':
      return { json: figureTableItem(id, [2023, 2024], [`${id}-r1`], rest) };
    case 'information':
      return { json: informationItem(id, rest) };
  }
}

function one(plan: ItemPlan, id: string, rest: Json, part: Json, earlier: MadeItem[]) {
  const { carried, from } = carriedInto(plan, earlier);
  const alone = from !== undefined && plan.required;
  const own = ownCodes(id, from ? plan.size - 1 : plan.size);
  const usual = plan.special
    ? [
        { code: `${id}-vet-ikke`, missing: 'dontKnow' },
        { code: `${id}-uaktuelt`, missing: 'notRelevant' },
      ]
    : [{ code: `${id}-vet-ikke`, missing: 'dontKnow', base: 'out' }];
  const missing = alone ? [] : usual;
  const options = [...withFirst(own, part), ...missing];
  const json = oneOf(id, options, { ...rest, ...(from ? { optionsFrom: from } : {}) });
  return { json, codes: [...carried, ...own, ...missing.map(({ code }) => code)] };
}

/** At most one option stands outside the base, so that those who do can be counted. */
function several(plan: ItemPlan, id: string, rest: Json, part: Json, earlier: MadeItem[]) {
  const { carried, from } = carriedInto(plan, earlier);
  const alone = from !== undefined && plan.required;
  const own = ownCodes(id, alone ? plan.size - 1 : plan.size + 1);
  const usual = [
    { code: `${id}-ingen`, exclusive: true },
    plan.special
      ? { code: `${id}-uaktuelt`, missing: 'notRelevant' }
      : { code: `${id}-annet`, withText: true as const },
  ];
  const others = alone ? [] : usual;
  const limits = plan.special ? { atLeast: 2 } : { atMost: 3 };
  const json = severalOf(id, [...withFirst(own, part), ...others], {
    ...rest,
    ...limits,
    ...(from ? { optionsFrom: from } : {}),
  });
  return {
    json,
    codes: [...carried, ...own, ...others.map(({ code }) => code)],
    carried: [...carried, ...own, ...(alone || plan.special ? [] : [`${id}-annet`])],
  };
}

function battery(plan: ItemPlan, id: string, rest: Json, part: Json, earlier: MadeItem[]) {
  const { carried, from } = carriedInto(plan, earlier);
  const own = ownCodes(id, from ? plan.size - 1 : plan.size);
  const without = ['vet-ikke', 'uaktuelt'];
  const rows = withFirst(own, part).map(({ code, ...row }, index) => ({
    id: code,
    ...row,
    ...(plan.special && index === own.length - 1 ? { without } : {}),
  }));
  const offered = (row: string) =>
    plan.special && row === own.at(-1) ? scaleCodes.filter((code) => !without.includes(code)) : scaleCodes;
  const ids = [...carried, ...own];
  return {
    json: batteryItem(id, 'enighet', rows, { ...rest, ...(from ? { rowsFrom: from } : {}) }),
    rows: ids.map((row) => ({ id: row, codes: offered(row) })),
    carried: ids,
  };
}

function carriedInto({ carries, special }: ItemPlan, earlier: MadeItem[]) {
  const sources = earlier.filter(({ carried }) => carried.length > 0);
  if (carries === undefined || sources.length === 0) return { carried: [], from: undefined };
  const { id, kind, carried } = pick(sources, carries);
  const chosen = kind === 'battery' ? { in: special ? ['enig'] : ['enig', 'vet-ikke'] } : {};
  return { carried, from: { item: id, ...chosen } };
}

function textWith({ kind, inserts }: ItemPlan, id: string, before: MadeItem[]): Json {
  const sources = before.filter((each) => ['one', 'several', 'number', 'text'].includes(each.kind));
  if (inserts === undefined || sources.length === 0 || kind === 'information') return {};
  return { text: `Spørsmål ${id} om {{${pick(sources, inserts).id}|det}}` };
}

/** No other item has these codes, so that carried ones never meet them. */
function ownCodes(id: string, size: number): string[] {
  return ['a', 'b', 'c', 'd'].slice(0, size).map((letter) => `${id}-${letter}`);
}

function withFirst(codes: string[], part: Json): (Json & { code: string })[] {
  return codes.map((code, index) => ({ code, ...(index === 0 ? part : {}) }));
}
