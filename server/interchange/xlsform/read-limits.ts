import { type Expression, type Operator, Unreadable } from '../expression/expression.ts';
import { readExpression } from '../expression/read.ts';
import type { Limits } from './limits.ts';

/** The limits that a constraint states. `unread` are the parts of it that say something else. */
export function readLimits(source: string): { limits: Limits; unread: boolean } {
  try {
    const parts = partsOf(readExpression(source)).map(limitIn);
    const found = parts.filter((part) => part !== undefined);
    const exclusive = found.flatMap((part) => part.exclusive ?? []);
    const limits: Limits = Object.assign({}, ...found, exclusive.length > 0 ? { exclusive } : {});
    return { limits, unread: parts.includes(undefined) };
  } catch (problem) {
    if (problem instanceof Unreadable) return { limits: {}, unread: true };
    throw problem;
  }
}

function partsOf(expression: Expression): Expression[] {
  if (expression.type !== 'operation' || expression.operator !== 'and') return [expression];
  return [...partsOf(expression.left), ...partsOf(expression.right)];
}

function limitIn(part: Expression): Limits | undefined {
  if (part.type === 'call') return aloneIn(part);
  if (part.type !== 'operation') return undefined;
  if (part.operator === 'or') return minimumWithExceptions(part);
  return (
    limitOf(part.left, part.operator, part.right) ??
    limitOf(part.right, turned[part.operator] ?? part.operator, part.left)
  );
}

const turned: Partial<Record<Operator, Operator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function limitOf(what: Expression, operator: Operator, bound: Expression): Limits | undefined {
  if (what.type === 'self') return ofValue(operator, boundIn(bound));
  const counted = what.type === 'call' && isSelf(what.given[0]) ? what.name : undefined;
  if (counted === undefined || bound.type !== 'value' || !Number.isInteger(bound.value)) return undefined;
  const [lowest, highest] = whole(operator, Number(bound.value));
  if (highest !== undefined && highest < 1) return undefined;
  if (counted === 'count-selected')
    return {
      ...(lowest === undefined || lowest < 1 ? {} : { atLeast: lowest }),
      ...(highest === undefined ? {} : { atMost: highest }),
    };
  // A shortest length is not asked for here.
  return counted === 'string-length' && highest !== undefined && lowest === undefined
    ? { maxLength: highest }
    : undefined;
}

function whole(operator: Operator, bound: number): [lowest?: number | undefined, highest?: number] {
  if (operator === '=') return [bound, bound];
  if (operator === '>=' || operator === '>') return [operator === '>' ? bound + 1 : bound];
  if (operator === '<=' || operator === '<') return [undefined, operator === '<' ? bound - 1 : bound];
  return [];
}

/** More or less than a number that is itself not allowed, is read as a limit one step on. */
function ofValue(operator: Operator, bound: number | string | undefined): Limits | undefined {
  if (bound === undefined) return undefined;
  if (operator === '>=') return { min: bound };
  if (operator === '<=') return { max: bound };
  if (typeof bound !== 'number' || !Number.isInteger(bound)) return undefined;
  if (operator === '>') return { min: bound + 1 };
  return operator === '<' ? { max: bound - 1 } : undefined;
}

function boundIn(bound: Expression): number | string | undefined {
  if (bound.type === 'value') return typeof bound.value === 'number' ? bound.value : undefined;
  const day = bound.type === 'call' && bound.name === 'date' ? bound.given[0] : undefined;
  return day?.type === 'value' && /^\d{4}-\d{2}-\d{2}$/.test(String(day.value))
    ? String(day.value)
    : undefined;
}

/** `not(selected(., 'none') and count-selected(.) > 1)` */
function aloneIn({ name, given }: Expression & { type: 'call' }): Limits | undefined {
  const [inner] = given;
  if (name !== 'not' || inner?.type !== 'operation' || inner.operator !== 'and') return undefined;
  const sides = [inner.left, inner.right];
  const code = sides.map(selectedIn).find((found) => found !== undefined);
  const many = sides.some(
    (side) => side.type === 'operation' && limitOf(side.left, side.operator, side.right)?.atLeast === 2,
  );
  return code !== undefined && many ? { exclusive: [code] } : undefined;
}

/** `count-selected(.) >= 2 or selected(., 'none')` */
function minimumWithExceptions(part: Expression & { type: 'operation' }): Limits | undefined {
  const sides = alternativesOf(part);
  const enough = sides.flatMap((side) => selectedIn(side) ?? []);
  const limits = sides.flatMap((side) =>
    side.type === 'operation' ? (limitOf(side.left, side.operator, side.right) ?? []) : [],
  );
  const [minimum] = limits;
  return limits.length === 1 &&
    minimum?.atLeast !== undefined &&
    minimum.atMost === undefined &&
    enough.length === sides.length - 1
    ? { atLeast: minimum.atLeast, enough }
    : undefined;
}

function alternativesOf(expression: Expression): Expression[] {
  if (expression.type !== 'operation' || expression.operator !== 'or') return [expression];
  return [...alternativesOf(expression.left), ...alternativesOf(expression.right)];
}

function selectedIn(expression: Expression): string | undefined {
  if (expression.type !== 'call' || expression.name !== 'selected' || !isSelf(expression.given[0]))
    return undefined;
  const code = expression.given[1];
  return code?.type === 'value' ? String(code.value) : undefined;
}

function isSelf(expression: Expression | undefined): boolean {
  return expression?.type === 'self';
}
