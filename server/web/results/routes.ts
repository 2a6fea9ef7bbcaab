import { Router } from 'express';
import type { Services } from '../../services.ts';

export function resultRoutes(_services: Services): Router {
  return Router();
}
