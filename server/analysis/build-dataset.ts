import { DomainError } from '../errors.ts';
import type { Answers } from '../questionnaire/answer.ts';
import { type Background, backgroundGroups } from '../questionnaire/background.ts';
import { deriver } from '../questionnaire/deriving.ts';
import { instrumentBreakdown } from '../questionnaire/instruments.ts';
import { bandOf, type Derived, type Questionnaire } from '../questionnaire/questionnaire.ts';
import { itemsIn } from '../questionnaire/routing.ts';
import { derivedVariables, variablesIn } from '../questionnaire/variables.ts';
import {
  answered,
  type CodedColumn,
  type Column,
  columnOf,
  type Dataset,
  mostCodes,
  type NumberColumn,
} from './dataset.ts';
import { type Encoder, encoderOf } from './encoder.ts';
import { pathWriter } from './path-writer.ts';

/** One respondent's answers, which of the wave's instruments they were given to, and what the register says. */
export interface GivenAnswers {
  /** Missing where the wave has one. */
  instrument?: string | undefined;
  answers: Answers;
  /** A group for each background variable. No key where the register does not say. */
  background?: Record<string, string> | undefined;
}

const firstCapacity = 1024;

/**
 * Reads responses, once and in order, into columns. Nothing of a response is kept beyond its codes and numbers.
 *
 * Memory is about a byte per coded answer, nine per number and five per several-of answer (for up to 32
 * options), and up to three times that while a column doubles.
 *
 * @param questionnaire the wave as a whole
 * @param instruments what was fielded in the wave: each respondent's path is that of their own instrument
 * @throws DomainError `invalid` when an answer does not belong to the questionnaire, `setup` when one of several
 * instruments has no name.
 */
export async function buildDataset(
  questionnaire: Questionnaire,
  responses: AsyncIterable<GivenAnswers> | Iterable<GivenAnswers>,
  instruments: Questionnaire[] = [questionnaire],
): Promise<Dataset> {
  const encoders = new Map(variablesIn(questionnaire).map((variable) => [variable.id, encoderOf(variable)]));
  const write = rowWriter(questionnaire, instruments, encoders);
  const known = questionnaire.background.map(groupEncoder);
  const instrumentIds = idsOf(instruments);
  const instrumentOf: number[] = [];
  let respondents = 0;
  let capacity = 0;
  for await (const { instrument, answers, background } of responses) {
    if (respondents === capacity) {
      capacity = Math.max(firstCapacity, capacity * 2);
      for (const encoder of [...encoders.values(), ...known]) encoder.grow(capacity);
    }
    const place = placeOf(instrumentIds, instrument);
    if (instruments.length > 1) instrumentOf.push(place);
    write(place, respondents, answers);
    for (const encoder of known) encoder.write(respondents, background?.[encoder.id]);
    respondents += 1;
  }
  const columns = new Map<string, Column>();
  for (const [id, encoder] of encoders) columns.set(id, encoder.column(respondents));
  for (const encoder of known) columns.set(encoder.id, encoder.column(respondents));
  const measured: Dataset = { respondents, instruments, columns };
  for (const derived of questionnaire.derived)
    columns.set(derived.id, bandColumn(derived, columnOf(measured, derived.of, 'number')));
  if (instruments.length > 1)
    columns.set(instrumentBreakdown, {
      type: 'coded',
      codes: instrumentIds,
      cells: Uint8Array.from(instrumentOf),
    });
  return measured;
}

/** What the register does not say is as a question that was left blank: the respondent is in no group. */
function groupEncoder(background: Background): Encoder & { id: string } {
  const { id } = background;
  const options = backgroundGroups(background);
  return { id, ...encoderOf({ id, measure: { type: 'choice', options, nets: [] } }) };
}

/** Writes one respondent's answers, and what is derived from them, into the columns. */
function rowWriter(
  questionnaire: Questionnaire,
  instruments: Questionnaire[],
  encoders: Map<string, Encoder>,
) {
  const derived = derivedVariables(questionnaire).map(({ id }) => id);
  const subjects = new Set(questionnaire.indicators.flatMap(({ when }) => itemsIn(when)));
  const derive = deriver(questionnaire);
  const paths = instruments.map((instrument) => pathWriter(instrument, encoders, subjects));
  return (instrument: number, row: number, answers: Answers): void => {
    const onPath = paths[instrument]!(row, answers);
    if (derived.length === 0) return;
    const made = derive(onPath);
    for (const id of derived) encoders.get(id)?.write(row, made[id]);
  };
}

/** The names of the groups of instruments. None where the wave has one: there is nothing to tell apart. */
function idsOf(instruments: Questionnaire[]): string[] {
  if (instruments.length === 1) return [];
  return instruments.map(({ instrument, slug }) => {
    if (instrument) return instrument.id;
    throw new DomainError(
      'setup',
      `Bølgen har flere spørreskjemaer, men ${slug}.json mangler «instrument». Skriv hvem hvert skjema er til, eller fjern det som ikke skal være med.`,
    );
  });
}

function placeOf(instrumentIds: string[], wanted: string | undefined): number {
  if (instrumentIds.length === 0) return 0;
  const place = instrumentIds.indexOf(wanted ?? '');
  if (place === -1)
    throw new DomainError(
      'invalid',
      `Et lagret svar hører til skjemaet «${wanted ?? ''}», som bølgen ikke har. Legg tilbake skjemaet som svarene ble gitt på.`,
    );
  return place;
}

function bandColumn(derived: Derived, source: NumberColumn): CodedColumn {
  if (derived.bands.length > mostCodes)
    throw new DomainError('invalid', `«${derived.id}» har flere enn ${mostCodes} grupper. Slå noen sammen.`);
  const cells = Uint8Array.from(source.status);
  for (let row = 0; row < cells.length; row++) {
    if (cells[row] !== answered) continue;
    const band = bandOf(derived, source.values[row]!);
    // Does not quote the answer: an error is logged, and answers are not.
    if (!band)
      throw new DomainError(
        'invalid',
        `Et lagret svar på spørsmål ${derived.of} er ikke med i noen gruppe av «${derived.id}». La gruppene dekke alle verdier.`,
      );
    cells[row] = derived.bands.indexOf(band);
  }
  return { type: 'coded', codes: derived.bands.map(({ code }) => code), cells };
}
