import type { Condition } from '../../questionnaire/condition.ts';
import { type Expression, type Operator, Unreadable, type Value } from './expression.ts';
import type { Field, Fields } from './fields.ts';
import { readExpression } from './read.ts';
import { rowCountOf } from './row-count.ts';
import { simplified } from './simplify.ts';

export type ReadCondition = { condition: Condition } | { problem: string };

/** The condition that `source` states, or why it cannot be carried, as the end of a sentence. */
export function readCondition(source: string, fields: Fields): ReadCondition {
  try {
    const condition = simplified(conditionOf(readExpression(source), fields), (item) =>
      fields.rows.get(item),
    );
    refuseCells(condition, fields);
    return { condition };
  } catch (problem) {
    if (problem instanceof Unreadable) return { problem: problem.message };
    throw problem;
  }
}

export function conditionOf(expression: Expression, fields: Fields): Condition {
  if (expression.type === 'call') return callOf(expression, fields);
  if (expression.type !== 'operation') throw new Unreadable('et svar står alene, uten noe å sammenligne med');
  const { operator, left, right } = expression;
  if (operator === 'and') return { all: [conditionOf(left, fields), conditionOf(right, fields)] };
  if (operator === 'or') return { any: [conditionOf(left, fields), conditionOf(right, fields)] };
  if (left.type === 'value' && flipped[operator]) return compared(right, flipped[operator], left, fields);
  return compared(left, operator, right, fields);
}

/** The operator that says the same with its sides changed about. */
const flipped: Partial<Record<Operator, Operator>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function callOf({ name, given }: Expression & { type: 'call' }, fields: Fields): Condition {
  const [first, second] = given;
  if (name === 'not' && first) return { not: conditionOf(first, fields) };
  if (name === 'selected' && first && second) return chosen(fieldIn(first, fields), [...valuesIn(second)]);
  if ((name === 'empty' || name === 'notempty') && first)
    return answered(fieldIn(first, fields), name === 'notempty');
  throw new Unreadable(`funksjonen «${name}» er ikke kjent`);
}

function compared(left: Expression, operator: Operator, right: Expression, fields: Fields): Condition {
  const count = rowCountOf(left, operator, right, (part) =>
    simplified(conditionOf(part, fields), (item) => fields.rows.get(item)),
  );
  if (count) return count;
  if (left.type === 'call') return lengthCompared(left, operator, right, fields);
  const field = fieldIn(left, fields);
  const values = valuesIn(right);
  const [value] = values;
  if (value === '' && (operator === '=' || operator === '!=')) return answered(field, operator === '!=');
  if (field.type === 'number') return numberCompared(field, operator, value);
  switch (operator) {
    case 'anyof':
      return chosen(field, values);
    case 'noneof':
      return { not: chosen(field, values) };
    case 'contains':
    case 'allof':
      return { all: values.map((each) => chosen(field, [each])) };
    case 'notcontains':
      return { not: { all: values.map((each) => chosen(field, [each])) } };
    case '=':
    case '!=': {
      if (field.type !== 'choice' || values.length !== 1)
        throw new Unreadable(`hele svaret på «${field.item}» kan ikke sammenlignes`);
      return operator === '=' ? chosen(field, values) : { not: chosen(field, values) };
    }
    default:
      return { ...cellOf(field), in: codesCompared(field, operator, Number(value)) };
  }
}

/** Options that are numbers, such as the steps of a rating, can be more or less than a number. */
function codesCompared({ item, codes = new Map() }: Field, operator: Operator, bound: number): string[] {
  const holds: Partial<Record<Operator, (number: number) => boolean>> = {
    '>=': (number) => number >= bound,
    '<=': (number) => number <= bound,
    '>': (number) => number > bound,
    '<': (number) => number < bound,
  };
  const fitting = [...codes].filter(([name]) => holds[operator]?.(Number(name))).map(([, code]) => code);
  if (fitting.length === 0) throw new Unreadable(`svaret på «${item}» er ikke et tall`);
  return fitting;
}

/** `string-length(${a}) > 0` and `count-selected(${a}) > 0` ask whether there is an answer. */
function lengthCompared(
  { name, given }: Expression & { type: 'call' },
  operator: Operator,
  right: Expression,
  fields: Fields,
): Condition {
  const [first] = given;
  if (!['string-length', 'count-selected'].includes(name) || !first)
    throw new Unreadable(`funksjonen «${name}» er ikke kjent`);
  const test = `${operator} ${valuesIn(right)[0]}`;
  if (['> 0', '>= 1', '!= 0'].includes(test)) return answered(fieldIn(first, fields), true);
  if (['= 0', '< 1', '<= 0'].includes(test)) return answered(fieldIn(first, fields), false);
  throw new Unreadable(`«${name}» kan bare brukes til å spørre om noe er besvart`);
}

function numberCompared(
  { item, row, decimals = 0 }: Field,
  operator: Operator,
  value: Value | undefined,
): Condition {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (row !== undefined) throw new Unreadable('ett tall i en tabell kan ikke være betingelse');
  if (typeof number !== 'number' || !Number.isFinite(number))
    throw new Unreadable(`svaret på «${item}» sammenlignes ikke med et tall`);
  const step = 10 ** -decimals;
  const next = (by: number) => Number((number + by).toFixed(decimals));
  switch (operator) {
    case '>=':
      return { item, atLeast: number };
    case '<=':
      return { item, atMost: number };
    case '>':
      return { item, atLeast: next(step) };
    case '<':
      return { item, atMost: next(-step) };
    case '=':
      return {
        all: [
          { item, atLeast: number },
          { item, atMost: number },
        ],
      };
    case '!=':
      return {
        not: {
          all: [
            { item, atLeast: number },
            { item, atMost: number },
          ],
        },
      };
    default:
      throw new Unreadable(`«${operator}» kan ikke brukes på et tall`);
  }
}

function chosen(field: Field, values: Value[]): Condition {
  if (field.type !== 'choice' && field.type !== 'several')
    throw new Unreadable(`«${field.item}» har ingen svaralternativer`);
  return { ...cellOf(field), in: values.map((value) => codeOf(field, value)) };
}

function codeOf(field: Field, value: Value): string {
  const code = field.codes?.get(String(value));
  if (code === undefined) throw new Unreadable(`«${value}» er ikke et svar på «${field.item}»`);
  return code;
}

function answered(field: Field, is: boolean): Condition {
  return { ...cellOf(field), answered: is };
}

function cellOf({ item, row }: Field) {
  return row === undefined ? { item } : { item, row };
}

function fieldIn(expression: Expression, { byName }: Fields): Field {
  if (expression.type !== 'field')
    throw new Unreadable('det står noe annet enn et spørsmål der et spørsmål skal stå');
  const field = byName.get(expression.name);
  if (!field) throw new Unreadable(`«${expression.name}» er ikke et tidligere spørsmål`);
  return field;
}

function valuesIn(expression: Expression): Value[] {
  if (expression.type === 'value') return [expression.value];
  if (expression.type === 'list' && expression.values.length > 0) return expression.values;
  throw new Unreadable('et svar sammenlignes med noe annet enn en verdi');
}

/** A figure table can be looked at as a whole, and not number by number. */
function refuseCells(condition: Condition, fields: Fields): void {
  if ('all' in condition) for (const part of condition.all) refuseCells(part, fields);
  else if ('any' in condition) for (const part of condition.any) refuseCells(part, fields);
  else if ('not' in condition) refuseCells(condition.not, fields);
  else if ('row' in condition && condition.row !== undefined && fields.figures.has(condition.item))
    throw new Unreadable('ett tall i en tabell kan ikke være betingelse');
}
