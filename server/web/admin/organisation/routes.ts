import { Router } from 'express';
import type { Services } from '../../../services.ts';

export function organisationRoutes(_services: Services): Router {
  return Router({ caseSensitive: true });
}
