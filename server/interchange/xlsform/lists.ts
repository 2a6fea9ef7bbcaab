import type { Text } from '../../questionnaire/text.ts';
import { asIdentifier, identifiers } from '../identifiers.ts';
import type { Lose } from '../loss.ts';
import { scaleOfList } from './names.ts';
import { placeOf, type SheetRow, wordsAt } from './sheets.ts';
import { hasAppearance, type Question, questionsIn } from './tree.ts';

export interface Choice {
  code: string;
  label: Text;
}

/** A list of choices, with the codes they get here by the names they have there. */
export interface ChoiceList {
  options: Choice[];
  codes: Map<string, string>;
}

export function emptyList(): ChoiceList {
  return { options: [], codes: new Map() };
}

/** The sheet `choices`, list by list. `textOf` finds the words of a row. */
export function listsIn(
  rows: SheetRow[],
  textOf: (row: SheetRow) => Text | undefined,
  lose: Lose,
): Map<string, ChoiceList> {
  const lists = new Map<string, ChoiceList>();
  const ids = new Map<string, ReturnType<typeof identifiers>>();
  otherColumns(rows, lose);
  for (const row of rows) {
    const name = wordsAt(row, 'list_name');
    const choice = wordsAt(row, 'name') ?? wordsAt(row, 'value');
    if (name === undefined || choice === undefined) {
      lose(placeOf(row), 'Svaret mangler navn eller liste, så det er ikke med.');
      continue;
    }
    const list = lists.get(name) ?? emptyList();
    lists.set(name, list);
    if (list.codes.has(choice)) {
      lose(placeOf(row), `Svaret «${choice}» står to ganger i listen «${name}». Bare det første er med.`);
      continue;
    }
    const taken = ids.get(name) ?? identifiers();
    ids.set(name, taken);
    const code = taken.take(choice, 'svar');
    if (code !== choice)
      lose(placeOf(row), `Svaret «${choice}» i listen «${name}» har fått koden «${code}».`);
    const label = textOf(row);
    if (label === undefined) lose(placeOf(row), `Svaret «${choice}» har ingen tekst. Skriv den.`);
    list.codes.set(choice, code);
    list.options.push({ code, label: label ?? choice });
  }
  return lists;
}

const columns = ['list_name', 'name', 'value', 'label'];

/** Columns that filter choices or decorate them: told of once each. */
function otherColumns(rows: SheetRow[], lose: Lose): void {
  const told = new Set<string>();
  for (const { heading, at } of rows.flatMap(({ cells }) => cells))
    if (!columns.includes(heading.column) && !told.has(heading.written)) {
      told.add(heading.written);
      lose(at.replace(/\d+$/, '1'), `Kolonnen «${heading.written}» i arket choices er ikke med.`);
    }
}

/** Which lists become scales here, and what the scales are called: those that questions share, or that say so. */
export function scalesAmong(
  lists: ReadonlyMap<string, ChoiceList>,
  questions: Question[],
): Map<string, string> {
  const ones = questionsIn(questions).filter(({ type, orOther }) => type === 'select_one' && !orOther);
  const seen = new Set<string>();
  const again = new Set(ofTables(questions));
  for (const { list = '' } of ones) (seen.has(list) ? again : seen).add(list);
  const shared = [...lists.keys()].filter((list) => scaleOfList(list) !== undefined || again.has(list));
  const ids = identifiers();
  return new Map(shared.map((list) => [list, ids.take(scaleOfList(list) ?? asIdentifier(list), 'skala')]));
}

function ofTables(questions: Question[]): string[] {
  return questions.flatMap((question) => [
    ...(isBattery(question) ? [question.children.find(({ list }) => list)?.list ?? ''] : []),
    ...ofTables(question.children),
  ]);
}

/** A group shown as a table: the same choices for every row. */
export function isBattery({ type, children, ...group }: Question): boolean {
  const rows = children.filter((child) => !isTableHead(child));
  const [first] = rows;
  if (type !== 'group' || !first?.list) return false;
  const asTable =
    hasAppearance({ type, children, ...group }, 'table-list') ||
    rows.every((row) => hasAppearance(row, 'list-nolabel'));
  return asTable && rows.every((row) => row.type === 'select_one' && !row.orOther && row.list === first.list);
}

/** The row of a table that only shows what the choices are called. */
export function isTableHead(question: Question): boolean {
  return question.type === 'select_one' && hasAppearance(question, 'label');
}
