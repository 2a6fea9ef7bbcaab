import { Router } from 'express';
import type { Services } from '../../services.ts';
import { type FormPaths, personalFormPaths } from '../paths.ts';
import { pilotComments } from './comments.ts';
import { always, whileOpen } from './handler.ts';
import { personalRoutes } from './personal-routes.ts';
import { live, type Place, pilot } from './place.ts';
import { privacyPage } from './privacy-page.ts';
import { sectionHandlers } from './section-handlers.ts';
import { introduction, later, resume, start, startOver } from './start-handlers.ts';
import { submitHandlers } from './submit-handlers.ts';

/** The form, for real and to try it out, and the personal links that lead to it. */
export function answeringRoutes(services: Services): Router {
  return Router({ caseSensitive: true }).use(
    personalRoutes(services),
    formRoutes(services, live),
    formRoutes(services, live, personalFormPaths(':mark')),
    formRoutes(services, pilot),
  );
}

/** Introduction, a page per section, review, receipt. It works without a script in the browser. */
function formRoutes(services: Services, place: Place, paths: FormPaths = place.paths): Router {
  const open = whileOpen(services, place);
  const comments = pilotComments(services);
  const { showSection, saveSection } = sectionHandlers(comments);
  const { review, deliver, receipt } = submitHandlers(comments);

  const [survey, slug] = [':survey', ':slug'];
  const router = Router({ caseSensitive: true });
  router.get(paths.answer(survey, slug), open(introduction));
  router.post(paths.answer(survey, slug), open(start));
  router.get(paths.privacy(survey, slug), always(services, place)(privacyPage));
  router.get(paths.later(survey, slug), open(later));
  router.post(paths.later(survey, slug), open(resume));
  router.post(paths.startOver(survey, slug), open(startOver));
  router.get(paths.section(survey, slug, ':section'), open(showSection));
  router.post(paths.section(survey, slug, ':section'), open(saveSection));
  router.get(paths.review(survey, slug), open(review));
  // A phone that opens its tabs again asks for the address of the form it sent last.
  router.get(paths.submit(survey, slug), open(review));
  router.post(paths.submit(survey, slug), open(deliver));
  router.get(paths.receipt(survey, slug), open(receipt));
  return router;
}
