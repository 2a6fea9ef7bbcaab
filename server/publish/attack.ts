import { DomainError } from '../errors.ts';
import type { Publication } from '../publishing/publication.ts';
import { enter, type Watching } from './watching.ts';

/** What an attack could learn from the results, in words that name no group and no cell. */
export interface Problem {
  message: string;
}

/** Tries to learn what the results should hide, from what readers can get hold of and nothing else. */
export type Attack = (publication: Publication, watching: Watching) => Promise<Problem[]>;

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
