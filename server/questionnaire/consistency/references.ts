import { error, type Problem } from '../finding.ts';
import { instrumentBreakdown } from '../instruments.ts';
import { type Item, isChoice, isNumeric, optionsOf } from '../kinds/all.ts';
import { repeated } from '../kinds/choice.ts';
import { didYouMean } from '../nearest.ts';
import { type Coverage, itemsOf, type Questionnaire } from '../questionnaire.ts';

/** What the questionnaire says of results refers to items that can carry it, and the dates make sense. */
export function checkReferences(questionnaire: Questionnaire): Problem[] {
  return [
    ...questionnaire.breakdowns.flatMap((id, index) => breakdownProblems(questionnaire, id, index)),
    ...repeated(questionnaire.breakdowns, (id, index) =>
      error('duplicate-breakdown', ['breakdowns', index], `«${id}» står to ganger. Ta bort den ene.`),
    ),
    ...overlappingBreakdowns(questionnaire),
    ...(questionnaire.coverage ? coverageProblems(questionnaire, questionnaire.coverage) : []),
    ...weightingProblems(questionnaire),
    ...(questionnaire.collected && questionnaire.collected.to < questionnaire.collected.from
      ? [error('dates-reversed', ['collected', 'to'], 'Siste dag er før første dag. Bytt om datoene.')]
      : []),
  ];
}

function breakdownProblems(questionnaire: Questionnaire, id: string, index: number): Problem[] {
  const { background, derived, indicators } = questionnaire;
  const variables = [...choices(questionnaire), ...background, ...derived, ...indicators];
  const known = [
    ...variables.map((variable) => variable.id),
    ...(questionnaire.instrument ? [instrumentBreakdown] : []),
  ];
  return known.includes(id)
    ? []
    : [
        error(
          'impossible-breakdown',
          ['breakdowns', index],
          `Resultatene kan ikke deles etter «${id}». Bruk et spørsmål med ett svar, eller en gruppering.${didYouMean(id, known)}`,
        ),
      ];
}

/**
 * Groups of one thing that are cut in two ways can be subtracted from one another, and few are left. A region is made
 * of counties, so the two are one thing.
 */
function overlappingBreakdowns(questionnaire: Questionnaire): Problem[] {
  const { breakdowns } = questionnaire;
  return breakdowns.flatMap((id, index) => {
    const source = sourceOf(questionnaire, id);
    const other = breakdowns
      .slice(0, index)
      .find((earlier) => source !== undefined && sourceOf(questionnaire, earlier) === source);
    if (other === undefined || other === id) return [];
    return [
      error(
        'breakdowns-of-one-item',
        ['breakdowns', index],
        `«${other}» og «${id}» er begge grupper av ${source}. Trekkes de fra hverandre, kan noen få kjennes igjen. Del etter bare den ene.`,
      ),
    ];
  });
}

/** What the groups are cut from, when others could be cut from it too. */
function sourceOf({ background, derived }: Questionnaire, id: string): string | undefined {
  const known = background.find((each) => each.id === id);
  if (!known) return derived.find((each) => each.id === id)?.of;
  return known.from === 'county' || known.from === 'region'
    ? 'region og fylke i registeret'
    : `«${known.from}» i registeret`;
}

function coverageProblems(questionnaire: Questionnaire, coverage: Coverage): Problem[] {
  const numbers = itemsOf(questionnaire).filter(isNumeric);
  const by = choices(questionnaire).find((item) => item.id === coverage.by);
  const measured = numbers.some((item) => item.id === coverage.measure)
    ? []
    : [
        error(
          'coverage-of-other-than-number',
          ['coverage', 'measure'],
          `«${coverage.measure}» er ikke et tallspørsmål i skjemaet.${didYouMean(
            coverage.measure,
            numbers.map(({ id }) => id),
          )}`,
        ),
      ];
  if (!by)
    return [
      ...measured,
      error(
        'coverage-by-other-than-choice',
        ['coverage', 'by'],
        `«${coverage.by}» er ikke et spørsmål med ett svar.`,
      ),
    ];
  const codes = optionsOf(by).map(({ code }) => code);
  const totals = Object.keys(coverage.register.totals);
  return [
    ...measured,
    ...codes
      .filter((code) => !totals.includes(code))
      .map((code) =>
        error(
          'coverage-missing-total',
          ['coverage', 'register', 'totals'],
          `Registeret mangler tall for «${code}». Legg det til.`,
        ),
      ),
    ...totals
      .filter((code) => !codes.includes(code))
      .map((code) =>
        error(
          'coverage-unknown-total',
          ['coverage', 'register', 'totals', code],
          `«${code}» er ikke et svar på ${by.id}.${didYouMean(code, codes)}`,
        ),
      ),
  ];
}

/** Weights rest on what the register knows of everybody, also of those that did not answer. */
function weightingProblems({ background, weighting }: Questionnaire): Problem[] {
  const by = weighting?.by ?? [];
  const known = background.map(({ id }) => id);
  return [
    ...by.flatMap((id, index) =>
      known.includes(id)
        ? []
        : [
            error(
              'weighting-by-other-than-background',
              ['weighting', 'by', index],
              `Svarene kan ikke vektes etter «${id}». Bruk noe som er kjent fra registeret, og som står i «background».${didYouMean(id, known)}`,
            ),
          ],
    ),
    ...repeated(by, (id, index) =>
      error('duplicate-weighting', ['weighting', 'by', index], `«${id}» står to ganger. Ta bort den ene.`),
    ),
  ];
}

function choices(questionnaire: Questionnaire): Item[] {
  return itemsOf(questionnaire).filter(isChoice);
}
