import type { Lose } from '../loss.ts';
import { wordsIn } from '../texts.ts';
import { type Limits, messageOf } from './limits.ts';
import { readLimits } from './read-limits.ts';
import { type Reading, shortened } from './reading.ts';
import { cellAt } from './sheets.ts';
import type { Question } from './tree.ts';

/** The limits in a constraint that this kind of question can have. Anything else in it is told of. */
export function limitsIn({ row, name }: Question, { lose }: Reading, fitting: (keyof Limits)[]): Limits {
  const cell = cellAt(row, 'constraint');
  const message = cellAt(row, 'constraint_message');
  const { limits, unread } = cell ? readLimits(cell.words) : { limits: {}, unread: false };
  const strange = Object.keys(limits).some((limit) => !fitting.includes(limit as keyof Limits));
  if (cell && (unread || strange))
    lose(
      cell.at,
      `Kravet «${shortened(cell.words)}» til «${name}» er ikke med i sin helhet. Se etter at grensene er rett.`,
    );
  if (message && message.words !== wordsIn(messageOf(limits), 'nb')) messageLoss(message.at, name, lose);
  return limits;
}

function messageLoss(at: string, name: string, lose: Lose): void {
  lose(at, `Feilmeldingen til «${name}» er ikke med: Skjemaet her skriver sine egne.`);
}
