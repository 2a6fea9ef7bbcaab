import type { Condition } from '../condition.ts';
import { type Problem, warning } from '../finding.ts';
import type { Item } from '../kinds/all.ts';
import type { Section } from '../questionnaire.ts';
import { leavesOf } from '../routing.ts';
import { type Checking, placedItems } from './placed.ts';

type Items = Checking['items'];

/** Who skips the question before is not asked the one that must be answered, and that is seldom meant. */
export function checkRequired({ written, items }: Checking): Problem[] {
  const sections = written.sections.flatMap((section, index) =>
    sectionProblems(section, ['sections', index, 'showIf'], items),
  );
  const own = placedItems(written)
    .filter(({ item }) => item.required)
    .flatMap(({ item, path }) => [
      ...conditionProblems(item, [...path, 'showIf'], items),
      ...carriedProblems(item, path, items),
    ]);
  return [...sections, ...own];
}

function conditionProblems(item: Item, path: Problem['path'], items: Items): Problem[] {
  const optional = optionalIn(item.showIf, items);
  if (!optional) return [];
  const opening = `Spørsmål ${item.id} må besvares, men vises bare etter svaret på ${optional.id}, som kan hoppes over.`;
  return [behindOptional(path, `${opening} ${remedy(optional, item.id)}`)];
}

/** Told once for the section, whatever number of its questions must be answered. */
function sectionProblems(
  { id, showIf, items: own }: Section,
  path: Problem['path'],
  items: Items,
): Problem[] {
  const required = own.filter((item) => item.required).map((item) => item.id);
  const optional = required.length > 0 ? optionalIn(showIf, items) : undefined;
  if (!optional) return [];
  const ids = new Intl.ListFormat('nb').format(required);
  const opening = `I delen «${id}» må ${ids} besvares, men delen vises bare etter svaret på ${optional.id}, som kan hoppes over.`;
  return [behindOptional(path, `${opening} ${remedy(optional, ids)}`)];
}

/** With options or rows of its own the question is asked all the same. */
function carriedProblems(item: Item, path: Problem['path'], items: Items): Problem[] {
  const carried = carriedAlone(item);
  const source = carried && items.get(carried.from);
  if (!source || source.required) return [];
  const opening = `Spørsmål ${item.id} må besvares, men alt i det hentes fra ${source.id}, som kan hoppes over.`;
  return [behindOptional([...path, carried.field, 'item'], `${opening} ${remedy(source, item.id)}`)];
}

function carriedAlone(item: Item): { field: string; from: string } | undefined {
  if ('rowsFrom' in item && item.rowsFrom && item.rows.length === 0)
    return { field: 'rowsFrom', from: item.rowsFrom.item };
  return 'optionsFrom' in item && item.optionsFrom && item.options.length === 0
    ? { field: 'optionsFrom', from: item.optionsFrom.item }
    : undefined;
}

/** A condition that asks whether there is an answer has thought of those who skip. */
function optionalIn(condition: Condition | undefined, items: Items): Item | undefined {
  return (condition ? leavesOf(condition) : [])
    .filter((leaf) => !('answered' in leaf))
    .map(({ item }) => items.get(item))
    .find((subject) => subject && !subject.required);
}

function behindOptional(path: Problem['path'], message: string): Problem {
  return warning('required-behind-optional', path, message);
}

function remedy(optional: Item, ids: string): string {
  return `Gjør ${optional.id} obligatorisk, eller la ${ids} være frivillig.`;
}
