/** What must hold before anything is shown. One for each wave, fixed before the first answer. */
export interface Policy {
  /**
   * `open`: figures that a service publishes about itself, where nothing is hidden. Never for a survey that
   * promised anonymity.
   */
  mode: 'controlled' | 'open';
  /** No group and no base with fewer respondents than this is shown. */
  minimumBase: number;
}

export const standardPolicy: Policy = { mode: 'controlled', minimumBase: 5 };

const openPolicy: Policy = { mode: 'open', minimumBase: 0 };

export function policyFor(mode: Policy['mode']): Policy {
  return mode === 'open' ? openPolicy : standardPolicy;
}
