import type { Condition, Leaf } from '../condition.ts';
import { type Item, optionsOf } from '../kinds/all.ts';
import { quoted } from './changes.ts';

/**
 * Who meets a condition, in bokmål: «alle», or «dem som …».
 * @param items those of the condition's own wave, for the words of options and rows
 */
export function respondentsWho(condition: Condition | undefined, items: Item[]): string {
  return condition ? `dem som ${inWords(condition, items)}` : 'alle';
}

function inWords(condition: Condition, items: Item[]): string {
  if ('all' in condition) return joined(condition.all, ' og ', items);
  if ('any' in condition) return joined(condition.any, ' eller ', items);
  if ('not' in condition) return `ikke ${bracketed(condition.not, items)}`;
  return leafInWords(
    condition,
    items.find(({ id }) => id === condition.item),
  );
}

function joined(parts: Condition[], word: string, items: Item[]): string {
  return parts.length === 1
    ? inWords(parts[0]!, items)
    : parts.map((part) => bracketed(part, items)).join(word);
}

function bracketed(condition: Condition, items: Item[]): string {
  const words = inWords(condition, items);
  return 'all' in condition || 'any' in condition ? `(${words})` : words;
}

function leafInWords(leaf: Leaf, item: Item | undefined): string {
  const row = 'row' in leaf && leaf.row !== undefined ? `, rad ${quoted([rowLabel(item, leaf.row)])}` : '';
  const where = `${leaf.item}${row}`;
  if ('in' in leaf) return `svarte ${labels(item, leaf.in)} på ${where}`;
  if ('answered' in leaf) return leaf.answered ? `svarte på ${where}` : `ikke svarte på ${where}`;
  if ('atLeast' in leaf) return `svarte minst ${leaf.atLeast} på ${where}`;
  if ('atMost' in leaf) return `svarte høyst ${leaf.atMost} på ${where}`;
  const { in: codes, of, atLeast } = leaf.rows;
  const rows = of ? `av radene ${quoted(of.map((id) => rowLabel(item, id)))}` : 'av radene';
  return `svarte ${labels(item, codes)} i minst ${atLeast} ${rows} på ${where}`;
}

function labels(item: Item | undefined, codes: string[]): string {
  const options = item ? optionsOf(item) : [];
  const words = codes.map((code) => options.find((option) => option.code === code)?.label ?? code);
  return quoted(words, 'disjunction');
}

function rowLabel(item: Item | undefined, id: string): string {
  return (item?.kind === 'battery' && item.rows.find((row) => row.id === id)?.label) || id;
}
