import { Router } from 'express';
import type { Services } from '../../../services.ts';
import { adminGate } from '../gate.ts';
import { accountHandlers } from './account-handlers.ts';
import { chooseHandlers } from './choose-handlers.ts';
import { codeHandlers } from './code-handlers.ts';
import { enrolHandlers } from './enrol-handlers.ts';
import { joiningHandlers } from './joining-handlers.ts';
import { accountsPaths as paths } from './paths.ts';
import { resetHandlers } from './reset-handlers.ts';
import { signInHandlers } from './sign-in-handlers.ts';

/** Signing in, one-time links, and one's own account. */
export function accountsRoutes(services: Services): Router {
  const gate = adminGate(services);
  const signIn = signInHandlers(services);
  const code = codeHandlers(services);
  const enrol = enrolHandlers(services);
  const choose = chooseHandlers(services);
  const joining = joiningHandlers(services);
  const reset = resetHandlers(services);
  const account = accountHandlers(services);

  const router = Router({ caseSensitive: true });
  // Open to strangers. A test holds which: every other page of administration is behind the gate.
  router.route(paths.signIn()).get(signIn.show).post(signIn.signIn);
  router.post(paths.signOut, signIn.signOut);
  router.route(paths.secondFactor()).get(code.show).post(code.check);
  router.route(paths.enrol()).get(enrol.show).post(enrol.turnOn);
  router.route(paths.firstOwner(':token')).get(joining.showFirstOwner).post(joining.found);
  router.route(paths.invitation(':token')).get(joining.showInvitation).post(joining.accept);
  router.route(paths.forgotten).get(reset.showForgotten).post(reset.ask);
  router.route(paths.reset(':token')).get(reset.showReset).post(reset.reset);

  router.get(paths.choose(), gate.member('read', choose.show));
  router.post(paths.choose(), gate.member('read', choose.choose));
  router.get(paths.account, gate.member('read', account.show));
  router.post(paths.name, gate.member('read', account.changeName));
  router.post(paths.password, gate.member('read', account.changePassword));
  router.get(paths.turnOn, gate.member('read', enrol.showOwn));
  router.post(paths.turnOn, gate.member('read', enrol.turnOnOwn));
  router.post(paths.turnOff, gate.member('read', account.turnOff));
  router.post(paths.recoveryCodes, gate.member('read', account.renewCodes));
  router.post(paths.signOutElsewhere, gate.member('read', account.signOutElsewhere));
  // A browser that is opened again asks for the address of the form it sent last.
  for (const sent of [paths.name, paths.password, paths.turnOff, paths.recoveryCodes, paths.signOutElsewhere])
    router.get(sent, gate.member('read', account.back));
  return router;
}
