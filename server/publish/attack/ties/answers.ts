import {
  answered,
  columnOf,
  type Dataset,
  isTicked,
  noAnswer,
  notAsked,
  type SeveralColumn,
} from '../../../analysis/dataset.ts';
import { type Form, type KnownQuestion, notTicked } from '../../../disclosure/attack/known.ts';
import { isInBase, type Option } from '../../../questionnaire/option.ts';
import type { PlacedVariable } from '../../../questionnaire/variables.ts';
import type { Collector, Holds } from './collector.ts';
import { everybody, sum } from './form.ts';

/** The answers of a wave, as quantities. */
export interface AnswersIn {
  /** Who chose one of these, and whether a row did. Nothing for what is no choice. */
  chose(variable: string, options: string[]): Chosen | undefined;
  /** Who ticked this option of several, and is in the base. */
  ticked(variable: string, option: string): Chosen | undefined;
  /** Who are in the base of an option of several that all are asked. */
  ticking(variable: string): Form | undefined;
  /** Whether a row was asked. Nothing for words and days. */
  isAsked(variable: string): Holds | undefined;
  isBlank(variable: string): Holds;
  isAnswered(variable: string): Holds;
  /** Something of several may be ticked that puts whoever does outside the base. */
  hasOutside(variable: string): boolean;
}

interface Chosen {
  form: Form;
  holds: Holds;
}

/**
 * @param questions of which everybody knows how many answered in each atom, unless `isTold` says that this tells of
 * other answers
 */
export function answersIn(
  dataset: Dataset,
  variables: readonly PlacedVariable[],
  questions: readonly KnownQuestion[],
  breakdowns: readonly string[],
  isTold: (variable: string) => boolean,
  collect: Collector,
): AnswersIn {
  const byId = new Map(variables.map((variable) => [variable.id, variable]));
  const placeOf = (variable: string, option?: string) =>
    isTold(variable)
      ? -1
      : questions.findIndex((each) => each.variable === variable && each.option === option);
  const memory = new Map<string, Form>();
  const once = (key: unknown, make: () => Form): Form => {
    const name = JSON.stringify(key);
    const form = memory.get(name) ?? make();
    memory.set(name, form);
    return form;
  };
  const choice = (variable: string, options: string[]): Chosen | undefined => {
    const measure = byId.get(variable)?.measure;
    if (measure?.type !== 'choice') return undefined;
    const column = columnOf(dataset, variable, 'coded');
    const isOne = column.codes.map((code) => options.includes(code));
    const holds: Holds = (row) => isOne[column.cells[row]!] === true;
    const wanted = measure.options.filter(({ code }) => options.includes(code));
    return {
      holds,
      form: once(['choice', variable, wanted.map(({ code }) => code)], () =>
        chosenForm(variable, measure.options, wanted, holds),
      ),
    };
  };
  const chosenForm = (variable: string, all: Option[], wanted: Option[], holds: Holds): Form => {
    if (breakdowns.includes(variable)) return collect.known(holds);
    const place = placeOf(variable);
    if (place === -1) return toldOf(variable, wanted, holds);
    const column = columnOf(dataset, variable, 'coded');
    const inside = wanted.filter(isInBase).map(({ code }) => code);
    const base = all.filter(isInBase).map(({ code }) => code);
    const isIn =
      (codes: string[]): Holds =>
      (row) =>
        codes.includes(column.codes[column.cells[row]!] ?? '');
    const outside = (option: Option) =>
      once(['outside', variable, option.code], () => toldOf(variable, [option], isIn([option.code])));
    const out = all.filter((option) => !isInBase(option));
    if (out.length > 0 && !memory.has(JSON.stringify(['base', variable])))
      once(['base', variable], () => {
        collect.atMost(sum([collect.answers(place, base, isIn(base)), ...out.map(outside)]), everybody);
        return everybody;
      });
    return sum([
      ...(inside.length > 0 ? [collect.answers(place, inside, isIn(inside))] : []),
      ...wanted.filter((option) => !isInBase(option)).map(outside),
    ]);
  };
  const toldOf = (variable: string, options: Option[], holds: Holds): Form => {
    const form = collect.count(holds);
    collect.tell({ form, variable, columns: options.map(({ code }) => code), withBase: false });
    return form;
  };
  const several = (variable: string) => {
    const measure = byId.get(variable)?.measure;
    if (measure?.type !== 'several') return undefined;
    const column = columnOf(dataset, variable, 'several');
    const outside = measure.options.filter((option) => !isInBase(option)).map(({ code }) => code);
    const isInside: Holds = (row) =>
      column.status[row] === answered
        ? !outside.some((code) => hasTicked(column, row, code))
        : column.status[row] === noAnswer && measure.base === 'asked';
    return { measure, column, isInside };
  };
  return {
    chose: choice,
    ticked: (variable, option) => {
      const own = several(variable);
      if (!own?.measure.options.some((each) => each.code === option && isInBase(each))) return undefined;
      const holds: Holds = (row) => own.isInside(row) && hasTicked(own.column, row, option);
      const place = placeOf(variable, option);
      return {
        holds,
        form: once(['ticked', variable, option], () =>
          place === -1
            ? toldOf(
                variable,
                own.measure.options.filter(({ code }) => code === option),
                holds,
              )
            : collect.answers(place, [option], holds),
        ),
      };
    },
    ticking: (variable) => {
      const own = several(variable);
      const first = own?.measure.options.find(isInBase)?.code;
      if (!own || first === undefined) return undefined;
      const place = placeOf(variable, first);
      return place === -1 ? undefined : collect.answers(place, [first, notTicked], own.isInside);
    },
    isAsked: (variable) => {
      const column = dataset.columns.get(variable);
      if (!column) return undefined;
      return column.type === 'coded'
        ? (row) => column.cells[row] !== notAsked
        : (row) => column.status[row] !== notAsked;
    },
    isAnswered: (variable) => {
      const column = dataset.columns.get(variable);
      if (!column) return () => false;
      return column.type === 'coded'
        ? (row) => column.cells[row]! < noAnswer
        : (row) => column.status[row] === answered;
    },
    hasOutside: (variable) => {
      const measure = byId.get(variable)?.measure;
      return measure?.type === 'several' && measure.options.some((option) => !isInBase(option));
    },
    isBlank: (variable) => {
      const column = dataset.columns.get(variable);
      if (!column) return () => false;
      return column.type === 'coded'
        ? (row) => column.cells[row] === noAnswer
        : (row) => column.status[row] === noAnswer;
    },
  };
}

function hasTicked(column: SeveralColumn, row: number, code: string): boolean {
  const place = column.codes.indexOf(code);
  return place >= 0 && isTicked(column, place, row);
}
