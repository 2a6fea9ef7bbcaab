/** The kinds of problems, with what each means. The page of the interface lists them, and their addresses lead there. */
export const problemKinds = {
  'ugyldig-verdi':
    'Noe i adressen eller i det som ble sendt, kan ikke brukes som det er. «detail» sier hva, og hvordan det rettes.',
  'for-stort-utvalg':
    'Utvalget har flere celler enn det kan hentes på en gang. Velg færre verdier, eller del det i flere.',
  'finnes-ikke': 'Det finnes ikke noe på adressen.',
  'feil-metode': 'Adressen finnes, men kan ikke brukes med denne metoden. «Allow» sier hvilke som virker.',
  'ukjent-format': 'Svaret finnes ikke i noe format som ble bedt om i «Accept».',
  'trukket-tilbake': 'Resultatene er trukket tilbake. «detail» sier hvorfor.',
  'feil-hos-oss': 'Noe gikk galt hos oss. Prøv igjen senere.',
} as const;
export type ProblemKind = keyof typeof problemKinds;

/** What is wrong with a request, as RFC 9457 tells it. `slug` names the kind of problem in its address. */
export interface ProblemTold {
  slug: ProblemKind;
  status: number;
  /** In Norwegian, but for the errors that PxWebApi names itself: their titles are its own. */
  title: string;
  /** How to mend it. */
  detail: string;
}

/** The media type of every error of the interface. */
export const problemType = 'application/problem+json';

/** Thrown where a request of the interface cannot be answered. */
export class Problem extends Error {
  readonly told: ProblemTold;

  constructor(told: ProblemTold) {
    super(told.detail);
    this.name = 'Problem';
    this.told = told;
  }
}

/** @param detail names the fix */
export function invalid(detail: string, title = 'Ugyldig verdi'): Problem {
  return new Problem({ slug: 'ugyldig-verdi', status: 400, title, detail });
}

export function missing(detail: string, title = 'Finnes ikke'): Problem {
  return new Problem({ slug: 'finnes-ikke', status: 404, title, detail });
}
