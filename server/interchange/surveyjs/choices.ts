import { identifiers } from '../identifiers.ts';
import type { OptionJson } from './option.ts';
import {
  conditionIn,
  isJson,
  type Json,
  listIn,
  nameOf,
  otherProperties,
  type Reading,
  textIn,
} from './reading.ts';

export interface Choices {
  options: OptionJson[];
  /** Codes here by the values there. */
  codes: Map<string, string>;
}

/** Answers that SurveyJS adds by itself, in the order that it shows them. */
const special = [
  {
    on: ['showRefuseItem'],
    text: 'refuseText',
    value: 'refused',
    code: 'vil-ikke-svare',
    label: 'Vil ikke svare',
  },
  { on: ['showDontKnowItem'], text: 'dontKnowText', value: 'dontknow', code: 'vet-ikke', label: 'Vet ikke' },
  {
    on: ['showNoneItem', 'hasNone'],
    text: 'noneText',
    value: 'none',
    code: 'ingen',
    label: 'Ingen av disse',
  },
  { on: ['showOtherItem', 'hasOther'], text: 'otherText', value: 'other', code: 'annet', label: 'Annet' },
] as const;

export const choiceProperties = [
  'choices',
  'choicesVisibleIf',
  'hideIfChoicesEmpty',
  'choicesFromQuestion',
  'choicesFromQuestionMode',
  ...special.flatMap(({ on, text }) => [...on, text]),
];

/** The options of a question. Where one answer is chosen, none stands alone and none takes own words. */
export function choicesIn(element: Json, several: boolean, reading: Reading): Choices {
  const at = nameOf(element);
  const ids = identifiers();
  const codes = new Map<string, string>();
  const add = (value: string, wanted: string, fallback: string) => {
    const code = ids.take(wanted, fallback);
    codes.set(value, code);
    if (code !== wanted) reading.lose(at, `Svaret «${value}» har fått koden «${code}».`);
    return code;
  };
  const options = listIn(element.choices).map((choice): OptionJson => {
    const parts = isJson(choice) ? choice : { value: choice };
    const value = String(parts.value ?? '');
    const code = add(value, value, 'svar');
    const conditions = [
      conditionIn(parts.visibleIf, at, `svaret «${value}»`, reading),
      conditionIn(forEach(element.choicesVisibleIf, value), at, `svaret «${value}»`, reading),
    ].filter((condition) => condition !== undefined);
    otherProperties(
      parts,
      ['value', 'text', 'visibleIf', 'isExclusive', 'showCommentArea'],
      `${at}: ${value}`,
      reading,
    );
    return {
      code,
      label: textIn(parts.text ?? value, reading) ?? code,
      ...(parts.isExclusive === true && several ? { exclusive: true as const } : {}),
      ...(parts.showCommentArea === true ? { withText: true as const } : {}),
      ...(conditions.length === 0
        ? {}
        : { showIf: conditions.length === 1 ? conditions[0]! : { all: conditions } }),
    };
  });
  for (const { on, text, value, code, label } of special)
    if (on.some((property) => element[property] === true))
      options.push({
        code: add(value, code, code),
        label: textIn(element[text], reading) ?? label,
        ...(value === 'dontknow' ? { missing: 'dontKnow' as const } : {}),
        ...(several && value !== 'other' ? { exclusive: true as const } : {}),
        ...(value === 'other' ? { withText: true as const } : {}),
      });
  return { options: withOwnWords(options, several, at, reading), codes };
}

/** Own words can be written by one option, where several can be chosen. */
function withOwnWords(options: OptionJson[], several: boolean, at: string, { lose }: Reading): OptionJson[] {
  const first = several ? options.find(({ withText }) => withText) : undefined;
  return options.map((option) => {
    if (!option.withText || option === first) return option;
    const { withText, ...rest } = option;
    lose(
      at,
      several
        ? `Egne ord ved svaret «${option.code}» er ikke med: Bare ett svar kan ha det.`
        : `Egne ord ved svaret «${option.code}» er ikke med: De kan bare skrives der flere svar kan velges.`,
    );
    return rest;
  });
}

/** `{item}` in a condition for every choice or row is the choice itself. */
export function forEach(condition: unknown, value: string): unknown {
  return typeof condition === 'string'
    ? condition.replaceAll(/\{(item|choice)\}/g, `'${value.replaceAll(/['\\]/g, '\\$&')}'`)
    : undefined;
}

/** The options as an item has them: its own, or carried forward from an earlier question. */
export function optionsOf(
  element: Json,
  several: boolean,
  reading: Reading,
): { codes: Map<string, string>; parts: object } {
  const { options, codes } = choicesIn(element, several, reading);
  const from = element.choicesFromQuestion;
  if (typeof from !== 'string') {
    reading.options.set(nameOf(element), options);
    return { codes, parts: { options } };
  }
  const source = reading.fields.byName.get(from);
  const carried = reading.options.get(from);
  if (!source || !carried) {
    reading.lose(
      nameOf(element),
      `Svarene skulle hentes fra «${from}», som ikke er et tidligere spørsmål her. Skriv dem.`,
    );
    return { codes, parts: { options } };
  }
  if (options.length > 0)
    reading.lose(
      nameOf(element),
      `Svarene hentes fra ${source.item}. De andre svarene i spørsmålet er ikke med.`,
    );
  const known = new Map(source.codes);
  if (source.type === 'several' && element.choicesFromQuestionMode === 'selected') {
    reading.options.set(nameOf(element), carried);
    return { codes: known, parts: { optionsFrom: { item: source.item }, options: [] } };
  }
  if (element.choicesFromQuestionMode !== undefined && element.choicesFromQuestionMode !== 'all')
    reading.lose(nameOf(element), `Alle svarene fra ${source.item} vises, ikke bare noen av dem.`);
  const copied = carried.map(({ withText, exclusive, ...option }) =>
    several && exclusive ? { ...option, exclusive } : option,
  );
  reading.options.set(nameOf(element), copied);
  return { codes: known, parts: { options: copied } };
}
