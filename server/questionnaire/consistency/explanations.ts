import type { Definition } from '../definition.ts';
import { error, type Problem, warning } from '../finding.ts';
import { isWarning } from '../finding-codes.ts';
import { inLanguage } from '../text.ts';

type Explanation = Definition['explained'][number];

/**
 * The problems with the reasons that the author gives for warnings, and what is wrong with the reasons
 * themselves.
 */
export function withExplanations(definition: Definition, problems: Problem[]): Problem[] {
  const { explained } = definition;
  const used = new Set<Explanation>();
  const reasoned = problems.map((problem) => {
    const matching = explained.filter((explanation) => explains(explanation, problem, definition));
    for (const explanation of matching) used.add(explanation);
    const [first] = matching;
    return first ? { ...problem, explained: inLanguage(first.because, 'nb') } : problem;
  });
  return [
    ...reasoned,
    ...explained.flatMap((each, index) => explanationProblems(each, index, used.has(each))),
  ];
}

function explains({ finding, at }: Explanation, problem: Problem, definition: Definition): boolean {
  return (
    problem.severity === 'warning' &&
    problem.code === finding &&
    (at === undefined || at === nearestName(definition, problem.path))
  );
}

function explanationProblems(explanation: Explanation, index: number, isUsed: boolean): Problem[] {
  const { finding, at } = explanation;
  if (!isWarning(finding))
    return [
      error(
        'explanation-of-error',
        ['explained', index, 'finding'],
        `«${finding}» er en feil og kan ikke forklares bort. Rett feilen, og ta bort forklaringen.`,
      ),
    ];
  const where = at === undefined ? 'skjemaet' : `«${at}»`;
  return isUsed
    ? []
    : [
        warning(
          'explanation-unused',
          ['explained', index],
          `Det er ingen advarsel «${finding}» for ${where}. Ta bort forklaringen, eller rett «at».`,
        ),
      ];
}

/**
 * The id of the item, section, background or derived variable, or the name of the scale, that the path leads into last.
 */
function nearestName(definition: Definition, path: Problem['path']): string | undefined {
  const [part, key, , index] = path;
  if (part === 'scales') return String(key);
  if (part === 'background') return definition.background[Number(key)]?.id;
  if (part === 'derived') return definition.derived[Number(key)]?.id;
  const section = part === 'sections' ? definition.sections[Number(key)] : undefined;
  return section?.items[Number(index ?? Number.NaN)]?.id ?? section?.id;
}
