import type { Definition } from '../questionnaire/definition.ts';
import { insertionsIn } from '../questionnaire/insertion.ts';
import type { Text } from '../questionnaire/text.ts';
import type { Lose } from './loss.ts';
import { wordsIn } from './texts.ts';
import {
  type DefinitionItem,
  type DefinitionOption,
  type DefinitionScale,
  type DefinitionSection,
  textsIn,
} from './whole.ts';

/** What no other language has a place for, whatever it is called there: notes every one of them that is in use. */

const ofTheHead: [field: keyof Definition, what: string][] = [
  ['previous', 'Hvilken bølge denne sammenlignes med (previous), er ikke med.'],
  ['instrument', 'Hvem utgaven er for (instrument), er ikke med.'],
  ['waveLabel', 'Bølgen i ord (waveLabel) er ikke med.'],
  ['publisher', 'Hvem som står bak (publisher), er ikke med.'],
  ['purpose', 'Formålet (purpose) er ikke med. Skriv det i innledningen i det andre verktøyet.'],
  ['promise', 'Løftet om anonymitet (promise) er ikke med. Skriv det i innledningen i det andre verktøyet.'],
  ['minutes', 'Hvor lang tid skjemaet tar (minutes), er ikke med.'],
  ['notes', 'Merknadene til metodesiden (notes) er ikke med.'],
  ['collected', 'Når svarene ble samlet inn (collected), er ikke med.'],
  ['background', 'Det som er kjent fra registeret (background), er ikke med.'],
  ['breakdowns', 'Gruppene som resultatene brytes ned på (breakdowns), er ikke med.'],
  ['coverage', 'Dekningen (coverage) er ikke med.'],
  ['weighting', 'Vektingen til registeret (weighting) er ikke med.'],
  ['explained', 'Forklaringene på advarsler (explained) er ikke med.'],
];

export function headLosses(definition: Definition, lose: Lose): void {
  for (const [field, what] of ofTheHead) {
    const value = definition[field];
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) lose(field, what);
  }
  if (definition.disclosure === 'open') lose('disclosure', 'At tallene er åpne (disclosure), er ikke med.');
  if (typeof definition.disclosure === 'object')
    lose('disclosure', 'Hvor godt de som svarer vernes i resultatene (disclosure), er ikke med.');
  if (definition.licence !== 'CC-BY-4.0') lose('licence', 'Lisensen for resultatene (licence) er ikke med.');
  if (definition.readability.lix !== 50)
    lose('readability', 'Grensen for hvor tung en tekst kan være (readability), er ikke med.');
  for (const { id } of definition.derived)
    lose(id, 'Grupper av tall og indikatorer (derived) er ikke med. Regn dem ut i det andre verktøyet.');
}

const ofAnItem: [field: 'label' | 'note' | 'comparedWithPrevious' | 'register', what: string][] = [
  ['label', 'Det korte navnet (label) er ikke med.'],
  ['note', 'Merknaden til resultatene (note) er ikke med.'],
  ['comparedWithPrevious', 'Hva som er endret siden forrige bølge (comparedWithPrevious), er ikke med.'],
  ['register', 'Kolonnen i registeret (register) er ikke med.'],
];

/** What an item has that is about the results, or softer than a rule. */
export function itemLosses(item: DefinitionItem, lose: Lose): void {
  for (const [field, what] of ofAnItem)
    if (field in item && item[field as keyof DefinitionItem] !== undefined) lose(item.id, what);
  for (const what of lossesOfKind(item)) lose(item.id, what);
}

function lossesOfKind(item: DefinitionItem): string[] {
  switch (item.kind) {
    case 'one':
      return item.nets.length > 0 ? ['Samlingene av svar (nets) er ikke med.'] : [];
    case 'several':
      return item.base === 'ticked'
        ? ['At prosenten regnes av dem som krysset av for noe (base), er ikke med.']
        : [];
    case 'number': {
      const unit = `Enheten «${wordsIn(item.unit, 'nb')}» er ikke med. Skriv den i spørsmålet.`;
      const usual =
        'Grensene for det vanlige (expected) er ikke med: Ingen spør om et uvanlig tall er riktig.';
      return item.expected ? [unit, usual] : [unit];
    }
    case 'percent':
      return ['Prosent er et helt tall fra 0 til 100 i filen.'];
    case 'figureTable': {
      const units = 'Enhetene i tabellen er ikke med. Skriv dem i radene.';
      const usual = 'Sammenligningen med året før (expectedFactor) er ikke med.';
      return item.expectedFactor === undefined ? [units] : [units, usual];
    }
    case 'battery':
      return item.rows.some(({ without }) => without)
        ? ['Alle rader får alle svarene i skalaen: Svar som en rad ikke har (without), er ikke tatt bort.']
        : [];
    default:
      return [];
  }
}

const ofOptions = {
  missing: 'Filen kan ikke si at et svar er uten mening (missing)',
  base: 'Filen kan ikke si om et svar er med i prosentgrunnlaget (base)',
  value: 'Tallet som et svar teller i et gjennomsnitt (value), er ikke med',
  showIf: 'Svar som bare noen skal se (showIf), vises til alle',
} as const;

/** What the options have beyond a code and a label, except what the other language carries. */
export function optionLosses(
  at: string,
  options: DefinitionOption[],
  lose: Lose,
  carried: (field: keyof typeof ofOptions, option: DefinitionOption) => boolean = () => false,
): void {
  for (const [field, what] of Object.entries(ofOptions) as [keyof typeof ofOptions, string][]) {
    const left = options.filter((option) => option[field] !== undefined && !carried(field, option));
    if (left.length > 0)
      lose(at, `${what}: ${left.map(({ label }) => `«${wordsIn(label, 'nb')}»`).join(', ')}.`);
  }
}

export function scaleLosses(name: string, scale: DefinitionScale, lose: Lose): void {
  if (scale.nets.length > 0) lose(name, 'Samlingene av svar i skalaen (nets) er ikke med.');
  if (scale.polarity === 'unipolar')
    lose(name, 'At skalaen går fra ingenting til mye (polarity), er ikke med.');
}

/** Answers inserted in texts: the other languages have no words for where there is no answer. */
export function insertionLosses(
  part: DefinitionItem | DefinitionSection,
  lose: Lose,
  how: (item: string) => string | undefined,
): void {
  const inserted = textsIn(part).flatMap(wordings).flatMap(insertionsIn);
  const fallbacks = new Map(inserted.map(({ item, fallback = '' }) => [item, fallback]));
  for (const [item, fallback] of fallbacks)
    lose(
      part.id,
      how(item) ?? `Ordene «${fallback}», som står der det ikke er noe svar på ${item}, er ikke med.`,
    );
}

function wordings(text: Text): string[] {
  return typeof text === 'string' ? [text] : Object.values(text).filter((words) => words !== undefined);
}
