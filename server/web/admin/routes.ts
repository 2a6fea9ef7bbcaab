import { Router } from 'express';
import type { Services } from '../../services.ts';
import { accountsRoutes } from './accounts/routes.ts';
import { analysisRoutes } from './analysis/routes.ts';
import { frameRoutes } from './frame/routes.ts';
import { messagesRoutes } from './messages/routes.ts';
import { organisationRoutes } from './organisation/routes.ts';
import { publishingRoutes } from './publishing/routes.ts';
import { questionnairesRoutes } from './questionnaires/routes.ts';
import { watchingRoutes } from './watching/routes.ts';
import { wavesRoutes } from './waves/routes.ts';

/** The pages of those who run surveys here. */
export function adminRoutes(services: Services): Router {
  return Router({ caseSensitive: true }).use(
    accountsRoutes(services),
    organisationRoutes(services),
    wavesRoutes(services),
    questionnairesRoutes(services),
    frameRoutes(services),
    messagesRoutes(services),
    watchingRoutes(services),
    analysisRoutes(services),
    publishingRoutes(services),
  );
}
