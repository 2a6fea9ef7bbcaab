import { Router } from 'express';
import type { Services } from '../../services.ts';
import { paths } from '../paths.ts';
import { whileOpen } from './handler.ts';
import { sectionHandlers } from './section-handlers.ts';
import { startHandlers } from './start-handlers.ts';
import { submitHandlers } from './submit-handlers.ts';

/** The form: introduction, a page per section, review, receipt. It works without a script in the browser. */
export function answeringRoutes(services: Services): Router {
  const open = whileOpen(services);
  const { introduction, start, later, resume, startOver } = startHandlers(services);
  const { showSection, saveSection } = sectionHandlers(services);
  const { review, deliver, receipt } = submitHandlers(services);

  const [survey, slug] = [':survey', ':slug'];
  const router = Router({ caseSensitive: true });
  router.get(paths.answer(survey, slug), open(introduction));
  router.post(paths.answer(survey, slug), open(start));
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
