import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import type { Definition } from '../../server/questionnaire/definition.ts';
import { describe } from '../../server/questionnaire/finding.ts';
import { type Questionnaire, questionnaireIn } from '../../server/questionnaire/questionnaire.ts';

type Json = Record<string, unknown>;

/**
 * The file of a small questionnaire of one section. `rest` is anything else that it may hold, such as scales,
 * derived, breakdowns and coverage.
 */
export function fileOf(items: Json[], rest: Json = {}) {
  return {
    survey: 'proven',
    wave: '2022',
    title: 'Prøven',
    waveLabel: 'høsten 2022',
    publisher: 'Utgiveren',
    purpose: 'Å prøve.',
    promise: 'Ingen kjennes igjen.',
    minutes: 1,
    sections: [{ id: '1', title: 'Del 1', items }],
    ...rest,
  };
}

/** The definition in {@link fileOf}, through the same checks as a file. */
export function definitionOf(items: Json[], rest: Json = {}): Definition {
  const { definition, findings } = checkQuestionnaire(
    'proven/2022.json',
    JSON.stringify(fileOf(items, rest)),
  );
  if (!definition) throw new Error(findings.map(describe).join('\n'));
  return definition;
}

export function questionnaireOf(items: Json[], rest: Json = {}): Questionnaire {
  return questionnaireIn('nb', definitionOf(items, rest));
}

/** An item with one answer. An option is its code, or the whole of it. */
export function oneOf(id: string, options: (string | Json)[], rest: Json = {}): Json {
  return { id, kind: 'one', text: `Spørsmål ${id}`, options: options.map(option), ...rest };
}

export function severalOf(id: string, options: (string | Json)[], rest: Json = {}): Json {
  return { id, kind: 'several', text: `Spørsmål ${id}`, options: options.map(option), ...rest };
}

export function scaleItem(id: string, scale: string, rest: Json = {}): Json {
  return { id, kind: 'scale', text: `Spørsmål ${id}`, scale, ...rest };
}

export function numberItem(id: string, rest: Json = {}): Json {
  return { id, kind: 'number', text: `Spørsmål ${id}`, unit: 'årsverk', min: 0, max: 1000, ...rest };
}

export function textItem(id: string, rest: Json = {}): Json {
  return { id, kind: 'text', text: `Spørsmål ${id}`, ...rest };
}

/** A row is its id, or the whole of it. */
export function batteryItem(id: string, scale: string, rows: (string | Json)[], rest: Json = {}): Json {
  return { id, kind: 'battery', text: `Spørsmål ${id}`, scale, rows: rows.map(row), ...rest };
}

export function dateItem(id: string, rest: Json = {}): Json {
  return { id, kind: 'date', text: `Spørsmål ${id}`, ...rest };
}

/** Each row is a number of things from 0 to 1000. */
export function figureTableItem(id: string, years: number[], rows: (string | Json)[], rest: Json = {}): Json {
  const counted = rows.map((given) => ({ unit: 'meldinger', min: 0, max: 1000, ...row(given) }));
  return { id, kind: 'figureTable', text: `Spørsmål ${id}`, years, rows: counted, ...rest };
}

export function informationItem(id: string, rest: Json = {}): Json {
  return { id, kind: 'information', text: `Opplysning ${id}`, ...rest };
}

export function section(id: string, items: Json[], rest: Json = {}): Json {
  return { id, title: `Del ${id}`, items, ...rest };
}

export function indicator(id: string, when: Json, unknown: 'no' | 'out' = 'out'): Json {
  return { id, label: `Indikator ${id}`, when, unknown };
}

export function countOf(id: string, count: string[], rest: Json = {}): Json {
  return { id, label: `Antall ${id}`, count, unknown: 'out', ...rest };
}

/** Four steps, «vet ikke» and two nets, as in the leader survey. */
export const agreement = {
  enighet: {
    options: [
      option('uenig'),
      option('delvis-uenig'),
      option('delvis-enig'),
      option('enig'),
      { ...option('vet-ikke'), missing: 'dontKnow' },
    ],
    nets: [
      { code: 'uenig-siden', label: 'Helt eller delvis uenig', options: ['uenig', 'delvis-uenig'] },
      { code: 'enig-siden', label: 'Helt eller delvis enig', options: ['delvis-enig', 'enig'] },
    ],
  },
};

/** Bands of a number from where each begins to where the next begins. */
export function bandsOf(id: string, of: string, starts: number[]): Json {
  const bands = starts.map((from, index) => {
    const next = starts[index + 1];
    return {
      code: `fra-${from}`,
      label: `Fra ${from}`,
      from,
      ...(next === undefined ? {} : { to: next - 1 }),
    };
  });
  return { id, label: `Grupper av ${of}`, of, bands };
}

function row(given: string | Json): Json {
  return typeof given === 'string'
    ? { id: given, label: `Rad ${given}` }
    : { label: `Rad ${given.id}`, ...given };
}

function option(given: string | Json): Json {
  return typeof given === 'string'
    ? { code: given, label: `Svar ${given}` }
    : { label: `Svar ${given.code}`, ...given };
}
