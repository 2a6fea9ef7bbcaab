/** The fields of these forms, by the names that they have in the browser. */
export type Field =
  | 'organisasjon'
  | 'navn'
  | 'epost'
  | 'passord'
  | 'nyttPassord'
  | 'kode'
  | 'passordAv'
  | 'kodeAv'
  | 'kodeReserve';
