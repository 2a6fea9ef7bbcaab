/** What must hold before anything is shown. One for each wave, fixed before the first answer. */
export interface Policy extends Protection {
  /**
   * `open`: figures that a service publishes about itself, where nothing is hidden. Never for a survey that
   * promised anonymity.
   */
  mode: 'controlled' | 'open';
}

export interface Protection {
  /** No group and no base with fewer respondents than this is shown. */
  minimumBase: number;
  /** A count is sensitive when fewer than this have the answer, or when fewer than this have not. */
  minimumCell: number;
  /** How far apart two values must be that a hidden sensitive count can have. */
  protectionWidth: number;
  /** What is broken down of a scale with nets: these, or every option. */
  detail: 'net' | 'full';
}

export const standardPolicy: Policy = {
  mode: 'controlled',
  minimumBase: 5,
  minimumCell: 3,
  protectionWidth: 3,
  detail: 'net',
};

const openPolicy: Policy = {
  mode: 'open',
  minimumBase: 0,
  minimumCell: 0,
  protectionWidth: 0,
  detail: 'full',
};

/** @param protection what the questionnaire sets, never looser than the standard */
export function policyFor(mode: Policy['mode'], protection: Partial<Protection> = {}): Policy {
  return mode === 'open' ? openPolicy : { ...standardPolicy, ...protection };
}
