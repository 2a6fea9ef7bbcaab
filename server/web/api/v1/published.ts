import type { Publication } from '../../../publishing/publication.ts';
import type { PublishedVersion } from '../../../publishing/publication-store.ts';
import { dayInWords } from '../../../publishing/words.ts';
import type { CatalogueSurvey } from '../../../questionnaire/catalogue.ts';
import type { Published } from '../../published.ts';
import { missing, Problem } from '../problem.ts';

/**
 * One version of a wave's results, or the newest. Throws `missing` when there is none, and that it is withdrawn when
 * it is, with the reason.
 */
export async function publicationAt(
  { publications }: Pick<Published, 'publications'>,
  survey: string,
  wave: string,
  version?: number,
): Promise<Publication> {
  const found =
    version === undefined
      ? await publications.latest(survey, wave)
      : await publications.find(survey, wave, version);
  if (found) return found;
  const versions = await publications.versions(survey, wave);
  const asked = versions.find((each) => version === undefined || each.version === version);
  if (asked) throw withdrawn(asked, versions);
  if (versions.length === 0)
    throw missing(`Bølgen «${wave}» av «${survey}» har ingen publiserte resultater. Se /api/v1/surveys.`);
  throw missing(
    `Versjon ${version} finnes ikke. Versjonene er: ${versions.map((each) => each.version).join(', ')}.`,
  );
}

/** @param versions every version of the wave */
export function withdrawn(
  { version, withdrawn: withdrawal }: PublishedVersion,
  versions: PublishedVersion[],
): Problem {
  const valid = versions.find((each) => !each.withdrawn);
  const told = withdrawal ? ` ${dayInWords(withdrawal.on)}: ${withdrawal.why}` : '.';
  const instead = valid ? `Versjon ${valid.version} gjelder.` : 'Ingen versjon gjelder nå.';
  return new Problem({
    slug: 'trukket-tilbake',
    status: 410,
    title: 'Trukket tilbake',
    detail: `Versjon ${version} er trukket tilbake${told} ${instead}`,
  });
}

/** Throws `missing` when there is no such survey. */
export function surveyAt({ catalogue }: Pick<Published, 'catalogue'>, id: string): CatalogueSurvey {
  const found = catalogue.surveys.find((each) => each.id === id);
  if (!found) throw missing(`Det finnes ingen undersøkelse «${id}». Se /api/v1/surveys.`);
  return found;
}
