import type { Definition } from '../definition.ts';
import type { RegisterVariable } from '../register.ts';
import type { Place } from './place.ts';

/** The scales that all surveys share, by name. */
export type SharedScales = Definition['scales'];

/** One service of the register. */
export interface RegisterRow {
  /** What stands in each column. */
  cells: Record<string, string>;
  /** What the platform reads out of them. */
  facts: Partial<Record<RegisterVariable, string | number | undefined>>;
}

/** A wave of a survey, and the wave that it says was before it. */
export interface WaveInLine {
  wave: string;
  previous?: string | undefined;
}

/** What a questionnaire is checked against, beside itself. What is not there is not checked against. */
export interface Surroundings {
  /** Where the file lies. */
  place?: Place | undefined;
  sharedScales?: SharedScales | undefined;
  /** The questionnaires of the wave before: one, or one for each instrument. */
  previous?: Definition[] | undefined;
  /** Those of the waves before that again, the nearest first. */
  earlier?: Definition[] | undefined;
  /** The waves of the survey. Only where the file lies among them. */
  waves?: WaveInLine[] | undefined;
  /** The other instruments of the same wave. */
  siblings?: Definition[] | undefined;
  /** The services that the questionnaire goes to. */
  register?: RegisterRow[] | undefined;
}
