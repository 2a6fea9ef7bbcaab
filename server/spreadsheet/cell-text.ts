/**
 * A text as an Excel file can hold it. Characters that it cannot hold are left out, and words that look like the
 * format's own escapes are escaped. With a cell type of text, what looks like a formula is none.
 */
export function cellText(words: string): string {
  const clean = words
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => ('\n\t'.includes(sign) ? sign : ''))
    .replaceAll(/\p{Surrogate}/gu, '')
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_');
  // The library looks texts up in an object, and finds what every object has.
  return clean in {} ? escapedFirst(clean) : clean;
}

function escapedFirst(words: string): string {
  return `_x${words.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${words.slice(1)}`;
}
