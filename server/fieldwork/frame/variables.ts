import type { Organisation, Region } from '../../questionnaire/register.ts';

export {
  type Organisation,
  organisations,
  type Region,
  type RegisterVariable,
  regions,
} from '../../questionnaire/register.ts';

/**
 * What the register knows of a unit. A wave's questionnaire may name these as background: they are then copied into
 * the responses, as groups, and never as they stand here.
 */
export interface RegisterFacts {
  region?: Region | undefined;
  county?: string | undefined;
  organisation?: Organisation | undefined;
  /** How many municipalities the service works for. */
  municipalities?: number | undefined;
  /** Full-time equivalents. */
  fte?: number | undefined;
}

/** The size bands that response rates are told for, in full-time equivalents: from, and up to but not including. */
export const sizeBands = [
  { code: 'under-5', label: 'Under 5 årsverk', from: 0, below: 5 },
  { code: '5-til-10', label: '5–9,9 årsverk', from: 5, below: 10 },
  { code: '10-til-15', label: '10–14,9 årsverk', from: 10, below: 15 },
  { code: '15-til-30', label: '15–29,9 årsverk', from: 15, below: 30 },
  { code: '30-og-over', label: '30 årsverk eller mer', from: 30, below: Number.POSITIVE_INFINITY },
] as const;

type SizeBand = (typeof sizeBands)[number];

/** The size band of a number of full-time equivalents; nothing where the register does not say. */
export function sizeBandOf(fte: number | undefined): SizeBand | undefined {
  return fte === undefined ? undefined : sizeBands.find(({ from, below }) => fte >= from && fte < below);
}
