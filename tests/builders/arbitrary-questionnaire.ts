import fc from 'fast-check';
import { definitionSchema } from '../../server/questionnaire/definition.ts';
import { no, yes } from '../../server/questionnaire/deriving.ts';
import { type Questionnaire, questionnaireIn } from '../../server/questionnaire/questionnaire.ts';
import { type ConditionPlan, conditionFrom, conditionPlans, type Subject } from './arbitrary-condition.ts';
import { type ItemPlan, itemPlans, type MadeItem, makeItem } from './arbitrary-item.ts';
import { bandsOf, countOf, fileOf, indicator, section } from './questionnaire.ts';

type Json = Record<string, unknown>;
export type QuestionnaireFile = ReturnType<typeof fileOf>;

/**
 * Files of questionnaires in which everything that is named is there: items of every kind, conditions of every
 * form on sections, items, options and rows, options and rows carried forward, answers inserted, indicators,
 * counts, bands and a breakdown. The check finds no error in them but that some conditions can never hold.
 */
export const questionnaireFiles: fc.Arbitrary<QuestionnaireFile> = fc
  .record({
    sections: fc.array(
      fc.record({
        showIf: fc.option(conditionPlans, { nil: undefined, freq: 2 }),
        items: fc.array(itemPlans, { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    indicators: fc.array(fc.record({ when: conditionPlans, unknown: fc.constantFrom('no', 'out') }), {
      maxLength: 3,
    }),
    countsUnknown: fc.constantFrom('no', 'out'),
    breaksDown: fc.boolean(),
  })
  .map(fileFrom);

export const questionnaires: fc.Arbitrary<Questionnaire> = questionnaireFiles.map(questionnaireFrom);

/** The questionnaire in a file that nobody has checked beyond its shape. */
export function questionnaireFrom(file: QuestionnaireFile): Questionnaire {
  return questionnaireIn('nb', definitionSchema.parse(file));
}

interface FilePlan {
  sections: { showIf: ConditionPlan | undefined; items: ItemPlan[] }[];
  indicators: { when: ConditionPlan; unknown: 'no' | 'out' }[];
  countsUnknown: 'no' | 'out';
  breaksDown: boolean;
}

const scales = {
  enighet: {
    options: [
      { code: 'uenig', label: 'Uenig', value: 1 },
      { code: 'enig', label: 'Enig', value: 2 },
      { code: 'vet-ikke', label: 'Vet ikke', missing: 'dontKnow' },
      { code: 'uaktuelt', label: 'Uaktuelt', missing: 'notRelevant' },
    ],
    nets: [{ code: 'mener-noe', label: 'Mener noe', options: ['uenig', 'enig'] }],
  },
};

function fileFrom(plan: FilePlan): QuestionnaireFile {
  const made: MadeItem[] = [];
  const sections = plan.sections.map(({ showIf, items }, index) => {
    const before = [...made];
    const own = items.map((item) => {
      const next = makeItem(item, `q${made.length + 1}`, made, before);
      made.push(next);
      return next.json;
    });
    const condition = conditionFrom(showIf, subjectsOf(before));
    return section(`${index + 1}`, own, condition ? { showIf: condition } : {});
  });
  const indicators = indicatorsFrom(plan, subjectsOf(made));
  const derived = [...indicators, ...countsFrom(plan, indicators), ...bandsFrom(made)];
  const breakdowns = plan.breaksDown ? breakdownsFrom(made) : [];
  // Under control groups and answers are not looked at together, and these conditions look at anything.
  return fileOf([], {
    scales,
    sections,
    derived,
    breakdowns,
    ...(breakdowns.length > 0 ? { disclosure: 'open' } : {}),
  });
}

function subjectsOf(made: MadeItem[]): Subject[] {
  return made.filter(({ kind }) => kind !== 'information');
}

/** Each may look at those before it. */
function indicatorsFrom({ indicators }: FilePlan, subjects: Subject[]): Json[] {
  const made: Json[] = [];
  for (const [index, { when, unknown }] of indicators.entries()) {
    const earlier = made.map(({ id }): Subject => {
      return { id: String(id), kind: 'indicator', codes: [yes, no], rows: [] };
    });
    const condition = conditionFrom(when, [...subjects, ...earlier]);
    if (condition) made.push(indicator(`i${index + 1}`, { ...condition }, unknown));
  }
  return made;
}

function countsFrom({ countsUnknown }: FilePlan, indicators: Json[]): Json[] {
  const ids = indicators.map(({ id }) => String(id));
  const nets = [{ code: 'flere', label: 'Minst to', atLeast: 2 }];
  return ids.length < 2 ? [] : [countOf('antall', ids, { unknown: countsUnknown, nets })];
}

function bandsFrom(made: MadeItem[]): Json[] {
  const number = made.find(({ kind }) => kind === 'number');
  return number ? [bandsOf('grupper', number.id, [0, 11])] : [];
}

function breakdownsFrom(made: MadeItem[]): string[] {
  return made
    .filter(({ kind }) => kind === 'one' || kind === 'scale')
    .slice(0, 1)
    .map(({ id }) => id);
}
