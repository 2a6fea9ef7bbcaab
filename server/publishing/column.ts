import type { Variable } from '../questionnaire/kinds/kind.ts';
import { isInBase, type Net, type Option } from '../questionnaire/option.ts';
import type { Band, Questionnaire } from '../questionnaire/questionnaire.ts';
import type { PlacedVariable } from '../questionnaire/variables.ts';

/** One thing that is counted in a figure. */
export interface Column {
  /** An option's, net's or band's code, or {@link noAnswerCode}. */
  code: string;
  label: string;
  /** `missing`: says why there is no opinion. It may still be part of the base. */
  kind: 'option' | 'net' | 'band' | 'missing';
  colour: Colour;
  /** Whether those counted here are part of the base. */
  inBase: boolean;
  /** Nets only: the codes of the options counted together. */
  parts?: string[];
  /** Bands only: the lowest and the highest number counted. The last band may be without an end. */
  from?: number;
  to?: number;
}

/**
 * What a column’s colour should say; the colours themselves are in picture/paint.ts. `step`: a place between two
 * poles, from `index` 0 to `of` - 1. `degree`: a place from nothing to much. `category`, `band` and `net`: one of `of`.
 * The rest are the same everywhere.
 */
export interface Colour {
  role: 'step' | 'degree' | 'category' | 'band' | 'net' | 'dontKnow' | 'notRelevant' | 'noAnswer';
  index: number;
  of: number;
}

/** No option can have this code: an identifier holds no underscore. */
const noAnswerCode = 'no_answer';

/** Options or bands, then nets, and last no answer: the order of a released group's cells. */
export function columnsOf(questionnaire: Questionnaire, { id, measure }: Variable): Column[] {
  switch (measure.type) {
    case 'choice':
      return [
        ...optionColumns(measure.options, roleIn(measure.scale)),
        ...measure.nets.map((net, index) => netColumn(net, index, measure.nets.length)),
        noAnswerColumn('Ikke svart', false),
      ];
    case 'several':
      return [
        ...optionColumns(measure.options, 'category'),
        noAnswerColumn('Ingen krysset av', measure.base === 'asked'),
      ];
    case 'number':
      return [...bandColumns(questionnaire, id), noAnswerColumn('Ikke svart', false)];
  }
}

/** Whether a chart draws it: a share of the base, and a net only where it stands for its options, not beside them. */
export function isCharted({ inBase, parts = [] }: Column, columns: readonly Column[]): boolean {
  return inBase && !columns.some(({ code }) => parts.includes(code));
}

function roleIn(scale: { polarity: 'bipolar' | 'unipolar' } | undefined): OptionRole {
  if (!scale) return 'category';
  return scale.polarity === 'bipolar' ? 'step' : 'degree';
}

type OptionRole = 'step' | 'degree' | 'category';

function optionColumns(options: Option[], role: OptionRole): Column[] {
  const opinions = options.filter(({ missing }) => missing === undefined);
  return options.map((option) => {
    const { code, label, missing } = option;
    const inBase = isInBase(option);
    return missing === undefined
      ? {
          code,
          label,
          kind: 'option',
          colour: { role, index: opinions.indexOf(option), of: opinions.length },
          inBase,
        }
      : { code, label, kind: 'missing', colour: { role: missing, index: 0, of: 1 }, inBase };
  });
}

function netColumn({ code, label, options }: Net, index: number, of: number): Column {
  return { code, label, kind: 'net', colour: { role: 'net', index, of }, inBase: true, parts: options };
}

function bandColumns(questionnaire: Questionnaire, variable: string): Column[] {
  const bands = bandsOf(questionnaire, variable);
  return bands.map(({ code, label, from, to }, index) => ({
    code,
    label,
    kind: 'band',
    colour: { role: 'band', index, of: bands.length },
    inBase: true,
    from,
    ...(to === undefined ? {} : { to }),
  }));
}

function bandsOf(questionnaire: Questionnaire, variable: string): Band[] {
  return questionnaire.derived.find(({ of }) => of === variable)?.bands ?? [];
}

/** Whether the bands of a number may cover different numbers of values, so that bars of equal width are no histogram. */
export function hasUnequalBands(questionnaire: Questionnaire, { id, item }: PlacedVariable): boolean {
  // The last band may be without an end of its own; a percent ends at 100.
  const end = item?.kind === 'number' ? item.max : 100;
  const widths = bandsOf(questionnaire, id).map(({ from, to = end }) => to - from);
  // The limit is more than what binary fractions add, and less than any step between two answers.
  return widths.some((width) => Math.abs(width - widths[0]!) > 0.0001);
}

function noAnswerColumn(label: string, inBase: boolean): Column {
  return {
    code: noAnswerCode,
    label,
    kind: 'missing',
    colour: { role: 'noAnswer', index: 0, of: 1 },
    inBase,
  };
}
