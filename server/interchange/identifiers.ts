/** Letters that are not a–z, as they are usually written without them. */
const letters: Record<string, string> = {
  æ: 'ae',
  ø: 'o',
  å: 'a',
  ä: 'ae',
  ö: 'o',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** A name from another language as an id here: lower case, digits and single hyphens. Empty when nothing is left. */
export function asIdentifier(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[æøåäößđðþ]/g, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** Gives out ids, each once. */
export interface Identifiers {
  /** An id as near to `name` as may be: `fallback` where the name has no letters or digits. */
  take(name: string, fallback: string): string;
}

export function identifiers(): Identifiers {
  const taken = new Set<string>();
  return {
    take(name, fallback) {
      const wanted = asIdentifier(name) || fallback;
      let id = wanted;
      for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
      taken.add(id);
      return id;
    },
  };
}
