/** What anybody can read of a wave's results, from whatever file. */
export interface ReadResults {
  tables: ReadTable[];
}

export interface ReadTable {
  variable: string;
  /** Nothing for everybody. */
  breakdown?: string;
  columns: ReadColumn[];
  rows: ReadRow[];
}

export interface ReadColumn {
  code: string;
  /** The options that are counted. */
  options: string[];
}

export interface ReadRow {
  /** The groups of the breakdown that are in it. None for everybody. */
  members: string[];
  base?: number;
  /** By column, those that are shown. */
  counts: ReadonlyMap<string, number>;
  /** By column, in whole percent of all units in the register. */
  weighted?: ReadonlyMap<string, number>;
  mean?: number;
  median?: number;
}
