/**
 * What an item or a section is called in an XLSForm. Names there end up as XML elements, which cannot begin with a
 * digit, so such an id gets an underscore in front. Ids have no underscores of their own, so it comes off again.
 */
export function fieldName(id: string): string {
  return /^[a-z]/.test(id) && id !== 'meta' ? id : `_${id}`;
}

/** The field of a row of a battery, a cell of a figure table, or an option's own words. */
export function cellName(item: string, cell: string): string {
  return `${fieldName(item)}_${cell}`;
}

/** The note that introduces a group. */
export function introName(group: string): string {
  return `${group}_intro`;
}

const scalePrefix = 'skala_';

export function scaleList(scale: string): string {
  return `${scalePrefix}${scale}`;
}

/** The name of the scale that a list is, if it says so itself. */
export function scaleOfList(list: string): string | undefined {
  return list.startsWith(scalePrefix) ? list.slice(scalePrefix.length) : undefined;
}

export function ownList(item: string): string {
  return `svar_${item}`;
}
