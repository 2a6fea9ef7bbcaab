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

  const [survey, wave] = [':survey', ':wave'];
  const router = Router({ caseSensitive: true });
  router.get(paths.answer(survey, wave), open(introduction));
  router.post(paths.answer(survey, wave), open(start));
  router.get(paths.later(survey, wave), open(later));
  router.post(paths.later(survey, wave), open(resume));
  router.post(paths.startOver(survey, wave), open(startOver));
  router.get(paths.section(survey, wave, ':section'), open(showSection));
  router.post(paths.section(survey, wave, ':section'), open(saveSection));
  router.get(paths.review(survey, wave), open(review));
  // A phone that opens its tabs again asks for the address of the form it sent last.
  router.get(paths.submit(survey, wave), open(review));
  router.post(paths.submit(survey, wave), open(deliver));
  router.get(paths.receipt(survey, wave), open(receipt));
  return router;
}
