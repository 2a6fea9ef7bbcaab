/** How often something was tried within a window of time, by a key that is a hash: no address or name is kept. */
export interface AttemptStore {
  /** Counts one more try and returns how many there have been in the window it falls in. */
  count(key: string, window: number): Promise<number>;
  forget(key: string): Promise<void>;
  removeBefore(window: number): Promise<void>;
}
