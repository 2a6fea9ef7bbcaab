import type { Language, Text } from '../../questionnaire/text.ts';
import { noFields } from '../expression/fields.ts';
import { identifiers } from '../identifiers.ts';
import { type Loss, lossList } from '../loss.ts';
import { choiceLosses, headOf, type Target } from '../target.ts';
import { languageNames, textFrom } from '../texts.ts';
import { languageIn } from './headings.ts';
import { listsIn, scalesAmong } from './lists.ts';
import type { Reading } from './reading.ts';
import { sectionsOf } from './sections.ts';
import { readWorkbook, type SheetRow, type Workbook, wordsAt } from './sheets.ts';
import { treeOf } from './tree.ts';

/**
 * An XLSForm as the JSON of a questionnaire. What the form does not have gets a placeholder, and what cannot be
 * carried is among the losses, with the cell where it stands. Throws `invalid` when the file cannot be read at all.
 */
export async function fromXlsForm(
  file: Buffer,
  target: Target,
): Promise<{ definition: unknown; losses: Loss[] }> {
  const { losses, lose } = lossList();
  const workbook = await readWorkbook(file, lose);
  const [settings] = workbook.settings;
  const usual = languageIn((settings && wordsAt(settings, 'default_language')) ?? '') ?? 'nb';
  const languages = languagesOf(workbook, usual);
  if (!languages.includes('nb'))
    lose(
      'languages',
      `Skjemaet har ikke tekst på bokmål. Teksten på ${languageNames[languages[0] ?? 'nb']} står i stedet.`,
    );
  const title = settings && wordsAt(settings, 'form_title');
  const head = headOf(target, title, languages, lose);
  for (const { heading, at, words } of workbook.settings.flatMap(({ cells }) => cells))
    if (!['form_title', 'form_id', 'default_language'].includes(heading.column))
      lose(at, `Innstillingen «${heading.written}» (${words}) er ikke med.`);

  const tree = treeOf(workbook.survey, lose);
  const lists = listsIn(workbook.choices, (row) => textFrom(wordingsIn(row, 'label', usual)), lose);
  const scales = scalesAmong(lists, tree);
  const reading: Reading = {
    lose,
    lists,
    scales,
    fields: noFields(),
    itemIds: identifiers(),
    sectionIds: identifiers(),
    ownWords: new Map(),
    languages,
    insertable: new Set(),
    title: (title as Text | undefined) ?? 'Spørsmål',
    wordings: (row, column) => wordingsIn(row, column, usual),
  };
  const sections = sectionsOf(tree, reading);
  const scaleOptions = Object.fromEntries(
    [...scales].map(([list, id]) => [id, { options: lists.get(list)?.options ?? [] }]),
  );
  choiceLosses(sections, scaleOptions, lose);
  return { definition: { ...head, scales: scaleOptions, sections }, losses };
}

function languagesOf({ headings }: Workbook, usual: Language): Language[] {
  const found = headings.survey.flatMap(({ column, language }) =>
    column === 'label' && language !== 'other' ? [language ?? usual] : [],
  );
  return found.length === 0 ? ['nb'] : [...new Set(found)];
}

/** The words of a row by language; those in a column without language are in the form's usual one. */
function wordingsIn(row: SheetRow, column: string, usual: Language): Partial<Record<Language, string>> {
  const cells = row.cells.filter(({ heading }) => heading.column === column && heading.language !== 'other');
  return Object.fromEntries(
    cells
      .map(({ heading, words }) => [(heading.language as Language | undefined) ?? usual, words] as const)
      .reverse(),
  );
}
