import { listed } from '../questionnaire/wording.ts';
import type { Column } from './column.ts';

/**
 * What a net or a band counts. In two waves it may have the same name and count something else: a net of other
 * options, or a band with other limits.
 */
export interface Contents {
  /** The same for what counts the same. */
  key: string;
  /** «Enig og Delvis enig», «10–49». */
  words: string;
}

/**
 * Undefined for options, and for a band of one number that is called by it: those are what their name says.
 *
 * @param columns all of the figure, which name the parts of its nets
 */
export function contentsOf({ label, parts, from, to }: Column, columns: Column[]): Contents | undefined {
  if (parts) {
    const labels = parts.map((code) => columns.find((column) => column.code === code)?.label ?? code);
    return { key: parts.toSorted().join(), words: listed(labels, 'nb', 'conjunction') };
  }
  if (from === undefined || (from === to && label === inWords(from))) return undefined;
  const words = to === undefined ? `${inWords(from)} eller mer` : `${inWords(from)}–${inWords(to)}`;
  return { key: `${from}–${to ?? ''}`, words };
}

function inWords(value: number): string {
  return value.toLocaleString('nb');
}
