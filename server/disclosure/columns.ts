import type { Category, Table } from '../analysis/table.ts';
import type { Policy } from './policy.ts';

/**
 * The columns of a table that is broken down. Under control: the nets of a scale and the options between them, or all
 * options where there are no nets or every detail is wanted. Never what stands outside the base, which would tell of
 * the few; a number has its mean and median alone, since bands and a mean of the same would have to be judged together.
 */
export function brokenDownBy(
  { measure, categories }: Pick<Table, 'measure' | 'categories'>,
  policy: Policy,
): Category[] {
  if (policy.mode === 'open') return categories;
  if (measure === 'number') return [];
  const options = categories.filter(({ role, inBase }) => role !== 'net' && inBase);
  const nets = categories.filter(({ role }) => role === 'net');
  if (policy.detail === 'full' || nets.length === 0) return options;
  const netted = new Set(nets.flatMap((net) => net.options ?? []));
  return categories.filter(
    ({ role, code, inBase, missing }) => role === 'net' || (inBase && !missing && !netted.has(code)),
  );
}

/** The options that a column counts. */
export function optionsIn({ role, code, options }: Category): string[] {
  return role === 'net' ? (options ?? []) : [code];
}
