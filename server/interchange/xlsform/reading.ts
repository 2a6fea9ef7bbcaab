import type { Condition } from '../../questionnaire/condition.ts';
import type { Language, Text } from '../../questionnaire/text.ts';
import { readCondition } from '../expression/condition.ts';
import type { Field, Fields } from '../expression/fields.ts';
import { simplified } from '../expression/simplify.ts';
import type { Identifiers } from '../identifiers.ts';
import type { Lose } from '../loss.ts';
import { mapText, textFrom } from '../texts.ts';
import type { ChoiceList } from './lists.ts';
import { cellAt, placeOf, type SheetRow, wordsAt } from './sheets.ts';
import type { Question } from './tree.ts';

/** An XLSForm as far as it has been read. Questions are read in order, and conditions look back. */
export interface Reading {
  lose: Lose;
  lists: ReadonlyMap<string, ChoiceList>;
  /** The scales by the lists they are made of. */
  scales: ReadonlyMap<string, string>;
  fields: Fields;
  itemIds: Identifiers;
  sectionIds: Identifiers;
  /** Where a text question may turn out to hold the own words of an option: by the name it then has. */
  ownWords: Map<string, { item: string; code: string; take: () => void }>;
  title: Text;
  languages: Language[];
  /** The questions of earlier sections: only their answers can be inserted in a text. */
  insertable: ReadonlySet<string>;
  wordings(row: SheetRow, column: string): Partial<Record<Language, string>>;
}

/** The id of a question or a group, which is told of when it is not its name. */
export function idOf({ name, row }: Question, ids: Identifiers, fallback: string, lose: Lose): string {
  const id = ids.take(name, fallback);
  if (id !== name && name !== `_${id}`) lose(placeOf(row), `«${name}» har fått id-en «${id}».`);
  return id;
}

export function remember({ name }: Question, field: Field, { fields }: Reading): void {
  fields.byName.set(name, field);
}

/** The words in a column, with inserted answers written as they are here. */
export function textIn(row: SheetRow, column: string, reading: Reading): Text | undefined {
  const text = textFrom(reading.wordings(row, column));
  if (text === undefined || !JSON.stringify(text).includes('${')) return text;
  const at = row.cells.find(({ heading }) => heading.column === column)?.at ?? placeOf(row);
  const told = new Set<string>();
  const tell = (name: string, what: string) => {
    if (!told.has(name)) reading.lose(at, what);
    told.add(name);
  };
  return mapText(text, (words) =>
    words.replaceAll(/\$\{\s*([^{}]+?)\s*\}/g, (_, name: string) => {
      const field = reading.fields.byName.get(name);
      if (!field || field.row !== undefined || !reading.insertable.has(name)) {
        tell(
          name,
          `Svaret på «${name}» kan ikke settes inn i teksten: Bare ett svar fra en tidligere del kan det. Skriv teksten uten.`,
        );
        return '…';
      }
      tell(name, `Skriv hva som skal stå der svaret på ${field.item} mangler. Nå står det «svaret ditt».`);
      return `{{${field.item}|svaret ditt}}`;
    }),
  );
}

/** The question's words, or its name when it has none. */
export function labelOf({ row, name }: Question, reading: Reading): Text {
  const label = textIn(row, 'label', reading);
  if (label === undefined) reading.lose(placeOf(row), `«${name}» har ingen tekst. Skriv den.`);
  return label ?? (name || 'Skriv teksten');
}

/** When the question is shown. A condition that cannot be read shows it to all, and is told of. */
export function conditionIn(
  { row, name }: Question,
  outer: Condition[],
  reading: Reading,
): { showIf?: Condition } {
  const cell = cellAt(row, 'relevant');
  const all = [...outer];
  if (cell) {
    const read = readCondition(cell.words, reading.fields);
    if ('condition' in read) all.push(read.condition);
    else
      reading.lose(
        cell.at,
        `Betingelsen «${shortened(cell.words)}» er ikke med (${read.problem}), så «${name}» vises til alle.`,
      );
  }
  if (all.length === 0) return {};
  return { showIf: simplified({ all }, (item) => reading.fields.rows.get(item)) };
}

export function isRequired({ row, name }: Question, { lose }: Reading): boolean {
  const written = wordsAt(row, 'required') ?? '';
  if (/^(yes|true|true\(\)|1|x)$/i.test(written)) return true;
  if (!/^(no|false|false\(\)|0|)$/i.test(written))
    lose(
      cellAt(row, 'required')?.at ?? placeOf(row),
      `At «${name}» bare noen ganger må besvares (${written}), er ikke med.`,
    );
  return false;
}

/** Tells of every filled cell in a column that is not in `known`. */
export function otherCells({ row, name }: Question, known: string[], { lose }: Reading): void {
  for (const { heading, at, words } of row.cells)
    if (!known.includes(heading.column) && heading.language !== 'other')
      lose(at, `«${heading.written}» for «${name}» er ikke med: ${shortened(words)}`);
}

export function shortened(words: string): string {
  return words.length > 100 ? `${words.slice(0, 99)}…` : words;
}

/** From here on, what has been read so far belongs to earlier sections. */
export function beginSection(reading: Reading): void {
  reading.insertable = new Set(reading.fields.byName.keys());
}
