import { partsFrom } from '../../questionnaire/carrying.ts';
import { type BatteryItem, optionsInRow } from '../../questionnaire/kinds/battery.ts';
import type { OneItem } from '../../questionnaire/kinds/one.ts';
import type { ScaleItem } from '../../questionnaire/kinds/scale.ts';
import type { SeveralItem } from '../../questionnaire/kinds/several.ts';
import { type Carried, isOrdinary, type Option } from '../../questionnaire/option.ts';
import { carriedInWords, type Reader } from './reader.ts';

/** A ring is for one of several, a square for any number. */
type Mark = 'one' | 'several';

/** Options to tick: those carried forward, the item's own, and apart from them the reasons for having none. */
export interface ChoiceSpace {
  partial: 'choices';
  mark: Mark;
  /** Side by side rather than below each other. */
  across: boolean;
  groups: { kind: 'carried' | 'own' | 'apart'; heading?: string; choices: Choice[] }[];
}

interface Choice {
  label: string;
  /** Who may choose it, or what choosing it means. */
  note: string | undefined;
  ownWords: boolean;
}

/** A battery: a row for each statement and a column for each option. */
export interface GridSpace {
  partial: 'battery';
  mark: 'one';
  columns: { label: string; apart: boolean }[];
  groups: { heading?: string; rows: GridRow[] }[];
}

interface GridRow {
  label: string;
  note: string | undefined;
  /** For each column, whether the row offers it. */
  offers: boolean[];
}

type WithHint<Space> = Space & { hint: string };

/** Rings need no words: the front page says what they are for. */
export function oneSpace(item: OneItem | ScaleItem, reader: Reader): ChoiceSpace {
  return choiceSpace(item, 'one', reader);
}

export function severalSpace(item: SeveralItem, reader: Reader): WithHint<ChoiceSpace> {
  return { ...choiceSpace(item, 'several', reader), hint: ticksInWords(item, reader) };
}

function ticksInWords({ atLeast, atMost }: SeveralItem, { t }: Reader): string {
  if (atLeast !== undefined && atLeast === atMost) return t('blank.exactly', { atMost });
  if (atLeast !== undefined && atMost !== undefined) return t('blank.between', { atLeast, atMost });
  if (atMost !== undefined) return t('blank.atMost', { atMost });
  return atLeast !== undefined && atLeast > 1 ? t('blank.atLeast', { atLeast }) : t('blank.several');
}

/** Labels that fit across a sheet, as far as can be told without setting them. */
const acrossCharacters = 75;

function choiceSpace(item: OneItem | ScaleItem | SeveralItem, mark: Mark, reader: Reader): ChoiceSpace {
  const { options } = item;
  const carried = 'optionsFrom' in item ? item.optionsFrom : undefined;
  const count = carriedCount(carried, reader);
  const own = options.slice(count);
  const choiceOf = (option: Option, isCarried = false) => choice(option, isCarried, reader);
  const length = options.reduce((sum, { label }) => sum + label.length + 4, 0);
  const groups: ChoiceSpace['groups'] = [
    ...(carried
      ? [
          {
            kind: 'carried' as const,
            heading: carriedInWords(carried, reader),
            choices: options.slice(0, count).map((option) => choiceOf(option, true)),
          },
        ]
      : []),
    {
      kind: 'own',
      ...(count > 0 ? { heading: reader.t('blank.everybody') } : {}),
      choices: own.filter(isOrdinary).map((option) => choiceOf(option)),
    },
    { kind: 'apart', choices: own.filter((option) => !isOrdinary(option)).map((option) => choiceOf(option)) },
  ];
  const plain = options.every(({ withText, exclusive, showIf }) => !withText && !exclusive && !showIf);
  return {
    partial: 'choices',
    mark,
    across: plain && length <= acrossCharacters,
    groups: groups.filter(({ choices }) => choices.length > 0),
  };
}

function choice({ label, showIf, exclusive, withText }: Option, isCarried: boolean, reader: Reader): Choice {
  const condition =
    showIf && !isCarried ? reader.t('blank.optionOnlyIf', { condition: reader.words(showIf) }) : undefined;
  const alone = exclusive ? reader.t('blank.exclusive') : undefined;
  return { label, note: condition ?? alone, ownWords: withText === true };
}

function carriedCount(carried: Carried | undefined, { items }: Reader): number {
  return carried ? partsFrom(carried, items).length : 0;
}

export function gridSpace(item: BatteryItem, reader: Reader): WithHint<GridSpace> {
  const count = carriedCount(item.rowsFrom, reader);
  const rowOf = ({ id, label, showIf }: BatteryItem['rows'][number], isCarried: boolean): GridRow => {
    const offered = optionsInRow(item, id);
    return {
      label,
      note:
        showIf && !isCarried
          ? reader.t('blank.optionOnlyIf', { condition: reader.words(showIf) })
          : undefined,
      offers: item.options.map((option) => offered.includes(option)),
    };
  };
  const carried = item.rows.slice(0, count).map((row) => rowOf(row, true));
  const own = item.rows.slice(count).map((row) => rowOf(row, false));
  return {
    partial: 'battery',
    mark: 'one',
    columns: item.options.map((option) => ({ label: option.label, apart: !isOrdinary(option) })),
    groups: [
      ...(item.rowsFrom && count > 0
        ? [{ heading: carriedInWords(item.rowsFrom, reader), rows: carried }]
        : []),
      ...(own.length > 0
        ? [{ ...(count > 0 ? { heading: reader.t('blank.everybody') } : {}), rows: own }]
        : []),
    ],
    hint: reader.t('blank.eachRow'),
  };
}
