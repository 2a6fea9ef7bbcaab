import type { Text } from '../../questionnaire/text.ts';
import type { DefinitionItem } from '../whole.ts';

/** What an answer must be, in the words of an XLSForm constraint. */
export interface Limits {
  /** The lowest and highest number or day. */
  min?: number | string;
  max?: number | string;
  maxLength?: number;
  atLeast?: number;
  atMost?: number;
  /** Options that stand alone. */
  exclusive?: string[];
  /** Options that need no company: with one of them, `atLeast` does not count. */
  enough?: string[];
}

/** The longest text when nothing is said. */
export const usualLength = 2000;

export function limitsOf(item: DefinitionItem): Limits {
  switch (item.kind) {
    case 'number':
      return { min: item.min, max: item.max };
    case 'percent':
      return { min: 0, max: 100 };
    case 'date':
      return given({ min: item.min, max: item.max });
    case 'text':
      return item.maxLength === usualLength ? {} : { maxLength: item.maxLength };
    case 'several': {
      const { atLeast, atMost, options } = item;
      const exclusive = options.filter((option) => option.exclusive).map(({ code }) => code);
      const enough = options.filter((option) => option.exclusive || option.missing).map(({ code }) => code);
      return given({
        atLeast,
        atMost,
        ...(exclusive.length > 0 ? { exclusive } : {}),
        ...(atLeast !== undefined && enough.length > 0 ? { enough } : {}),
      });
    }
    default:
      return {};
  }
}

function given(limits: { [Field in keyof Limits]: Limits[Field] | undefined }): Limits {
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
}

/** The limits as a constraint, and what to say when an answer breaks it. Nothing when there are none. */
export function constraintOf(limits: Limits): { constraint: string; message: Text } | undefined {
  const parts = [...ofValue(limits), ...ofTicks(limits)];
  return parts.length === 0 ? undefined : { constraint: parts.join(' and '), message: messageOf(limits) };
}

function ofValue({ min, max, maxLength }: Limits): string[] {
  return [
    ...(min === undefined ? [] : [`. >= ${literal(min)}`]),
    ...(max === undefined ? [] : [`. <= ${literal(max)}`]),
    ...(maxLength === undefined ? [] : [`string-length(.) <= ${maxLength}`]),
  ];
}

function ofTicks({ atLeast, atMost, exclusive = [], enough = [] }: Limits): string[] {
  const minimum = `count-selected(.) >= ${atLeast}`;
  const exceptions = enough.map((code) => ` or selected(., '${code}')`).join('');
  return [
    ...(atLeast === undefined ? [] : [exceptions ? `(${minimum}${exceptions})` : minimum]),
    ...(atMost === undefined ? [] : [`count-selected(.) <= ${atMost}`]),
    ...exclusive.map((code) => `not(selected(., '${code}') and count-selected(.) > 1)`),
  ];
}

function literal(limit: number | string): string {
  return typeof limit === 'number' ? String(limit) : `date('${limit}')`;
}

/** Words for whoever gave an answer outside the limits. */
export function messageOf({ min, max, maxLength, atLeast, atMost, exclusive = [] }: Limits): Text {
  const sentences: [nb: string, nn: string, en: string][] = [
    ...(min === undefined ? [] : [[`Minst ${min}.`, `Minst ${min}.`, `At least ${min}.`] as const]),
    ...(max === undefined ? [] : [[`Høyst ${max}.`, `Høgst ${max}.`, `At most ${max}.`] as const]),
    ...(maxLength === undefined
      ? []
      : [
          [
            `Høyst ${maxLength} tegn.`,
            `Høgst ${maxLength} teikn.`,
            `At most ${maxLength} characters.`,
          ] as const,
        ]),
    ...(atLeast === undefined
      ? []
      : [[`Velg minst ${atLeast}.`, `Vel minst ${atLeast}.`, `Choose at least ${atLeast}.`] as const]),
    ...(atMost === undefined
      ? []
      : [[`Velg høyst ${atMost}.`, `Vel høgst ${atMost}.`, `Choose at most ${atMost}.`] as const]),
    ...(exclusive.length === 0
      ? []
      : [
          [
            'Et av svarene kan ikke velges sammen med andre.',
            'Eitt av svara kan ikkje veljast saman med andre.',
            'One of the answers cannot be combined with others.',
          ] as const,
        ]),
  ].map(([nb, nn, en]) => [nb, nn, en]);
  const inLanguage = (place: 0 | 1 | 2) => sentences.map((sentence) => sentence[place]).join(' ');
  return { nb: inLanguage(0), nn: inLanguage(1), en: inLanguage(2) };
}
