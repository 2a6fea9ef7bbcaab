/** What a name in an expression stands for in the questionnaire being made. */
export interface Field {
  item: string;
  /** In a battery, the row; in a figure table, the cell. */
  row?: string;
  type: 'choice' | 'several' | 'number' | 'words' | 'battery' | 'figures';
  /** Codes here by what the options are called there. */
  codes?: ReadonlyMap<string, string>;
  /** Of a number. */
  decimals?: number;
}

/** Everything that conditions may look at: the questions read so far. */
export interface Fields {
  byName: Map<string, Field>;
  /** The rows of batteries and the cells of figure tables, by item. */
  rows: Map<string, string[]>;
  /** The figure tables among the items. */
  figures: Set<string>;
}

export function noFields(): Fields {
  return { byName: new Map(), rows: new Map(), figures: new Set() };
}
