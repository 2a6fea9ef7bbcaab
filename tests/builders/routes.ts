import type { Express } from 'express';
import type { Guarded } from '../../server/web/admin/gate.ts';

/** A route of the app, as it is declared. */
export interface AppRoute {
  /** `GET` or `POST`. Whatever can be fetched can also be asked about with HEAD. */
  method: string;
  /** With names in place of values: `/svar/:survey/:slug`. */
  path: string;
  /** What its guard asks of a visitor. None: the route is open to everybody. */
  guard: Guarded | undefined;
}

/** Something that sees requests before the routes, and might answer them by itself. */
interface AppMiddleware {
  /** Where it begins to see them. */
  path: string;
  name: string;
}

interface Handler extends Partial<Guarded> {
  name: string;
  stack?: Layer[];
}

/** The part of Express's layers that is read here. */
interface Layer {
  name: string;
  rawPath: string | string[];
  handle: Handler;
  route?: { path: string | string[]; stack: { method?: string; handle: Handler }[] };
}

/** Every route of the app, in routers within routers, read from the app itself. */
export function routesOf(app: Express): AppRoute[] {
  return layersOf(app).flatMap(({ prefix, layer: { route } }) =>
    route ? [route.path].flat().flatMap((path) => methodsOf(route.stack, prefix + path)) : [],
  );
}

/** Everything else that the app lets a request through. */
export function middlewareOf(app: Express): AppMiddleware[] {
  return layersOf(app).flatMap(({ prefix, layer: { route, rawPath, name } }) =>
    route ? [] : [rawPath].flat().map((path) => ({ path: prefix + path, name })),
  );
}

function layersOf(app: Express): { prefix: string; layer: Layer }[] {
  const within = (stack: Layer[], prefix: string): { prefix: string; layer: Layer }[] =>
    stack.flatMap((layer) => {
      if (!layer.handle.stack) return [{ prefix, layer }];
      const { rawPath } = layer;
      const mounts = [rawPath].flat().map((path) => (path === '/' ? prefix : prefix + path));
      return mounts.flatMap((mount) => within(layer.handle.stack ?? [], mount));
    });
  return within((app.router as unknown as { stack: Layer[] }).stack, '');
}

/** A route may do several things to a request, one after the other, such as reading a file; one of them is its guard. */
function methodsOf(stack: { method?: string; handle: Handler }[], path: string): AppRoute[] {
  const methods = [...new Set(stack.map(({ method = 'all' }) => method))];
  return methods.map((method) => {
    const guards = stack.flatMap(({ method: own = 'all', handle: { right, ofWave } }) =>
      own === method && right !== undefined && ofWave !== undefined ? [{ right, ofWave }] : [],
    );
    return { method: method.toUpperCase(), path, guard: guards[0] };
  });
}
