import { DomainError } from '../../errors.ts';
import type { Response } from '../response.ts';
import type { Import } from './read.ts';

/** Where imported responses are kept, apart from those given in the form. Every method can be repeated. */
export interface ImportedResponseStore {
  /** The ids of the responses imported to one instrument of a wave, and of no others. */
  importedIds(survey: string, wave: string, instrument?: string): Promise<Set<string>>;
  /** Adding a response that is there already changes nothing. */
  addImported(responses: Response[]): Promise<void>;
  /** An id that is not there is passed over. */
  removeImported(survey: string, wave: string, ids: string[]): Promise<void>;
}

interface Outcome {
  /** Responses that were not there before. */
  added: number;
  /** Responses in the file that had been imported earlier. */
  already: number;
  /** Earlier imported responses that are not in the file, and stay. */
  kept: number;
  /** Earlier imported responses that were not in the file, and are removed. */
  removed: number;
}

/**
 * Stores a file that has been read. Everything is judged before the first write, and new answers are added
 * before old ones are removed: an import that is cut short can be run again, and leaves at worst too much.
 */
export async function importAnswers(
  store: ImportedResponseStore,
  target: { survey: string; wave: string },
  read: Import,
  options: { replace: boolean },
): Promise<Outcome> {
  refuseOtherTarget(target, read);
  refuseUnreadable(read, options);
  const { survey, wave, instrument, version } = read;
  const earlier = await store.importedIds(survey, wave, instrument);
  const inFile = new Set(read.rows.map(({ id }) => id));
  const added = read.rows.filter(({ id }) => !earlier.has(id));
  const gone = [...earlier].filter((id) => !inFile.has(id));
  if (added.length > 0)
    await store.addImported(
      added.map(({ id, answers, background }) => ({
        id,
        survey,
        wave,
        instrument,
        version,
        answers,
        background,
      })),
    );
  if (options.replace && gone.length > 0) await store.removeImported(survey, wave, gone);
  return {
    added: added.length,
    already: read.rows.length - added.length,
    kept: options.replace ? 0 : gone.length,
    removed: options.replace ? gone.length : 0,
  };
}

/** The outcome in words, for a terminal. */
export function describeOutcome({ added, already, kept, removed }: Outcome): string {
  return [
    added > 0 ? `${answers(added, 'nytt', 'nye')} er lagret.` : 'Ingen nye svar er lagret.',
    ...(already > 0 ? [`${answers(already)} var lagret fra før.`] : []),
    ...(removed > 0 ? [`${answers(removed)} fra tidligere import er fjernet.`] : []),
    ...(kept > 0
      ? [
          `${answers(kept)} fra tidligere import står ikke i denne filen, og er beholdt. Bruk --replace hvis filen skal erstatte dem.`,
        ]
      : []),
  ].join('\n');
}

function refuseOtherTarget(target: { survey: string; wave: string }, { survey, wave }: Import): void {
  if (target.survey === survey && target.wave === wave) return;
  throw new DomainError(
    'invalid',
    `Filen er lest med spørreskjemaet for ${survey} ${wave}, men skulle inn i ${target.survey} ${target.wave}. Velg samme undersøkelse og bølge. Ingenting er endret.`,
  );
}

/** A file that only half can be read must not push out the answers from one that was whole. */
function refuseUnreadable({ rows, report }: Import, { replace }: { replace: boolean }): void {
  if (rows.length === 0)
    throw new DomainError('invalid', 'Ingen av radene i filen kan tas med. Ingenting er endret.');
  const unreadable = report.notTaken.filter(({ reason }) => reason !== 'empty').map(({ row }) => row);
  if (replace && unreadable.length > 0)
    throw new DomainError(
      'invalid',
      `Noen rader kan ikke leses (rad ${unreadable.join(', ')}). Rett eller slett dem før filen erstatter svarene fra før. Ingenting er endret.`,
    );
}

function answers(count: number, one = '', many = ''): string {
  const words = count === 1 ? [one, 'svar'] : [many, 'svar'];
  return [count, ...words.filter((word) => word !== '')].join(' ');
}
