import { randomBytes } from 'node:crypto';
import type { Response } from 'express';

/**
 * Draws a page with the editor, which makes its style sheets by script. They are let in by a random word that is new
 * for every page; every other page keeps to the files of the site alone.
 */
export function renderEditor(res: Response, view: string, model: object): void {
  const nonce = randomBytes(16).toString('base64');
  const policy = String(res.getHeader('Content-Security-Policy'));
  res.set('Content-Security-Policy', policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`));
  res.render(view, { ...model, nonce });
}
