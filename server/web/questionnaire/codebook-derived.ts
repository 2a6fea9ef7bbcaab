import type { Count, Derived, Indicator, Questionnaire } from '../../questionnaire/questionnaire.ts';
import { itemsIn } from '../../questionnaire/routing.ts';
import { derivedVariables } from '../../questionnaire/variables.ts';
import { codebookOption, type Described, netsOf, without } from './codebook-item.ts';
import type { Reader } from './reader.ts';

/** The variables that are made from answers: bands of numbers, indicators and counts of indicators. */
export function derivedInCodebook(questionnaire: Questionnaire, reader: Reader): Described[] {
  const { derived, indicators, counts } = questionnaire;
  return [
    ...derived.map((bands) => bandsInCodebook(bands, reader)),
    ...indicators.map((indicator) => indicatorInCodebook(indicator, reader)),
    ...counts.map((count) => countInCodebook(count, questionnaire, reader)),
  ];
}

function bandsInCodebook({ id, label, of, bands }: Derived, { t, items }: Reader): Described {
  return {
    id,
    kind: 'bands',
    text: label,
    label,
    universe: t('codebook.fromAnswer', { at: items.get(of)?.id ?? of }),
    bands: bands.map(({ code, label, from, to }) => ({ code, label, from, ...without({ to }) })),
    madeFrom: [of],
    published: true,
  };
}

function indicatorInCodebook({ id, label, when, unknown, note }: Indicator, reader: Reader): Described {
  const { t } = reader;
  return {
    id,
    kind: 'indicator',
    text: label,
    label,
    universe: t('codebook.madeFromAnswers'),
    options: [
      { code: 'ja', label: t('codebook.yes'), base: 'in' },
      { code: 'nei', label: t('codebook.no'), base: 'in' },
    ],
    madeFrom: [...new Set(itemsIn(when))],
    condition: { words: reader.words(when, 'answers'), when },
    unknown,
    ...without({ note }),
    published: true,
  };
}

function countInCodebook(count: Count, questionnaire: Questionnaire, reader: Reader): Described {
  const { id, label, unknown, note } = count;
  const [variable] = derivedVariables({ ...questionnaire, indicators: [], counts: [count] });
  const measure = variable?.measure;
  return {
    id,
    kind: 'count',
    text: label,
    label,
    universe: reader.t('codebook.madeFromAnswers'),
    ...(measure?.type === 'choice'
      ? { options: measure.options.map((option) => codebookOption(option, reader)), ...netsOf(measure.nets) }
      : {}),
    madeFrom: count.count,
    unknown,
    ...without({ note }),
    published: true,
  };
}
