import type { Condition } from '../../questionnaire/condition.ts';
import { batteryOf } from './battery.ts';
import { figureTableOf } from './figures.ts';
import { itemOf } from './items.ts';
import { isBattery } from './lists.ts';
import { introName } from './names.ts';
import { beginSection, conditionIn, idOf, labelOf, otherCells, type Reading, textIn } from './reading.ts';
import { placeOf, wordsAt } from './sheets.ts';
import { type Question, questionsIn } from './tree.ts';

/** Groups at the top are sections; questions that stand outside any are put together in sections of their own. */
export function sectionsOf(tree: Question[], reading: Reading): object[] {
  const sections: { items: object[] }[] = [];
  let loose: { items: object[] } | undefined;
  for (const question of tree) {
    if (question.type === 'group' && !isGrid(question)) {
      loose = undefined;
      const section = sectionOf(question, reading);
      if (section) sections.push(section);
      continue;
    }
    if (!loose) beginSection(reading);
    const items = itemsOf(question, [], reading);
    if (items.length === 0) continue;
    if (!loose) {
      loose = looseSection(question, reading);
      sections.push(loose);
    }
    loose.items.push(...items);
  }
  if (sections.length === 0) reading.lose('sections', 'Skjemaet har ingen spørsmål som kan brukes her.');
  return sections;
}

function looseSection(question: Question, { sectionIds, title, lose }: Reading): { items: object[] } {
  const id = sectionIds.take('del', 'del');
  lose(
    placeOf(question.row),
    `Spørsmålene fra «${question.name}» står ikke i noen gruppe. De er samlet i delen «${id}»; gi den en tittel.`,
  );
  return { ...{ id, title }, items: [] };
}

function sectionOf(group: Question, reading: Reading): { items: object[] } | undefined {
  beginSection(reading);
  const id = idOf(group, reading.sectionIds, 'del', reading.lose);
  const [first, ...rest] = group.children;
  const introduction = first?.type === 'note' && first.name === introName(group.name) ? first : undefined;
  const intro = introduction && textIn(introduction.row, 'label', reading);
  const section = {
    id,
    title: labelOf(group, reading),
    ...(intro === undefined ? {} : { intro }),
    ...conditionIn(group, [], reading),
  };
  otherCells(group, ['type', 'name', 'label', 'relevant'], reading);
  const items = (introduction ? rest : group.children).flatMap((child) => itemsOf(child, [], reading));
  if (items.length > 0) return { ...section, items };
  reading.lose(
    placeOf(group.row),
    `Gruppen «${group.name}» har ingen spørsmål som kan brukes her, så den er ikke med.`,
  );
  return undefined;
}

/** The items that a question or a group becomes. `outer` are the conditions of groups around it that are gone. */
function itemsOf(question: Question, outer: Condition[], reading: Reading): object[] {
  if (question.type === 'repeat') return refuseRepeat(question, reading);
  if (question.type !== 'group') return itemOf(question, outer, reading);
  if (isBattery(question)) return [batteryOf(question, outer, reading)];
  const table = figureTableOf(question, outer, reading);
  if (table) return [table];
  const { showIf } = conditionIn(question, [], reading);
  reading.lose(
    placeOf(question.row),
    `Gruppen «${question.name}» inni en annen gruppe er løst opp. Overskriften «${wordsAt(question.row, 'label') ?? ''}» er ikke med.`,
  );
  otherCells(question, ['type', 'name', 'label', 'relevant'], reading);
  return question.children.flatMap((child) => itemsOf(child, showIf ? [...outer, showIf] : outer, reading));
}

function isGrid(question: Question): boolean {
  return isBattery(question) || figureTableOf(question) !== undefined;
}

function refuseRepeat(repeat: Question, { lose }: Reading): object[] {
  lose(
    placeOf(repeat.row),
    `«${repeat.name}» gjentas flere ganger (repeat). Det finnes ikke her, så den er ikke med.`,
  );
  for (const { row, name } of questionsIn(repeat.children))
    lose(placeOf(row), `«${name}» står i en gruppe som gjentas, så den er ikke med.`);
  return [];
}
