/**
 * How wide characters are in Inter, in parts of the size of the letters. Each is the wider of regular and semibold,
 * rounded up, so that what is measured here is never too narrow; few other fonts are wider.
 */
const widths: [number, string][] = [
  [0.3, ' Iijlí’‘\u00a0'],
  [0.35, '!\',.:;·"'],
  [0.4, '()/[\\]`frt|'],
  [0.45, '1'],
  [0.5, '-^_{}–°'],
  [0.55, '*?sš“”'],
  [0.6, '7FJLacekvxyzåéèêëäáàčž•§'],
  [0.65, '#235689EPbdghnopquø«»òôóüöđŋ'],
  [0.7, '$&+04<=>BRSTZ~±×≥≤−€'],
  [0.75, 'ACDGHKUVXYÅÄÜ'],
  [0.8, 'NOQØÖ'],
  [0.85, 'w'],
  [0.95, 'Mmæ'],
  [1.05, '%WÆ@—…½'],
];

const known = new Map(widths.flatMap(([width, characters]) => [...characters].map((each) => [each, width])));

/** Wider than any letter. */
const unknown = 1.1;

/** @param size of the letters; the width is in the same unit */
export function widthOf(text: string, size: number): number {
  return size * [...text].reduce((sum, character) => sum + (known.get(character) ?? unknown), 0);
}

/** Lines no wider than `width`. A word that is wider by itself is cut. */
export function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \n\t]+/).flatMap((each) => pieces(each, size, width))) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else if (word) lines.push(word);
  }
  return lines;
}

function pieces(word: string, size: number, width: number): string[] {
  if (widthOf(word, size) <= width) return [word];
  const letters = [...word];
  const most = letters.findIndex(
    (_, place) => widthOf(`${letters.slice(0, place + 1).join('')}-`, size) > width,
  );
  const cut = Math.max(1, most);
  return [`${letters.slice(0, cut).join('')}-`, ...pieces(letters.slice(cut).join(''), size, width)];
}
