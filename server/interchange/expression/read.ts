import { type Expression, type Operator, Unreadable, type Value } from './expression.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * Reads an expression of XLSForm or SurveyJS. The two languages share their grammar as far as conditions go, and
 * where they differ, in how fields, functions and operators are written, no text means different things in both.
 * Throws {@link Unreadable} where the text is beyond it.
 */
export function readExpression(source: string): Expression {
  const reader = readerOf(tokensOf(source));
  const expression = binary(reader, 0);
  if (reader.next() !== undefined) throw new Unreadable(`«${source.trim()}» har mer enn én betingelse`);
  return expression;
}

interface Reader {
  next(): Token | undefined;
  take(): Token | undefined;
  /** Runs one level further down. People do not write brackets in brackets for ever. */
  within<T>(read: () => T): T;
}

const deepest = 60;

function readerOf(tokens: Token[]): Reader {
  let place = 0;
  let depth = 0;
  return {
    next: () => tokens[place],
    take: () => tokens[place++],
    within(read) {
      if (++depth > deepest) throw new Unreadable('betingelsen har for mange parenteser');
      const result = read();
      depth--;
      return result;
    },
  };
}

/** Operators by how tightly they bind, the loosest first. */
const levels: Operator[][] = [
  ['or'],
  ['and'],
  ['=', '!=', '<', '<=', '>', '>=', 'contains', 'notcontains', 'anyof', 'allof', 'noneof'],
  ['+', '-'],
];

function binary(reader: Reader, level: number): Expression {
  const operators = levels[level];
  if (!operators) return withEnding(reader, operand(reader));
  let left = binary(reader, level + 1);
  for (;;) {
    const token = reader.next();
    if (token?.type !== 'operator' || !operators.includes(token.operator)) return left;
    reader.take();
    left = { type: 'operation', operator: token.operator, left, right: binary(reader, level + 1) };
  }
}

/** SurveyJS writes `{a} notempty`. */
function withEnding(reader: Reader, operand: Expression): Expression {
  const token = reader.next();
  if (token?.type !== 'name' || !['empty', 'notempty'].includes(token.name)) return operand;
  reader.take();
  return { type: 'call', name: token.name, given: [operand] };
}

function operand(reader: Reader): Expression {
  const token = reader.take();
  if (token === undefined) throw new Unreadable('betingelsen slutter for tidlig');
  if (token.type === 'field') return token;
  if (token.type === 'value') return token;
  if (token.type === 'name') return named(reader, token.name);
  if (token.type === 'operator' && token.operator === '-') return negative(reader);
  if (token.type === 'mark') {
    if (token.mark === '.') return { type: 'self' };
    if (token.mark === '!') return negated(reader);
    if (token.mark === '[') return { type: 'list', values: separated(reader, ']').map(literal) };
    if (token.mark === '(') return reader.within(() => closed(reader, binary(reader, 0)));
  }
  throw new Unreadable(`«${shown(token)}» står på en plass der det ikke kan leses`);
}

function named(reader: Reader, name: string): Expression {
  const next = reader.next();
  if (name === 'negate' || (name === 'not' && !(next?.type === 'mark' && next.mark === '(')))
    return negated(reader);
  if (next?.type === 'mark' && next.mark === '(') {
    reader.take();
    const given = reader.within(() => separated(reader, ')'));
    if (given.length === 0 && (name === 'true' || name === 'false'))
      return { type: 'value', value: name === 'true' };
    return { type: 'call', name, given };
  }
  if (name === 'true' || name === 'false') return { type: 'value', value: name === 'true' };
  throw new Unreadable(`«${name}» er ikke kjent`);
}

function negated(reader: Reader): Expression {
  return reader.within(() => ({
    type: 'call',
    name: 'not',
    given: [withEnding(reader, operand(reader))],
  }));
}

function negative(reader: Reader): Expression {
  const token = reader.take();
  if (token?.type === 'value' && typeof token.value === 'number')
    return { type: 'value', value: -token.value };
  throw new Unreadable('regning kan ikke leses');
}

function separated(reader: Reader, end: string): Expression[] {
  const parts: Expression[] = [];
  const isMark = (mark: string) => {
    const token = reader.next();
    return token?.type === 'mark' && token.mark === mark;
  };
  while (!isMark(end)) {
    parts.push(binary(reader, 0));
    if (isMark(',')) reader.take();
    else break;
  }
  if (!isMark(end)) throw new Unreadable('en parentes mangler');
  reader.take();
  return parts;
}

function closed(reader: Reader, expression: Expression): Expression {
  const token = reader.take();
  if (token?.type !== 'mark' || token.mark !== ')') throw new Unreadable('en parentes mangler');
  return expression;
}

function literal(expression: Expression): Value {
  if (expression.type !== 'value') throw new Unreadable('en liste har noe annet enn svar i seg');
  return expression.value;
}

function shown(token: Token): string {
  if (token.type === 'operator') return token.operator;
  return token.type === 'mark' ? token.mark : String('name' in token ? token.name : token.value);
}
