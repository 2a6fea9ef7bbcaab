import { randomBytes } from 'node:crypto';
import type { Services } from '../../services.ts';
import type { FormVisit } from './handler.ts';
import { typedIn } from './typed.ts';

/** Longer than this, and it is no longer about one page. */
const longest = 2000;

/** Keeps what somebody who tries the form out writes of its pages. */
export interface PilotComments {
  keep(visit: FormVisit, page: string, body: unknown): Promise<void>;
}

/** The field is on pages of the pilot alone; what is sent in it from elsewhere is not kept. */
export function pilotComments({ pilot }: Pick<Services, 'pilot'>): PilotComments {
  return {
    async keep({ place, wave: { state }, questionnaire }, page, body) {
      const comment = typedIn(body).kommentar?.[0]?.trim().slice(0, longest) ?? '';
      // Who looks at the form at other times is a member, and has colleagues to say it to.
      if (place !== 'pilot' || state !== 'pilot' || comment === '') return;
      const { survey, wave, slug } = questionnaire;
      await pilot.comments.add({ id: randomBytes(16).toString('hex'), survey, wave, slug, page, comment });
    },
  };
}
