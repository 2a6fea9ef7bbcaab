import type { Condition, Leaf } from '../../questionnaire/condition.ts';
import { type Dialect, either, writeCondition } from '../expression/write.ts';
import { type DefinitionItem, rowsIn } from '../whole.ts';
import { cellName, fieldName } from './names.ts';

/** A condition as an XLSForm expression. */
export function xpathOf(condition: Condition, items: ReadonlyMap<string, DefinitionItem>): string {
  return writeCondition(condition, dialect(items));
}

export function reference(name: string): string {
  return `\${${name}}`;
}

function dialect(items: ReadonlyMap<string, DefinitionItem>): Dialect {
  return {
    not: (condition) => `not(${condition})`,
    leaf: (leaf) => leafOf(leaf, items.get(leaf.item)),
  };
}

function leafOf(leaf: Leaf, item: DefinitionItem | undefined): string {
  const field = reference(fieldName(leaf.item));
  if ('atLeast' in leaf) return `${field} >= ${leaf.atLeast}`;
  if ('atMost' in leaf) return `${field} <= ${leaf.atMost}`;
  if ('rows' in leaf) {
    const rows = rowsIn(item).filter((row) => leaf.rows.of?.includes(row) ?? true);
    const terms = rows.map(
      (row) => `if(${isOneOf(reference(cellName(leaf.item, row)), leaf.rows.in)}, 1, 0)`,
    );
    return `${either(terms, ' + ')} >= ${leaf.rows.atLeast}`;
  }
  const fields =
    leaf.row === undefined ? fieldsOf(leaf.item, item) : [reference(cellName(leaf.item, leaf.row))];
  if ('answered' in leaf) return isAnswered(fields, leaf.answered);
  if (item?.kind === 'several') return either(leaf.in.map((code) => `selected(${field}, '${code}')`));
  return either(fields.map((name) => isOneOf(name, leaf.in)));
}

/** The fields of a question: a grid has one for each cell. */
function fieldsOf(id: string, item: DefinitionItem | undefined): string[] {
  const cells = rowsIn(item);
  return cells.length === 0 ? [reference(fieldName(id))] : cells.map((cell) => reference(cellName(id, cell)));
}

function isAnswered(fields: string[], answered: boolean): string {
  return answered
    ? either(fields.map((name) => `${name} != ''`))
    : either(
        fields.map((name) => `${name} = ''`),
        ' and ',
      );
}

function isOneOf(field: string, codes: string[]): string {
  return either(codes.map((code) => `${field} = '${code}'`));
}
