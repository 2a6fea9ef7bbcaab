import type { Condition } from '../../questionnaire/condition.ts';
import { asIdentifier, identifiers } from '../identifiers.ts';
import { isTableHead } from './lists.ts';
import {
  conditionIn,
  idOf,
  isRequired,
  labelOf,
  otherCells,
  type Reading,
  remember,
  textIn,
} from './reading.ts';
import { placeOf } from './sheets.ts';
import type { Question } from './tree.ts';

/** A group shown as a table, as a battery: its questions are the rows. */
export function batteryOf(group: Question, outer: Condition[], reading: Reading): object {
  const { lose } = reading;
  const head = group.children.find(isTableHead);
  const questions = group.children.filter((child) => child !== head);
  const list = questions[0]?.list ?? '';
  const id = idOf(group, reading.itemIds, 'sporsmal', lose);
  const headText = head && textIn(head.row, 'label', reading);
  const ownText = textIn(group.row, 'label', reading);
  if (head && headText && ownText && JSON.stringify(headText) !== JSON.stringify(ownText))
    lose(placeOf(head.row), `Teksten over tabellen i «${id}» er ikke med. Gruppens tekst står der i stedet.`);
  const text = ownText ?? headText ?? labelOf(group, reading);
  const help = textIn(group.row, 'hint', reading);
  const condition = conditionIn(group, outer, reading);
  otherCells(group, ['type', 'name', 'label', 'hint', 'relevant', 'appearance'], reading);
  const ids = identifiers();
  const rows = questions.map((question) => {
    const row = { id: ids.take(rowName(group, question), 'rad'), label: labelOf(question, reading) };
    if (!cellNames(group, row.id).includes(question.name))
      lose(placeOf(question.row), `Raden «${question.name}» i «${id}» har fått id-en «${row.id}».`);
    const shown = { ...row, ...conditionIn(question, [], reading) };
    otherCells(question, ['type', 'name', 'label', 'relevant', 'required', 'appearance'], reading);
    const codes = reading.lists.get(list)?.codes ?? new Map();
    remember(question, { item: id, row: row.id, type: 'choice', codes }, reading);
    return shown;
  });
  reading.fields.rows.set(
    id,
    rows.map((row) => row.id),
  );
  remember(group, { item: id, type: 'battery' }, reading);
  return {
    kind: 'battery',
    id,
    text,
    ...(help === undefined ? {} : { help }),
    required: areRequired(questions, id, reading),
    ...condition,
    scale: reading.scales.get(list) ?? asIdentifier(list),
    rows,
  };
}

/** Rows are often named after the group they stand in. */
function rowName(group: Question, { name }: Question): string {
  const prefix = `${group.name}_`;
  return name.startsWith(prefix) && asIdentifier(name.slice(prefix.length)) !== ''
    ? name.slice(prefix.length)
    : name;
}

function cellNames(group: Question, row: string): string[] {
  return [row, `_${row}`, `${group.name}_${row}`];
}

export function areRequired(questions: Question[], id: string, reading: Reading): boolean {
  const required = questions.map((question) => isRequired(question, reading));
  if (required.includes(true) && required.includes(false))
    reading.lose(id, 'Bare noen av radene måtte besvares. Her gjelder det alle eller ingen: ingen er valgt.');
  return required.every(Boolean);
}
