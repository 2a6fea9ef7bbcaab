import { type AggregateFile, aggregatesSchema, countableOf } from '../aggregates.ts';
import { error, type Finding, inFile, type Problem, within } from '../finding.ts';
import { readJson } from '../json.ts';
import { repeated } from '../kinds/choice.ts';
import { didYouMean } from '../nearest.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { shapeProblems } from '../shape.ts';
import { inLanguage } from '../text.ts';
import { type CountableVariable, countableIn } from './countable.ts';

export interface CheckedAggregates {
  /** There when nothing is wrong with the file. */
  content: AggregateFile | undefined;
  findings: Finding[];
}

/**
 * Checks a file of printed results: its JSON, its shape, its place, and whether the wave's questionnaire has
 * what it tells of.
 *
 * @param file the path that findings name
 * @param place the survey and wave that the file's own path says
 * @param questionnaire the wave as a whole, if there is such a wave
 */
export function checkAggregates(
  file: string,
  source: string,
  place: { survey: string; wave: string },
  questionnaire: Questionnaire | undefined,
): CheckedAggregates {
  const json = readJson('Filen', source);
  if ('problem' in json)
    return { content: undefined, findings: [inFile(file, error('not-json', [], json.problem))] };
  const shape = aggregatesSchema.safeParse(json.content);
  const problems = shape.success
    ? [...placeProblems(shape.data, place, questionnaire), ...contentProblems(shape.data, questionnaire)]
    : shapeProblems(shape.error, json.content);
  return {
    content: problems.length === 0 ? shape.data : undefined,
    findings: problems.map((problem) => inFile(file, problem)),
  };
}

function placeProblems(
  content: AggregateFile,
  place: { survey: string; wave: string },
  questionnaire: Questionnaire | undefined,
): Problem[] {
  const misplaced = (['survey', 'wave'] as const)
    .filter((field) => content[field] !== place[field])
    .map((field) =>
      error(
        'misplaced-file',
        [field],
        `Her står «${content[field]}», men filen ligger som «${place[field]}». Flytt filen eller rett feltet.`,
      ),
    );
  if (misplaced.length > 0 || questionnaire) return misplaced;
  return [
    error(
      'misplaced-file',
      ['wave'],
      `Bølgen «${place.wave}» har ikke noe spørreskjema. Legg det ved siden av, så tallene kan forstås.`,
    ),
  ];
}

function contentProblems({ items }: AggregateFile, questionnaire: Questionnaire | undefined): Problem[] {
  if (!questionnaire) return [];
  const variables = countableIn(questionnaire);
  return [
    ...repeated(
      items.map(({ item }) => item),
      (id, place) =>
        error('duplicate-id', ['items', place, 'item'], `Spørsmål «${id}» står to ganger. Slå dem sammen.`),
    ),
    ...items.flatMap((item, place) => {
      const variable = variables.get(item.item);
      return within(
        ['items', place],
        variable
          ? [...knownProblems(item), ...shareProblems(item, variable)]
          : [unknownItem(item.item, [...variables.keys()])],
      );
    }),
  ];
}

type Item = AggregateFile['items'][number];

function unknownItem(id: string, known: string[]): Problem {
  return error(
    'unknown-value',
    ['item'],
    `Spørsmål «${id}» finnes ikke i bølgens spørreskjema.${didYouMean(id, known)}`,
  );
}

function knownProblems({ item, mean, shares }: Item): Problem[] {
  return mean === undefined && shares.length === 0
    ? [error('missing-field', ['shares'], `Spørsmål ${item} har ingen tall. Skriv «shares» eller «mean».`)]
    : [];
}

function shareProblems({ item, shares }: Item, variable: CountableVariable): Problem[] {
  const { countables } = variable;
  const codes = countables.map(({ code }) => code);
  const plain = inLanguage(shares, 'nb');
  const counted = plain.map((share) => countableOf(share, countables));
  return [
    ...plain.flatMap(({ code, label }, place) => {
      if (code === undefined && label === undefined)
        return [error('missing-field', ['shares', place], 'Skriv «code» eller «label»: Hva er andelen av?')];
      return code === undefined || codes.includes(code)
        ? []
        : [
            error(
              'unknown-value',
              ['shares', place, 'code'],
              `«${code}» er ikke et svar, en samling eller en gruppe i spørsmål ${item}.${didYouMean(code, codes)}`,
            ),
          ];
    }),
    ...repeated(
      plain.map(({ code, label }, place) => counted[place]?.code ?? code ?? label ?? place),
      (name, place) =>
        error('duplicate-option-code', ['shares', place], `«${name}» står to ganger. Ta bort den ene.`),
    ),
    ...(variable.isExclusive
      ? sumProblems(
          item,
          plain.filter((_, place) => counted[place]?.type !== 'net'),
        )
      : []),
  ];
}

/** Each share is rounded by itself, by half a percent at most. */
function sumProblems(item: string, shares: { share: number }[]): Problem[] {
  const sum = shares.reduce((total, { share }) => total + share, 0);
  return sum > 100 + shares.length / 2
    ? [
        error(
          'too-high',
          ['shares'],
          `Andelene i spørsmål ${item} er ${sum.toLocaleString('nb')} prosent til sammen. Bare ett svar kan velges, så rett dem til høyst 100.`,
        ),
      ]
    : [];
}
