import { Router } from 'express';
import type { Services } from '../../../services.ts';
import { adminGate } from '../gate.ts';
import { figureHandlers } from './figure-handlers.ts';
import { overviewHandlers } from './overview-handlers.ts';
import { publishingPaths as at } from './paths.ts';
import { previewHandlers } from './preview-handlers.ts';
import { quoteHandlers } from './quote-handlers.ts';
import { textHandlers } from './text-handlers.ts';
import { versionHandlers } from './version-handlers.ts';

/** From closed answers to public results: writing, looking at them, publishing, and taking back. */
export function publishingRoutes(services: Services): Router {
  const gate = adminGate(services);
  const { overview, makePreview, publish, cancel } = overviewHandlers(services);
  const { showPreview, showPreviewMethod, showPreviewReport } = previewHandlers(services);
  const { showTexts, saveTexts, showComment, saveComment } = textHandlers(services);
  const { showFigures, saveFigures } = figureHandlers(services);
  const { showQuotes, showAnswers, addQuote, removeQuote } = quoteHandlers(services);
  const { showVersions, askAboutWithdrawal, withdraw } = versionHandlers(services);

  const [survey, wave, item, version] = [':survey', ':wave', ':item', ':version'];
  const router = Router({ caseSensitive: true });
  router.get(at.page(survey, wave), gate.wave('fieldwork', undefined, overview));
  router.post(at.makePreview(survey, wave), gate.wave('fieldwork', 'publish', makePreview));
  router.post(at.publish(survey, wave), gate.wave('fieldwork', 'publish', publish));
  router.post(at.cancel(survey, wave), gate.wave('fieldwork', undefined, cancel));
  router.get(at.preview(survey, wave), gate.wave('fieldwork', 'publish', showPreview));
  router.get(at.previewMethod(survey, wave), gate.wave('fieldwork', 'publish', showPreviewMethod));
  router.get(at.previewReport(survey, wave), gate.wave('fieldwork', 'publish', showPreviewReport));
  router.get(at.texts(survey, wave), gate.wave('fieldwork', 'publish', showTexts));
  router.post(at.texts(survey, wave), gate.wave('fieldwork', 'publish', saveTexts));
  router.get(at.figures(survey, wave), gate.wave('fieldwork', 'publish', showFigures));
  router.post(at.figures(survey, wave), gate.wave('fieldwork', 'publish', saveFigures));
  router.get(at.comment(survey, wave, item), gate.wave('fieldwork', 'publish', showComment));
  router.post(at.comment(survey, wave, item), gate.wave('fieldwork', 'publish', saveComment));
  router.get(at.quotes(survey, wave), gate.wave('fieldwork', 'publish', showQuotes));
  router.post(at.removeQuote(survey, wave), gate.wave('fieldwork', 'publish', removeQuote));
  router.get(at.answers(survey, wave, ':written'), gate.wave('fieldwork', 'publish', showAnswers));
  router.post(at.answers(survey, wave, ':written'), gate.wave('fieldwork', 'publish', addQuote));
  router.get(at.versions(survey, wave), gate.wave('fieldwork', undefined, showVersions));
  router.get(at.withdraw(survey, wave, version), gate.wave('fieldwork', 'withdraw', askAboutWithdrawal));
  router.post(at.withdraw(survey, wave, version), gate.wave('fieldwork', 'withdraw', withdraw));
  return router;
}
