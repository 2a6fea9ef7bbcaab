/**
 * What can go wrong in the domain, in the reader's words. A DomainError knows nothing of HTTP or exit
 * codes: the web and the command line each translate the kind in one place.
 *
 * - `missing`: what was asked for does not exist.
 * - `forbidden`: whoever asks may not do this, or not from there.
 * - `closed`: it existed, and is closed for answers.
 * - `invalid`: the input cannot be used as it is; the message says how to mend it.
 * - `conflict`: the input was fine, but something else has happened in the meantime.
 * - `unavailable`: nothing is wrong with the input; try again later.
 * - `setup`: the machine or the configuration must be changed before the platform can run.
 */
export type ErrorKind = 'missing' | 'forbidden' | 'closed' | 'invalid' | 'conflict' | 'unavailable' | 'setup';

export class DomainError extends Error {
  readonly kind: ErrorKind;

  constructor(kind: ErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DomainError';
    this.kind = kind;
  }
}
