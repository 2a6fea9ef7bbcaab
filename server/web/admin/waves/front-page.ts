import { ownerOf } from '../../../accounts/organisation.ts';
import type { Member } from '../../../accounts/session.ts';
import { newDraft, type Wave } from '../../../fieldwork/wave.ts';
import type { Questionnaire } from '../../../questionnaire/questionnaire.ts';
import type { Services } from '../../../services.ts';

interface OwnSurvey {
  id: string;
  title: string;
  /** Newest first. */
  waves: { questionnaire: Questionnaire; wave: Wave }[];
}

/** The surveys of a member's organisation, each with its waves. */
export async function ownSurveys(
  services: Pick<Services, 'catalogue' | 'waves' | 'organisations' | 'owners'>,
  { organisation }: Member,
): Promise<OwnSurvey[]> {
  const stored = await services.waves.list();
  const owners = await Promise.all(services.catalogue.surveys.map(({ id }) => ownerOf(services, id)));
  return services.catalogue.surveys
    .filter((_, index) => owners[index] === organisation)
    .map(({ id, title, waves }) => ({
      id,
      title,
      waves: waves.map((questionnaire) => ({
        questionnaire,
        wave:
          stored.find(({ survey, wave }) => survey === id && wave === questionnaire.wave) ??
          newDraft(id, questionnaire.wave),
      })),
    }));
}
