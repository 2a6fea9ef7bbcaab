/** A numeric variable of an SPSS file. */
export interface SavVariable {
  /** As {@link savNames} makes it: unlike every other, whatever their case. */
  name: string;
  label: string;
  decimals: number;
  measure: 'nominal' | 'ordinal' | 'scale';
  values: { value: number; label: string }[];
  /** Values that are no answer to be counted. */
  missing: readonly number[];
}

/** In bytes of UTF-8, which a name of these characters has one of for each. */
const longestName = 64;

const reserved = ['all', 'and', 'by', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'not', 'or', 'to', 'with'];

/**
 * Names that SPSS takes, in the order of the ids: letters, digits, dots and underscores, a letter first and no dot or
 * underscore last, and no two the same when case is not looked at. `1a` is `v1a`, `r4.tidlig-hjelp` is
 * `r4.tidlig_hjelp`.
 */
export function savNames(ids: readonly string[]): string[] {
  const taken = new Set(reserved);
  return ids.map((id) => {
    const plain = id.replaceAll(/[^A-Za-z0-9.]/g, '_').replace(/[._]+$/, '');
    const whole = /^[A-Za-z]/.test(plain) && !reserved.includes(plain.toLowerCase()) ? plain : `v${plain}`;
    for (let number = 1; ; number++) {
      const ending = number === 1 ? '' : `_${number}`;
      const name = `${whole.slice(0, longestName - ending.length).replace(/[._]+$/, '')}${ending}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}
