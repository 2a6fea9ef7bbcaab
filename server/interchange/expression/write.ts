import type { Condition, Leaf } from '../../questionnaire/condition.ts';

/** How a language writes what a condition says about one question, and "not". Never needs brackets around it. */
export interface Dialect {
  leaf(leaf: Leaf): string;
  not(condition: string): string;
}

/** A condition as an expression of another language. */
export function writeCondition(condition: Condition, dialect: Dialect): string {
  if ('all' in condition) return joined(condition.all, ' and ', dialect);
  if ('any' in condition) return joined(condition.any, ' or ', dialect);
  if ('not' in condition) return dialect.not(writeCondition(condition.not, dialect));
  return dialect.leaf(condition);
}

function joined(parts: Condition[], by: string, dialect: Dialect): string {
  return parts
    .map((part) => {
      const written = writeCondition(part, dialect);
      const several = ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
      return several && parts.length > 1 ? `(${written})` : written;
    })
    .join(by);
}

/** The alternatives in brackets, or the only one as it is. */
export function either(alternatives: string[], by = ' or '): string {
  return alternatives.length === 1 ? alternatives[0]! : `(${alternatives.join(by)})`;
}
