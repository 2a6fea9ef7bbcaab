/** What must hold before anything is shown. One for each wave, fixed before the first answer. */
export interface Policy {
  /** No group and no base with fewer respondents than this is shown. */
  minimumBase: number;
}

export const standardPolicy: Policy = { minimumBase: 5 };
