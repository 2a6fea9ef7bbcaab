import type { Condition } from '../../questionnaire/condition.ts';
import { textFrom } from '../texts.ts';
import { limitsIn } from './constraint.ts';
import { usualLength } from './limits.ts';
import { type ChoiceList, emptyList } from './lists.ts';
import { cellName } from './names.ts';
import { number } from './numbers.ts';
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
import { cellAt, placeOf } from './sheets.ts';
import { hasAppearance, type Question } from './tree.ts';

/** Fields that the other tool fills in by itself. */
const ofTheTool =
  /^(start|end|today|deviceid|device_id|username|user_name|phonenumber|phone_number|simserial|subscriberid|email|audit|start-geopoint|background-audio|imei|hidden|calculate|calculation|xml-external|csv-external)$/;

/** The item that a question becomes; none when there is no such way of asking here. */
export function itemOf(question: Question, outer: Condition[], reading: Reading): object[] {
  if (isOwnWords(question, reading)) return [];
  const make = Object.hasOwn(makers, question.type) ? makers[question.type] : undefined;
  if (make) return [made(question, outer, reading, make)];
  const at = placeOf(question.row, 'type');
  if (ofTheTool.test(question.type))
    reading.lose(at, `«${question.name}» (${question.type}) fylles ut av verktøyet selv og er ikke med.`);
  else reading.lose(at, `«${question.name}» er ikke med: Slaget «${question.type}» finnes ikke her.`);
  return [];
}

type Maker = (question: Question, id: string, reading: Reading) => { columns: string[]; item: object };

const makers: Record<string, Maker> = {
  select_one: oneOrScale,
  select_multiple: several,
  integer: number,
  int: number,
  decimal: number,
  range: number,
  text,
  string: text,
  date,
  note: information,
};

const everyColumn = ['type', 'name', 'label', 'relevant'];

function made(question: Question, outer: Condition[], reading: Reading, make: Maker): object {
  const { row, name, type } = question;
  const id = idOf(question, reading.itemIds, 'sporsmal', reading.lose);
  const condition = conditionIn(question, outer, reading);
  const words = { id, text: labelOf(question, reading) };
  const answerable = type !== 'note';
  const help = answerable ? textIn(row, 'hint', reading) : undefined;
  const required = answerable && isRequired(question, reading);
  const { columns, item } = make(question, id, reading);
  otherCells(
    { ...question, name: name || id },
    [...everyColumn, ...(answerable ? ['hint', 'required'] : []), ...columns],
    reading,
  );
  return {
    ...words,
    ...(help === undefined ? {} : { help }),
    ...(answerable ? { required } : {}),
    ...condition,
    ...item,
  };
}

function choicesOf({ list = '', row, name }: Question, { lists, lose }: Reading): ChoiceList {
  const found = lists.get(list);
  if (!found)
    lose(placeOf(row, 'type'), `«${name}» bruker listen «${list}», som ikke finnes. Skriv svarene.`);
  return found ?? emptyList();
}

/** "Other", which the tool adds by itself. */
const other = { nb: 'Annet', nn: 'Anna', en: 'Other' };
const otherCode = 'annet';

function otherIn({ languages }: Reading) {
  const words = languages.map((language) => [language, other[language]]);
  return { code: otherCode, label: textFrom(Object.fromEntries([['nb', other.nb], ...words])) ?? other.nb };
}

function oneOrScale(question: Question, id: string, reading: Reading) {
  const list = choicesOf(question, reading);
  const codes = question.orOther ? new Map([...list.codes, ['other', otherCode]]) : list.codes;
  remember(question, { item: id, type: 'choice', codes }, reading);
  const scale = question.orOther ? undefined : reading.scales.get(question.list ?? '');
  if (scale !== undefined) return { columns: [], item: { kind: 'scale', scale } };
  if (question.orOther)
    reading.lose(
      placeOf(question.row, 'type'),
      `Egne ord ved «Annet» er ikke med i «${id}»: De kan bare skrives der flere svar kan velges.`,
    );
  const options = question.orOther ? [...list.options, otherIn(reading)] : list.options;
  return { columns: [], item: { kind: 'one', options } };
}

function several(question: Question, id: string, reading: Reading) {
  const list = choicesOf(question, reading);
  const codes = question.orOther ? new Map([...list.codes, ['other', otherCode]]) : list.codes;
  remember(question, { item: id, type: 'several', codes }, reading);
  const {
    exclusive = [],
    atLeast,
    atMost,
    enough = [],
  } = limitsIn(question, reading, ['exclusive', 'atLeast', 'atMost', 'enough']);
  const alone = new Set(exclusive.map((name) => codes.get(name)));
  const options: (ChoiceList['options'][number] & { exclusive?: true; withText?: true })[] = list.options.map(
    (option) => (alone.has(option.code) ? { ...option, exclusive: true } : { ...option }),
  );
  if (question.orOther) options.push({ ...otherIn(reading), withText: true });
  const free = enough.filter((name) => !exclusive.includes(name));
  if (free.length > 0)
    reading.lose(
      id,
      `Svaret «${free.join('», «')}» slipper ikke lenger kravet om minst ${atLeast} svar. Sett missing på det.`,
    );
  for (const [name, code] of codes) offerOwnWords(question, id, name, code, options, reading);
  return {
    columns: ['constraint', 'constraint_message'],
    item: {
      kind: 'several',
      options,
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(atMost === undefined ? {} : { atMost }),
    },
  };
}

/** A text question asked of those who ticked one option, and named after both, is the option's own words. */
function offerOwnWords(
  question: Question,
  item: string,
  name: string,
  code: string,
  options: { code: string; withText?: true }[],
  reading: Reading,
): void {
  const option = options.find((each) => each.code === code);
  reading.ownWords.set(`${question.name}_${name}`, {
    item,
    code,
    take: () => {
      if (option) option.withText = true;
    },
  });
  reading.ownWords.set(cellName(question.name, name), reading.ownWords.get(`${question.name}_${name}`)!);
}

function isOwnWords(question: Question, reading: Reading): boolean {
  const offer = question.type === 'text' ? reading.ownWords.get(question.name) : undefined;
  if (!offer || !cellAt(question.row, 'relevant')) return false;
  const quiet = { ...reading, lose: () => {} };
  const { showIf } = conditionIn(question, [], quiet);
  const fits = JSON.stringify(showIf) === JSON.stringify({ item: offer.item, in: [offer.code] });
  if (!fits) return false;
  offer.take();
  for (const [name, other] of reading.ownWords) if (other.item === offer.item) reading.ownWords.delete(name);
  otherCells(question, [...everyColumn, 'required'], reading);
  return true;
}

function text(question: Question, id: string, reading: Reading) {
  remember(question, { item: id, type: 'words' }, reading);
  const { maxLength = usualLength } = limitsIn(question, reading, ['maxLength']);
  const many = hasAppearance(question, 'multiline');
  return {
    columns: ['constraint', 'constraint_message', ...(many ? ['appearance'] : [])],
    item: { kind: 'text', lines: many ? 'many' : 'one', maxLength: Math.min(Math.max(maxLength, 1), 10_000) },
  };
}

function date(question: Question, id: string, reading: Reading) {
  remember(question, { item: id, type: 'words' }, reading);
  const { min, max } = limitsIn(question, reading, ['min', 'max']);
  return {
    columns: ['constraint', 'constraint_message'],
    item: {
      kind: 'date',
      ...(typeof min === 'string' ? { min } : {}),
      ...(typeof max === 'string' ? { max } : {}),
    },
  };
}

function information() {
  return { columns: [], item: { kind: 'information' } };
}
