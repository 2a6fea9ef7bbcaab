import type { Category, Dimension } from '../../../publishing/api/cube.ts';
import { invalid } from '../problem.ts';

/**
 * What PxWebApi 2.0 lets a value be chosen by, beside its code: `*`, `?`, `top(n,offset)`, `bottom(n,offset)`,
 * `range(a,b)`, `from(a)` and `to(a)`. Case does not matter. In time, the top is the newest.
 */
export function chosenBy(expression: string, dimension: Dimension): Category[] {
  const { categories } = dimension;
  const named = categories.find(({ code }) => isSame(code, expression));
  if (named) return [named];
  const call = /^(range|top|bottom|from|to)\((.*)\)$/i.exec(expression);
  if (call)
    return calls[call[1]!.toLowerCase() as keyof typeof calls](call[2]!.split(','), dimension, expression);
  if (/[?*]/.test(expression)) return matching(expression, categories);
  throw noSuchValue(expression, dimension);
}

type Call = (given: string[], dimension: Dimension, expression: string) => Category[];

const calls: Record<'range' | 'top' | 'bottom' | 'from' | 'to', Call> = {
  range: (given, dimension, expression) => {
    if (given.length !== 2) throw illegal(expression);
    const [from, to] = given.map((code) => placeOf(code, dimension)).sort((a, b) => a - b);
    return dimension.categories.slice(from, to! + 1);
  },
  from: ([code = ''], dimension) => dimension.categories.slice(placeOf(code, dimension)),
  to: ([code = ''], dimension) => dimension.categories.slice(0, placeOf(code, dimension) + 1),
  top: (given, dimension, expression) =>
    dimension.role === 'time' ? last(given, dimension, expression) : first(given, dimension, expression),
  bottom: (given, dimension, expression) =>
    dimension.role === 'time' ? first(given, dimension, expression) : last(given, dimension, expression),
};

const first: Call = (given, { categories }, expression) => {
  const { count, offset } = counted(given, expression);
  return categories.slice(offset, offset + count);
};

const last: Call = (given, { categories }, expression) => {
  const { count, offset } = counted(given, expression);
  const end = Math.max(categories.length - offset, 0);
  return categories.slice(Math.max(end - count, 0), end);
};

function counted(given: string[], expression: string): { count: number; offset: number } {
  const [count, offset = '0', ...more] = given;
  if (more.length > 0 || !/^[1-9]\d*$/.test(count ?? '') || !/^\d+$/.test(offset)) throw illegal(expression);
  return { count: Number(count), offset: Number(offset) };
}

function placeOf(code: string, dimension: Dimension): number {
  const place = dimension.categories.findIndex((each) => isSame(each.code, code));
  if (place < 0) throw noSuchValue(code, dimension);
  return place;
}

/** A star stands at the beginning, at the end, or at both, for any letters; a question mark anywhere for one. */
function matching(expression: string, categories: Category[]): Category[] {
  const inner = expression.replace(/^\*/, '').replace(/\*$/, '');
  if (inner.includes('*')) throw illegal(expression);
  const pattern = [...expression].map((letter) =>
    letter === '*' ? '.*' : letter === '?' ? '.' : letter.replace(/[.+^${}()|[\]\\/-]/, '\\$&'),
  );
  const wanted = new RegExp(`^${pattern.join('')}$`, 'i');
  return categories.filter(({ code }) => wanted.test(code));
}

/** A plus that was not encoded in an address comes as a space; no code has one. */
function isSame(code: string, asked: string): boolean {
  return code.toLowerCase() === asked.trim().replaceAll(' ', '+').toLowerCase();
}

function illegal(expression: string) {
  return invalid(
    `«${expression}» kan ikke leses. Skriv en kode, *, ?, top(n), bottom(n), range(a,b), from(a) eller to(a). I en adresse står uttrykk med komma i hakeparenteser: [range(a,b)].`,
    'Illegal selection expression',
  );
}

function noSuchValue(code: string, { id, categories }: Dimension) {
  const known = categories.slice(0, 20).map((each) => each.code);
  const more = categories.length > known.length ? ' …' : '';
  return invalid(
    `«${code}» er ingen verdi av ${id}. Verdiene er: ${known.join(', ')}${more}.`,
    'Non-existent value',
  );
}
