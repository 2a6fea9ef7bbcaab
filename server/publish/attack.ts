import { attack } from '../disclosure/attack/attack.ts';
import type { Known } from '../disclosure/attack/known.ts';
import { DomainError } from '../errors.ts';
import type { Publication } from '../publishing/publication.ts';
import { resultsOf, sumsOf } from './attack/results-of.ts';
import { enter, type Watching } from './watching.ts';

/** What an attack could learn from the results, in words that name no group and no cell. */
interface Problem {
  message: string;
}

/** Tries to learn what the results should hide, from what readers can get hold of and nothing else. */
export type Attack = (publication: Publication, watching: Watching) => Promise<Problem[]>;

/** What whoever has the register in hand can work out from the published tables. */
export function attackOnTables(known: Known): Attack {
  return async (publication, { progress, signal }) => {
    const leaks = await attack(
      {
        known,
        results: resultsOf(publication),
        sums: sumsOf(publication),
        policy: publication.policy,
      },
      { progress: (done, of) => progress?.({ stage: 'testing', done, of }), signal },
    );
    const kinds = [...new Set(leaks.map(({ kind }) => kind))];
    return kinds.map((kind) => ({ message: words[kind] }));
  };
}

const words = {
  recovered: 'Et skjult tall kan regnes ut av de andre.',
  narrow: 'Et skjult tall om noen få kan anslås for nøyaktig.',
  pinned: 'Det kan regnes ut hva hver eneste tjeneste av et slag har svart.',
  few: 'En gruppe er for liten, eller blir det når andre trekkes fra.',
  sum: 'En sum eller et gjennomsnitt røper tallet til én tjeneste.',
  untrue: 'Noen tall stemmer ikke med svarene.',
};

/** Throws `conflict` when an attack learns anything: such results are not stored, as preview or as a version. */
export async function withstand(
  publication: Publication,
  attacks: readonly Attack[],
  watching: Watching,
): Promise<void> {
  for (const [done, attack] of attacks.entries()) {
    await enter(watching, { stage: 'testing', done, of: attacks.length });
    const problems = await attack(publication, watching);
    if (problems.length > 0)
      throw new DomainError(
        'conflict',
        `Prøven på resultatene fant noe som kunne røpe enkeltsvar, så ingenting er publisert. ${problems.map(({ message }) => message).join(' ')} Fjern en fordeling fra spørreskjemaet, og si fra til dem som drifter plattformen.`,
      );
  }
}
