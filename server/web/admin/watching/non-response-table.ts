import type { LabelOf } from '../../../fieldwork/watching/labels.ts';
import {
  differs,
  type NonResponse,
  type VariableNonResponse,
} from '../../../fieldwork/watching/non-response.ts';
import { summarySentence, variableSentence } from '../../../fieldwork/watching/non-response-sentence.ts';
import { quantity, withDecimals } from '../../../publishing/words.ts';
import type { Tested } from '../../../statistics/independence.ts';
import { translate as t } from '../../i18n/translate.ts';

/** The non-response analysis as the page tells it: in sentences, and as the numbers behind them. */
interface NonResponsePart {
  summary: string;
  variables: { title: string; sentence: string; differs: boolean }[];
  tests: {
    title: string;
    method: string;
    statistic: string;
    df: string;
    p: string;
    adjusted: string;
    v: string;
  }[];
  /** For each test that drew tables at random: how exactly it knows. */
  drawn: string[];
}

export function nonResponsePart(report: NonResponse, labelOf: LabelOf): NonResponsePart {
  const tested = report.variables.filter(({ adjustedP }) => adjustedP !== undefined);
  return {
    summary: summarySentence(report),
    variables: tested.map((variable) => ({
      title: t(`admin.watching.by.${variable.id}`),
      sentence: variableSentence(variable, tested.length, labelOf),
      differs: differs(variable),
    })),
    tests: tested.map(testRow),
    drawn: tested.flatMap(drawnWords),
  };
}

function testRow({ id, test, adjustedP }: VariableNonResponse) {
  const { statistic, df, p, cramersV, method } = test as Tested;
  return {
    title: t(`admin.watching.by.${id}`),
    method: t(`admin.watching.testedBy.${method.by}`),
    statistic: withDecimals(statistic, 2),
    df: String(df),
    p: probability(p),
    adjusted: probability(adjustedP ?? 1),
    v: withDecimals(cramersV, 2),
  };
}

function probability(p: number): string {
  return p < 0.001 ? '< 0,001' : withDecimals(p, 3);
}

function drawnWords({ id, test }: VariableNonResponse): string[] {
  const { method } = test as Tested;
  if (method.by !== 'drawn') return [];
  const { draws, standardError } = method;
  return [
    t('admin.watching.drawn', {
      title: t(`admin.watching.by.${id}`),
      draws: quantity(draws),
      error: withDecimals(standardError, 4),
    }),
  ];
}
