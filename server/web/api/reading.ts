import type { RequestHandler, Response } from 'express';

/**
 * Lets pages of any other site read what is public. Without credentials, and there is nothing here that a cookie
 * would change.
 */
export function allowReading(res: Response): void {
  res.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Content-Disposition',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
}

/** Answers what browsers ask before they read from another site: POST is for PxWebApi's selections, which change nothing. */
export const corsForReading: RequestHandler = (req, res, next) => {
  allowReading(res);
  if (req.method !== 'OPTIONS') {
    next();
    return;
  }
  res
    .set({
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS, POST',
      'Access-Control-Allow-Headers': 'Accept, Content-Type, If-None-Match',
      'Access-Control-Max-Age': '86400',
    })
    .status(204)
    .end();
};
