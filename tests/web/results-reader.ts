/** Reads tables out of a page as a visitor sees them. */

/** The markup of the table whose caption has the id `tabell-<id>`. */
export function tableIn(page: string, id: string): string {
  const tables = page.split('<table').slice(1);
  const found = tables.find((table) => table.includes(`id="tabell-${id}"`));
  if (!found) throw new Error(`There is no table ${id} in the page.`);
  return found.slice(0, found.indexOf('</table>'));
}

/** The words of every cell, row by row; spaces of every kind are plain. */
export function rowsIn(table: string): string[][] {
  return [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => plain(cell!)),
  );
}

function plain(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}
