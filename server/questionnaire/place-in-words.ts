import type { Definition } from './definition.ts';
import type { Path } from './schema-texts.ts';
import { inLanguage, type Text } from './text.ts';
import { quoted } from './wording.ts';

/** Where in a questionnaire something stands, in bokmål: «svaret «Ja» i spørsmål 5b». */
export function placeInWords(definition: Definition, [top, ...rest]: Path): string {
  if (top === 'sections') return inSection(definition, rest);
  if (top === 'scales')
    return `${partInWords(definition.scales[String(rest[0])], rest.slice(1))}skalaen «${rest[0]}»`;
  if (top === 'derived') {
    const variable = definition.derived[Number(rest[0])];
    return `${partInWords(variable, rest.slice(1))}målet «${variable?.id}»`;
  }
  if (top === 'notes') return 'merknadene';
  return fieldNames[String(top)] ?? `feltet «${top}»`;
}

function inSection(definition: Definition, [place, inside, ...rest]: Path): string {
  const section = definition.sections[Number(place)];
  if (inside !== 'items') return `${fieldInWords(inside)}del ${section?.id}`;
  const item = section?.items[Number(rest[0])];
  return `${partInWords(item, rest.slice(1))}spørsmål ${item?.id}`;
}

/** «svaret «Ja» i », «hjelpen til »; nothing for the words of the whole. */
function partInWords(whole: unknown, path: Path): string {
  const [list, index, field] = path;
  const part = lists[String(list)];
  if (!part) return fieldInWords(list);
  const { label } = (whole as Record<string, { label: Text }[]>)[String(list)]?.[Number(index)] ?? {};
  const name = `${part} ${label === undefined ? '' : quoted(inLanguage(label, 'nb'), 'nb')} i `;
  return field === undefined || field === 'label' ? name : `${fieldInWords(field)}${name}`;
}

function fieldInWords(field: Path[number] | undefined): string {
  return fields[String(field)] ?? '';
}

const lists: Record<string, string> = {
  options: 'svaret',
  rows: 'raden',
  nets: 'sammenslåingen',
  bands: 'gruppen',
};

const fields: Record<string, string> = {
  help: 'hjelpen til ',
  note: 'merknaden til ',
  label: 'det korte navnet på ',
  intro: 'innledningen til ',
  title: 'tittelen på ',
  unit: 'enheten i ',
  poles: 'endepunktene på ',
};

const fieldNames: Record<string, string> = {
  title: 'tittelen',
  waveLabel: 'navnet på bølgen',
  publisher: 'utgiveren',
  purpose: 'formålet',
  promise: 'løftet',
  instrument: 'navnet på skjemaet',
  coverage: 'kilden til registertallene',
};
