import { DomainError } from '../../errors.ts';
import type { Lose } from '../loss.ts';
import { placeOf, type SheetRow, wordsAt } from './sheets.ts';

/** A row of the sheet `survey`: a question, or a group with what stands in it. */
export interface Question {
  row: SheetRow;
  /** In one way of writing: `select_one`, `select_multiple`, `group`, `repeat`, or as it stands, in lower case. */
  type: string;
  /** The list of choices. */
  list?: string;
  /** The tool adds "other" to the choices. */
  orOther?: boolean;
  name: string;
  children: Question[];
}

/** Groups in groups deeper than this are not made by people. */
const deepest = 50;

/** The rows as a tree. Rows that open and close nothing in pairs are told of, and read as well as may be. */
export function treeOf(rows: SheetRow[], lose: Lose): Question[] {
  const top: Question[] = [];
  const open: Question[] = [];
  for (const row of rows) {
    const question = questionOf(row);
    if (!question) lose(placeOf(row), 'Raden har ingen type, så den er ikke med.');
    else if (question.type === 'end') closeGroup(question, open, lose);
    else {
      (open.at(-1)?.children ?? top).push(question);
      if (question.type === 'group' || question.type === 'repeat') openGroup(question, open);
    }
  }
  for (const { row, name } of open)
    lose(
      placeOf(row, 'type'),
      `Gruppen «${name}» er ikke avsluttet. Den er lest som om den varer ut skjemaet.`,
    );
  return top;
}

function openGroup(group: Question, open: Question[]): void {
  open.push(group);
  if (open.length > deepest)
    throw new DomainError('invalid', 'Skjemaet har for mange grupper inni hverandre.');
}

function closeGroup({ row }: Question, open: Question[], lose: Lose): void {
  if (!open.pop())
    lose(placeOf(row, 'type'), 'Raden avslutter en gruppe som ikke er begynt, så den er ikke med.');
}

const select =
  /^(?:add )?(select[_ ]one|select1|select[_ ]multiple|select all that apply)(?: prompt using| from)? (\S+)( or[_ ](?:specify[_ ])?other)?$/;

function questionOf(row: SheetRow): Question | undefined {
  const written = (wordsAt(row, 'type') ?? '').replaceAll(/\s+/g, ' ');
  const type = written.toLowerCase();
  if (type === '') return undefined;
  const base = { row, name: wordsAt(row, 'name') ?? '', children: [] };
  const [, edge, sort] = /^(begin|end)[ _-]?(group|lgroup|repeat|loop|looped group)$/.exec(type) ?? [];
  if (edge === 'end') return { ...base, type: 'end' };
  if (edge === 'begin') return { ...base, type: sort === 'group' ? 'group' : 'repeat' };
  return { ...base, type, ...selectIn(written) };
}

/** `select_one yes_no or_other` and its older spellings. The list keeps its case. */
function selectIn(written: string): Pick<Question, 'list' | 'orOther'> & { type?: string } {
  const match = select.exec(written.toLowerCase());
  if (!match) return {};
  const [whole, how = '', list = '', other] = match;
  const start = whole.length - (other ?? '').length - list.length;
  return {
    type: /multiple|apply/.test(how) ? 'select_multiple' : 'select_one',
    list: written.slice(start, start + list.length),
    orOther: other !== undefined,
  };
}

export function hasAppearance({ row }: Question, wanted: string): boolean {
  return (wordsAt(row, 'appearance') ?? '').toLowerCase().split(/\s+/).includes(wanted);
}

/** Every question in the tree, groups left out. */
export function questionsIn(questions: Question[]): Question[] {
  return questions.flatMap((question) =>
    question.type === 'group' || question.type === 'repeat' ? questionsIn(question.children) : [question],
  );
}
