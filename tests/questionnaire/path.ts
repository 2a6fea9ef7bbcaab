import type { Answer, Answers } from '../../server/questionnaire/answer.ts';
import type { Condition } from '../../server/questionnaire/condition.ts';
import type { QuestionnaireFile } from '../builders/arbitrary-questionnaire.ts';

/** An item as it stands in a file, with whatever its kind has. */
interface Written {
  id: string;
  kind: string;
  showIf?: Condition;
  options?: { code: string; missing?: string; exclusive?: boolean; showIf?: Condition }[];
  rows?: { id: string; showIf?: Condition }[];
  years?: number[];
  optionsFrom?: { item: string };
  rowsFrom?: { item: string };
}

type Cells = Record<string, string | number>;

/**
 * The path through a questionnaire, walked from its file and from nothing that the platform has made of it: the
 * items that somebody with these answers is asked, each with the options and rows that they are shown.
 */
export function pathIn(file: QuestionnaireFile, answers: Answers): Map<string, string[]> {
  const sections = file.sections as unknown as { showIf?: Condition; items: Written[] }[];
  const items = sections.flatMap((section) => section.items);
  const seen: Answers = {};
  const path = new Map<string, string[]>();
  for (const section of sections) {
    const opens = isTrue(section.showIf, seen);
    for (const item of section.items) {
      const parts = partsShown(item, items, seen, file);
      const hasParts = item.kind === 'one' || item.kind === 'several' || item.kind === 'battery';
      if (!opens || !isTrue(item.showIf, seen) || (hasParts && parts.length === 0)) continue;
      path.set(item.id, parts);
      if (item.id in answers) seen[item.id] = answers[item.id]!;
    }
  }
  return path;
}

/** The parts that an answer has: the option or options it names, or its cells. */
export function partsOf(item: { kind: string }, answer: Answer): string[] {
  if (typeof answer === 'object') return 'chosen' in answer ? answer.chosen : Object.keys(answer.cells);
  return item.kind === 'one' || item.kind === 'scale' ? [String(answer)] : [];
}

function partsShown(item: Written, items: Written[], seen: Answers, file: QuestionnaireFile): string[] {
  const own = [...(item.options ?? []), ...(item.rows ?? []).map(({ id, ...row }) => ({ code: id, ...row }))];
  const shown = own.filter(({ showIf }) => isTrue(showIf, seen)).map(({ code }) => code);
  if (item.kind === 'scale') return scaleCodes(file);
  if (item.kind === 'figureTable')
    return shown.flatMap((row) => (item.years ?? []).map((year) => `${row}-${year}`));
  return [...carriedInto(item, items, seen), ...shown];
}

function scaleCodes({ scales }: QuestionnaireFile & { scales?: unknown }): string[] {
  const { options } = (scales as { enighet: { options: { code: string }[] } }).enighet;
  return options.map(({ code }) => code);
}

/** Carried forward is what was ticked, but for reasons to tick nothing; or the rows with one of the answers wanted. */
function carriedInto({ optionsFrom, rowsFrom }: Written, items: Written[], seen: Answers): string[] {
  const carried = optionsFrom ?? rowsFrom;
  const answer = carried && seen[carried.item];
  if (typeof answer !== 'object') return [];
  if ('cells' in answer) {
    const wanted = (carried as { in?: string[] }).in ?? [];
    return Object.keys(answer.cells).filter((row) => wanted.includes(String(answer.cells[row])));
  }
  const reasons = items
    .flatMap(({ options = [] }) => options)
    .filter(({ missing, exclusive }) => missing || exclusive)
    .map(({ code }) => code);
  return answer.chosen.filter((code) => !reasons.includes(code));
}

function isTrue(condition: Condition | undefined, seen: Answers): boolean {
  if (!condition) return true;
  if ('all' in condition) return !condition.all.some((part) => !isTrue(part, seen));
  if ('any' in condition) return condition.any.map((part) => isTrue(part, seen)).includes(true);
  if ('not' in condition) return !isTrue(condition.not, seen);
  const whole = seen[condition.item];
  const cells: Cells = typeof whole === 'object' && 'cells' in whole ? whole.cells : {};
  if ('rows' in condition) {
    const { in: wanted, of = Object.keys(cells), atLeast } = condition.rows;
    return of.filter((row) => wanted.includes(String(cells[row]))).length >= atLeast;
  }
  const answer = 'row' in condition && condition.row ? cells[condition.row] : whole;
  if ('answered' in condition) return condition.answered === (answer !== undefined);
  if ('atLeast' in condition) return Number(answer) >= condition.atLeast;
  if ('atMost' in condition) return Number(answer) <= condition.atMost;
  const given = typeof answer === 'object' && 'chosen' in answer ? answer.chosen : [answer];
  return given.some((code) => condition.in.includes(String(code)));
}
