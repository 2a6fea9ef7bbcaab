import { Router } from 'express';
import type { Services } from '../../../services.ts';
import { adminGate } from '../gate.ts';
import { colleagueHandlers } from './colleague-handlers.ts';
import { invitationHandlers } from './invitation-handlers.ts';
import { showLog } from './log-handlers.ts';
import { organisationPaths as paths } from './paths.ts';
import { settingsHandlers } from './settings-handlers.ts';

/** Colleagues and their roles, invitations, the organisation's settings, and its log. */
export function organisationRoutes(services: Services): Router {
  const gate = adminGate(services);
  const colleague = colleagueHandlers(services);
  const invitation = invitationHandlers(services);
  const settings = settingsHandlers(services);

  const [user, id] = [':user', ':invitation'];
  const router = Router({ caseSensitive: true });
  router.get(paths.page, gate.member('read', colleague.list));
  router.post(paths.invitations, gate.member('govern', invitation.invite));
  router.post(paths.withdraw(id), gate.member('govern', invitation.withdraw));
  router.get(paths.colleague(user), gate.member('govern', colleague.show));
  router.post(paths.role(user), gate.member('govern', colleague.saveRole));
  router.post(paths.remove(user), gate.member('govern', colleague.remove));
  router.get(paths.settings, gate.member('govern', settings.show));
  router.post(paths.settings, gate.member('govern', settings.save));
  router.get(paths.log, gate.member('read', showLog(services)));
  return router;
}
