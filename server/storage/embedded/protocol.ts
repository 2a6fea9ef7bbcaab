/** What the app and the engine's process say to each other. */

/** Given to the engine's process as JSON, its only argument. */
export interface ChildOptions {
  /** The folder with the database's files. */
  readonly folder: string;
  readonly socket: string;
  /** Names the app that owns the engine, for the message to a second app on the same folder. */
  readonly ownerFile: string;
  readonly ownerPid: number;
}

/** `failed` says why the engine could not open the folder; the process then ends. */
export type ChildMessage = { readonly type: 'ready' } | { readonly type: 'failed'; readonly message: string };

/** The folder is in use by another engine ("temporary failure; try again" in the old Unix list of exit codes). */
export const EXIT_FOLDER_IN_USE = 75;
/** The engine could not open the folder, or not close it ("internal software error" in the same list). */
export const EXIT_ENGINE_FAILED = 70;
