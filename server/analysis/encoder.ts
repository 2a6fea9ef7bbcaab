import { DomainError } from '../errors.ts';
import { type Answer, isSeveral } from '../questionnaire/answer.ts';
import type { Variable } from '../questionnaire/kinds/kind.ts';
import type { Option } from '../questionnaire/option.ts';
import { answered, type Column, mostCodes, noAnswer, notAsked } from './dataset.ts';

/** Writes one variable's answers into a column that grows. A row that is never written counts as not asked. */
export interface Encoder {
  grow(capacity: number): void;
  /** @throws DomainError `invalid` for an answer that the variable does not have. */
  write(row: number, answer: Answer | undefined): void;
  column(rows: number): Column;
}

export function encoderOf({ id, measure }: Pick<Variable, 'id' | 'measure'>): Encoder {
  switch (measure.type) {
    case 'choice':
      return choiceEncoder(id, measure.options);
    case 'several':
      return severalEncoder(id, measure.options);
    case 'number':
      return numberEncoder(id);
  }
}

function choiceEncoder(variable: string, options: Option[]): Encoder {
  const { codes, placeOf } = placesOf(variable, options);
  let cells = new Uint8Array();
  return {
    grow: (capacity) => {
      cells = grown(cells, capacity, notAsked);
    },
    write: (row, answer) => {
      cells[row] = answer === undefined ? noAnswer : placeOf(answer);
    },
    column: (rows) => ({ type: 'coded', codes, cells: cells.slice(0, rows) }),
  };
}

function severalEncoder(variable: string, options: Option[]): Encoder {
  const { codes, placeOf } = placesOf(variable, options);
  let status = new Uint8Array();
  const masks = Array.from({ length: Math.ceil(codes.length / 32) }, () => new Uint32Array());
  return {
    grow: (capacity) => {
      status = grown(status, capacity, notAsked);
      for (const [word, mask] of masks.entries()) masks[word] = grown(mask, capacity, 0);
    },
    write: (row, answer) => {
      if (answer !== undefined && !isSeveral(answer)) throw unknownAnswer(variable);
      const chosen = answer?.chosen;
      status[row] = chosen?.length ? answered : noAnswer;
      for (const code of chosen ?? []) {
        const place = placeOf(code);
        masks[place >> 5]![row]! |= 1 << (place & 31);
      }
    },
    column: (rows) => ({
      type: 'several',
      codes,
      status: status.slice(0, rows),
      masks: masks.map((mask) => mask.slice(0, rows)),
    }),
  };
}

function numberEncoder(variable: string): Encoder {
  let status = new Uint8Array();
  let values = new Float64Array();
  return {
    grow: (capacity) => {
      status = grown(status, capacity, notAsked);
      values = grown(values, capacity, Number.NaN);
    },
    write: (row, answer) => {
      if (answer !== undefined && typeof answer !== 'number') throw unknownAnswer(variable);
      status[row] = answer === undefined ? noAnswer : answered;
      values[row] = answer ?? Number.NaN;
    },
    column: (rows) => ({ type: 'number', status: status.slice(0, rows), values: values.slice(0, rows) }),
  };
}

function placesOf(variable: string, options: Option[]) {
  const codes = options.map(({ code }) => code);
  if (codes.length > mostCodes)
    throw new DomainError(
      'invalid',
      `Spørsmål ${variable} har flere enn ${mostCodes} svaralternativer. Del det.`,
    );
  const places = new Map<Answer, number>(codes.map((code, place) => [code, place]));
  const placeOf = (code: Answer): number => {
    const place = places.get(code);
    if (place === undefined) throw unknownAnswer(variable);
    return place;
  };
  return { codes, placeOf };
}

/** Does not quote the answer: an error is logged, and answers are not. */
function unknownAnswer(variable: string): DomainError {
  return new DomainError(
    'invalid',
    `Et lagret svar på spørsmål ${variable} passer ikke til spørreskjemaet. Bruk skjemaet som svarene ble gitt på.`,
  );
}

function grown<A extends Uint8Array | Uint32Array | Float64Array>(
  array: A,
  capacity: number,
  empty: number,
): A {
  const next = new (array.constructor as new (length: number) => A)(capacity);
  next.set(array);
  next.fill(empty, array.length);
  return next;
}
