import type { Condition, Leaf } from '../../questionnaire/condition.ts';
import { type Dialect, either, writeCondition } from '../expression/write.ts';
import { type DefinitionItem, rowsIn } from '../whole.ts';

/** A condition as a SurveyJS expression. */
export function expressionOf(condition: Condition, items: ReadonlyMap<string, DefinitionItem>): string {
  return writeCondition(condition, dialect(items));
}

function dialect(items: ReadonlyMap<string, DefinitionItem>): Dialect {
  return {
    not: (condition) => `!(${condition})`,
    leaf: (leaf) => leafOf(leaf, items.get(leaf.item)),
  };
}

function leafOf(leaf: Leaf, item: DefinitionItem | undefined): string {
  if ('rows' in leaf) {
    const rows = rowsIn(item).filter((row) => leaf.rows.of?.includes(row) ?? true);
    const terms = rows.map((row) => `iif(${isOneOf(`{${leaf.item}.${row}}`, leaf.rows.in, false)}, 1, 0)`);
    return `${either(terms, ' + ')} >= ${leaf.rows.atLeast}`;
  }
  const field = 'row' in leaf && leaf.row !== undefined ? `{${leaf.item}.${leaf.row}}` : `{${leaf.item}}`;
  if ('atLeast' in leaf) return `${field} >= ${leaf.atLeast}`;
  if ('atMost' in leaf) return `${field} <= ${leaf.atMost}`;
  if ('answered' in leaf) return `${field} ${leaf.answered ? 'notempty' : 'empty'}`;
  return isOneOf(field, leaf.in, item?.kind === 'several');
}

function isOneOf(field: string, codes: string[], several: boolean): string {
  if (codes.length === 1) return `${field} ${several ? 'contains' : '='} '${codes[0]}'`;
  return `${field} anyof [${codes.map((code) => `'${code}'`).join(', ')}]`;
}
