import type { TFunction } from 'i18next';
import { quoted } from '../../questionnaire/wording.ts';
import { translatorFor } from '../i18n/translate.ts';
import { type Fact, factsOf, numberInWords } from './codebook-facts.ts';
import type { Codebook, CodebookOption, CodebookVariable } from './codebook-shape.ts';

/** A codebook as a page: the variables of a question together, in their sections, with words for everything. */
interface CodebookPage {
  codebook: Codebook;
  sections: { id: string; title: string; entries: Entry[] }[];
  /** The fields of the JSON, and what each of them holds. */
  fields: [name: string, meaning: string][];
}

interface Entry {
  id: string;
  label: string;
  /** The question in full, where the label is not already that. */
  text: string | undefined;
  help: string | undefined;
  facts: Fact[];
  options: OptionRow[];
  hasValues: boolean;
  nets: { code: string; label: string; parts: string[] }[];
  bands: { code: string; label: string; range: string }[];
  /** Of a grid: its rows, with a variable each, or one for each year. */
  rows: GridRow[];
}

interface OptionRow {
  code: string;
  label: string;
  value: string;
  missing: string;
  base: string;
  notes: string[];
}

interface GridRow {
  label: string;
  notes: string[];
  variables: { id: string; year: number | undefined }[];
}

export function codebookPage(codebook: Codebook): CodebookPage {
  const t = translatorFor(codebook.language);
  const sections = new Map<string, CodebookPage['sections'][number]>();
  for (const variables of groupedBy(codebook.variables, ({ item, id }) => item ?? id)) {
    const { id, title } = variables[0].section ?? sectionWithout(variables[0], t);
    const section = sections.get(id) ?? { id, title, entries: [] };
    section.entries.push(entryOf(variables, codebook, t));
    sections.set(id, section);
  }
  const fields = Object.entries(t('codebook.fields', { returnObjects: true }) as Record<string, string>);
  return { codebook, sections: [...sections.values()], fields };
}

/** Where the page has what stands in no section of the questionnaire. No id has an underscore. */
function sectionWithout({ kind }: CodebookVariable, t: TFunction): { id: string; title: string } {
  return kind === 'background'
    ? { id: '_register', title: t('codebook.background') }
    : { id: '_derived', title: t('codebook.derived') };
}

type Group = [CodebookVariable, ...CodebookVariable[]];

function groupedBy(variables: CodebookVariable[], keyOf: (variable: CodebookVariable) => string): Group[] {
  const groups = new Map<string, Group>();
  for (const variable of variables) {
    const group = groups.get(keyOf(variable));
    if (group) group.push(variable);
    else groups.set(keyOf(variable), [variable]);
  }
  return [...groups.values()];
}

function entryOf(variables: Group, codebook: Codebook, t: TFunction): Entry {
  const [first] = variables;
  const isGrid = first.row !== undefined;
  const options = unionOf(variables.map((variable) => variable.options ?? []));
  const nets = unionOf(variables.map((variable) => variable.nets ?? []));
  const labels = new Map(options.map(({ code, label }) => [code, label]));
  const { label, text } = isGrid ? (first.question ?? first) : first;
  return {
    id: first.item ?? first.id,
    label,
    text: text === label ? undefined : text,
    help: first.help,
    facts: factsOf(variables, codebook, t),
    options: options.map((option) => optionRow(option, codebook, t)),
    hasValues: options.some(({ value }) => value !== undefined),
    nets: nets.map((net) => ({ ...net, parts: net.options.map((code) => labels.get(code) ?? code) })),
    bands: (first.bands ?? []).map((band) => ({
      code: band.code,
      label: band.label,
      range: rangeOf(band, t),
    })),
    rows: isGrid ? gridRows(variables, options, codebook, t) : [],
  };
}

function rangeOf({ from, to, below }: NonNullable<CodebookVariable['bands']>[number], t: TFunction): string {
  if (below !== undefined) return t('codebook.fromBelow', { from, below });
  return to === undefined ? t('codebook.from', { from }) : t('codebook.fromTo', { from, to });
}

/** Each code once, in the order of whoever has most. A row of a battery may offer less than its scale. */
function unionOf<T extends { code: string }>(lists: T[][]): T[] {
  const [longest = [], ...rest] = lists.toSorted((a, b) => b.length - a.length);
  const others = rest.flat().filter(({ code }) => !longest.some((each) => each.code === code));
  return [...new Map([...longest, ...others].map((each) => [each.code, each])).values()];
}

function optionRow(option: CodebookOption, { language }: Codebook, t: TFunction): OptionRow {
  const { code, label, value, missing, base, exclusive, withText, universe, values } = option;
  return {
    code,
    label,
    value: value?.toLocaleString(language) ?? '',
    missing: missing ? t(`codebook.missing.${missing}`) : '',
    base: t(`codebook.base.${base}`),
    notes: [
      ...(exclusive ? [t('codebook.exclusive')] : []),
      ...(withText ? [t('codebook.withText')] : []),
      ...(universe ? [universe] : []),
      ...(values ? [t('codebook.holds', { values: values.join(', ') })] : []),
    ],
  };
}

function gridRows(variables: Group, options: CodebookOption[], codebook: Codebook, t: TFunction): GridRow[] {
  const differ = new Set(variables.map(({ universe }) => universe)).size > 1;
  return groupedBy(variables, ({ row, id }) => row?.id ?? id).map((group) => {
    const [first] = group;
    const lacks = options.filter(({ code }) => first.options?.every((option) => option.code !== code));
    const labels = lacks.map(({ label }) => quoted(label, codebook.language)).join(', ');
    return {
      label: first.row?.label ?? first.label,
      notes: [
        ...(first.number ? [numberInWords(first.number, codebook, t)] : []),
        ...(differ ? [first.universe] : []),
        ...(lacks.length > 0 ? [t('codebook.lacks', { options: labels })] : []),
      ],
      variables: group.map(({ id, year }) => ({ id, year })),
    };
  });
}
