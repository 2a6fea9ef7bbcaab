/**
 * Where a wave is in its life. `open` takes answers and shows none; `closed` takes no more; `published` has
 * results that the public can read.
 */
export type WaveState = 'open' | 'closed' | 'published';

export interface Wave {
  survey: string;
  wave: string;
  state: WaveState;
  /** The answers are made up, and every page about them says so. */
  example: boolean;
}

export interface WaveStore {
  find(survey: string, wave: string): Promise<Wave | undefined>;
  list(): Promise<Wave[]>;
  save(wave: Wave): Promise<void>;
}
