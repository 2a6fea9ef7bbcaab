import { organisations, regions, sizeBands } from '../frame/variables.ts';
import { type BreakdownId, notKnown } from './breakdowns.ts';

/** Words for groups of units. The wave's instruments have labels of their own, by their ids. */
export type LabelOf = (breakdown: BreakdownId, codes: string[]) => string;

const list = new Intl.ListFormat('nb');
const fixed: Partial<Record<BreakdownId, Record<string, string>>> = {
  region: regions,
  organisation: organisations,
  size: Object.fromEntries(sizeBands.map(({ code, label }) => [code, label])),
};

export function groupLabels(instruments: Record<string, string>): LabelOf {
  return (breakdown, codes) => {
    const labels = breakdown === 'instrument' ? instruments : (fixed[breakdown] ?? {});
    return list.format(codes.map((code) => (code === notKnown ? 'Ikke oppgitt' : (labels[code] ?? code))));
  };
}
