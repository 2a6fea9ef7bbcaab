import { Router } from 'express';
import type { Services } from '../../../services.ts';
import { adminGate } from '../gate.ts';
import { letterHandlers } from './letter-handlers.ts';
import { messagesPaths as at } from './paths.ts';
import { sendingHandlers } from './sending-handlers.ts';
import { textHandlers } from './text-handlers.ts';

/** Invitations and reminders: their words, sending them, how it went, and letters on paper. */
export function messagesRoutes(services: Services): Router {
  const gate = adminGate(services);
  const { showText, saveText } = textHandlers(services);
  const { overview, start, showMailing, stop, again, readMessage } = sendingHandlers(services);
  const { choose, print, handedOut } = letterHandlers(services);

  const [survey, wave] = [':survey', ':wave'];
  const router = Router({ caseSensitive: true });
  router.get(at.page(survey, wave), gate.wave('fieldwork', undefined, overview));
  router.get(at.text(survey, wave, ':kind'), gate.wave('fieldwork', 'writeMessages', showText));
  router.post(at.text(survey, wave, ':kind'), gate.wave('fieldwork', 'writeMessages', saveText));
  router.post(at.start(survey, wave), gate.wave('fieldwork', 'send', start));
  router.get(at.letters(survey, wave), gate.wave('fieldwork', 'printLetters', choose));
  router.post(at.printed(survey, wave), gate.wave('fieldwork', 'printLetters', print));
  router.post(at.handedOut(survey, wave), gate.wave('fieldwork', 'printLetters', handedOut));
  router.get(at.mailing(survey, wave, ':mailing'), gate.wave('fieldwork', undefined, showMailing));
  router.post(at.stop(survey, wave, ':mailing'), gate.wave('fieldwork', undefined, stop));
  router.get(at.message(survey, wave, ':message'), gate.wave('fieldwork', undefined, readMessage));
  router.post(at.again(survey, wave, ':message'), gate.wave('fieldwork', 'send', again));
  return router;
}
