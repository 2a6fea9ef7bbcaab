/** Who took part in a wave, as the method chapter tells it. Made when the wave is published, of groups that may be told of. */
export interface PublishedParticipation {
  /** Units in the register. */
  units: number;
  invited: number;
  answered: number;
  /** AAPOR RR1 in percent, with one decimal. */
  rate: number;
  /** Full-time equivalents in the register and of those that answered; `coverage` in percent with one decimal. */
  fte?: { register: number; answered: number; coverage: number };
  breakdowns: {
    id: string;
    label: string;
    groups: { label: string; units: number; answered: number; rate: number }[];
  }[];
  /** The analysis of non-response, in sentences of bokmål. */
  nonResponse: string[];
}
