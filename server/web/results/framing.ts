import type { Response } from 'express';

/** Lets pages of other sites show this one in a frame. Whatever is shown there holds no form and knows no visitor. */
export function allowFrames(res: Response): void {
  const policy = String(res.getHeader('Content-Security-Policy') ?? '');
  res.set('Content-Security-Policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'));
  res.removeHeader('X-Frame-Options');
  res.set('Cross-Origin-Resource-Policy', 'cross-origin');
}
