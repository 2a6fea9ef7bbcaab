import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { DomainError, type ErrorKind } from '../errors.ts';
import { paths } from './paths.ts';
import { routeOf } from './request-log.ts';

/** The one place where domain errors become HTTP. */
const statusOf: Record<ErrorKind, number> = {
  missing: 404,
  forbidden: 403,
  closed: 410,
  invalid: 422,
  conflict: 409,
  unavailable: 503,
  setup: 500,
};

interface Trouble {
  status: number;
  /** Words for the visitor; the page has its own when there are none. */
  message: string | undefined;
}

export const notFound: RequestHandler = (_req, res) => {
  showError(res, { status: 404, message: undefined });
};

export function errorPages(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const trouble = troubleOf(error);
    if (trouble.status >= 500) log.error({ route: routeOf(req), ...describeForLog(error) }, 'request failed');
    if (res.headersSent) res.destroy();
    else showError(res, trouble);
  };
}

function showError(res: Parameters<RequestHandler>[1], { status, message }: Trouble): void {
  const page = [403, 404, 409, 410, 413, 422, 503].includes(status)
    ? String(status)
    : status < 500
      ? '400'
      : '500';
  const model = { status, page, message, ofAdmin: isOfAdmin(res.req.path) };
  res.status(status).set('Cache-Control', 'no-store').render('pages/error', model);
}

/** Whoever asked for a page of administration is led back there, signed in or not. */
function isOfAdmin(address: string): boolean {
  return address === paths.admin.front || address.startsWith(`${paths.admin.front}/`);
}

/** What an error is to whoever asked. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof DomainError)
    return { status: statusOf[error.kind], message: error.kind === 'setup' ? undefined : error.message };
  // Errors of Express and its body parser carry a status of their own; 4xx are the visitor's, not ours.
  const status = (error as { status?: unknown } | undefined)?.status;
  return {
    status: typeof status === 'number' && status >= 400 && status < 500 ? status : 500,
    message: undefined,
  };
}

/** Never the message of an unknown error: a database error may quote what somebody answered. */
export function describeForLog(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const cause = error.cause instanceof Error ? { cause: error.cause.name } : {};
  return {
    error: error.name,
    code: (error as { code?: unknown }).code,
    ...(error instanceof DomainError ? { message: error.message } : {}),
    ...cause,
    stack: framesOf(error),
  };
}

/** Where it happened, without the message, which may run over several lines and quote anything. */
function framesOf({ stack = '', message }: Error): string {
  const trace = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack;
  return trace
    .split('\n')
    .filter((line) => /^ {4}at .+(:\d+:\d+\)?|\(<anonymous>\))$/.test(line))
    .join('\n');
}
