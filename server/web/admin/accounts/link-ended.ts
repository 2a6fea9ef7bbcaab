import type { Response } from 'express';

/** Says that a link is no use any more, and how to get another. */
export function linkEnded(res: Response, which: 'firstOwner' | 'invitation' | 'reset' | 'used'): void {
  res.status(410).render('admin/accounts/link-ended', { which });
}
