import { DomainError } from '../errors.ts';
import type { Answers } from '../questionnaire/answer.ts';
import { bandOf, type Derived, itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';
import { holds, itemsIn } from '../questionnaire/routing.ts';
import {
  answered,
  type CodedColumn,
  type Column,
  columnOf,
  type Dataset,
  mostCodes,
  type NumberColumn,
} from './dataset.ts';
import { encoderOf } from './encoder.ts';

const firstCapacity = 1024;

/**
 * Reads responses, once and in order, into columns. Nothing of a response is kept beyond its codes and numbers.
 *
 * Memory is about a byte per coded answer, nine per number and five per several-of answer (for up to 32
 * options), and up to three times that while a column doubles.
 *
 * @throws DomainError `invalid` when an answer does not belong to the questionnaire.
 */
export async function buildDataset(
  questionnaire: Questionnaire,
  responses: AsyncIterable<Answers> | Iterable<Answers>,
): Promise<Dataset> {
  const steps = stepsOf(questionnaire);
  let respondents = 0;
  let capacity = 0;
  for await (const answers of responses) {
    if (respondents === capacity) {
      capacity = Math.max(firstCapacity, capacity * 2);
      for (const { encoder } of steps) encoder?.grow(capacity);
    }
    writeRow(steps, respondents, answers);
    respondents += 1;
  }
  const columns = new Map<string, Column>();
  for (const { item, encoder } of steps) if (encoder) columns.set(item.id, encoder.column(respondents));
  const measured: Dataset = { respondents, columns };
  for (const derived of questionnaire.derived)
    columns.set(derived.id, bandColumn(derived, columnOf(measured, derived.of, 'number')));
  return measured;
}

type Step = ReturnType<typeof stepsOf>[number];

function stepsOf(questionnaire: Questionnaire) {
  const items = itemsOf(questionnaire);
  const routing = new Set(items.flatMap(({ showIf }) => (showIf ? itemsIn(showIf) : [])));
  return items.map((item) => ({ item, encoder: encoderOf(item), routes: routing.has(item.id) }));
}

/** Walks the path as {@link readItems} does: an answer off the path neither counts nor opens later items. */
function writeRow(steps: Step[], row: number, answers: Answers): void {
  // Only the answers that some condition looks at: a whole copy for each respondent would take ten times as long.
  const onPath: Answers = {};
  for (const { item, encoder, routes } of steps) {
    if (item.showIf !== undefined && !holds(item.showIf, onPath)) continue;
    const answer = answers[item.id];
    if (routes && answer !== undefined) onPath[item.id] = answer;
    encoder?.write(row, answer);
  }
}

function bandColumn(derived: Derived, source: NumberColumn): CodedColumn {
  if (derived.bands.length > mostCodes)
    throw new DomainError('invalid', `«${derived.id}» har flere enn ${mostCodes} grupper. Slå noen sammen.`);
  const cells = Uint8Array.from(source.status);
  for (let row = 0; row < cells.length; row++) {
    if (cells[row] !== answered) continue;
    const band = bandOf(derived, source.values[row]!);
    if (!band)
      throw new DomainError(
        'invalid',
        `Verdien ${source.values[row]} er ikke med i noen gruppe av «${derived.id}». La gruppene dekke alle verdier.`,
      );
    cells[row] = derived.bands.indexOf(band);
  }
  return { type: 'coded', codes: derived.bands.map(({ code }) => code), cells };
}
