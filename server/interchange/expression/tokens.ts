import { type Operator, Unreadable, type Value } from './expression.ts';

export type Token =
  | { type: 'field'; name: string }
  | { type: 'value'; value: Value }
  | { type: 'operator'; operator: Operator }
  | { type: 'name'; name: string }
  | { type: 'mark'; mark: string };

/** The ways to write an operator in either language. */
const operators = new Map<string, Operator>(
  Object.entries({
    or: 'or',
    '||': 'or',
    and: 'and',
    '&&': 'and',
    '=': '=',
    '==': '=',
    equal: '=',
    '!=': '!=',
    '<>': '!=',
    notequal: '!=',
    '<': '<',
    less: '<',
    '<=': '<=',
    lessorequal: '<=',
    '>': '>',
    greater: '>',
    '>=': '>=',
    greaterorequal: '>=',
    '*=': 'contains',
    contains: 'contains',
    contain: 'contains',
    notcontains: 'notcontains',
    notcontain: 'notcontains',
    anyof: 'anyof',
    allof: 'allof',
    noneof: 'noneof',
    '+': '+',
    '-': '-',
  }),
);

const pattern = new RegExp(
  [
    String.raw`\$?\{\s*(?<field>[^{}]*?)\s*\}`,
    String.raw`'(?<single>(?:[^'\\]|\\.)*)'`,
    String.raw`"(?<double>(?:[^"\\]|\\.)*)"`,
    String.raw`(?<number>\d+(?:\.\d+)?|\.\d+)`,
    String.raw`(?<sign>\|\||&&|==|!=|<>|<=|>=|\*=|[=<>+-])`,
    String.raw`(?<name>[A-Za-z_][\w-]*(?::[\w-]+)?)`,
    String.raw`(?<mark>[().,![\]])`,
  ].join('|'),
  'y',
);

/** The longest expression that is read: longer ones are not written by people. */
const longest = 20_000;

export function tokensOf(source: string): Token[] {
  if (source.length > longest) throw new Unreadable('betingelsen er for lang');
  const tokens: Token[] = [];
  let place = 0;
  while (place < source.length) {
    const space = /^\s+/.exec(source.slice(place, place + 1000))?.[0].length ?? 0;
    place += space;
    if (space > 0 || place >= source.length) continue;
    pattern.lastIndex = place;
    const match = pattern.exec(source);
    if (!match?.groups) throw new Unreadable(`tegnet «${source[place]}» kan ikke leses`);
    tokens.push(tokenOf(match.groups));
    place = pattern.lastIndex;
  }
  return tokens;
}

function tokenOf({
  field,
  single,
  double,
  number,
  sign,
  name,
  mark,
}: Record<string, string | undefined>): Token {
  if (field !== undefined) return { type: 'field', name: field };
  const quoted = single ?? double;
  if (quoted !== undefined) return { type: 'value', value: quoted.replaceAll(/\\(.)/g, '$1') };
  if (number !== undefined) return { type: 'value', value: Number(number) };
  const operator = operators.get((sign ?? name ?? '').toLowerCase());
  if (operator !== undefined) return { type: 'operator', operator };
  if (name !== undefined) return { type: 'name', name: name.toLowerCase() };
  return { type: 'mark', mark: mark ?? '' };
}
