import { Router } from 'express';
import type { Services } from '../../services.ts';
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

  const router = Router();
  router.get('/svar/:survey/:wave', open(introduction));
  router.post('/svar/:survey/:wave', open(start));
  router.get('/svar/:survey/:wave/fortsett', open(later));
  router.post('/svar/:survey/:wave/fortsett', open(resume));
  router.post('/svar/:survey/:wave/begynn-pa-nytt', open(startOver));
  router.get('/svar/:survey/:wave/del/:section', open(showSection));
  router.post('/svar/:survey/:wave/del/:section', open(saveSection));
  router.get('/svar/:survey/:wave/se-over', open(review));
  router.post('/svar/:survey/:wave/lever', open(deliver));
  router.get('/svar/:survey/:wave/kvittering', open(receipt));
  return router;
}
