import { prepareFolder } from './folder.ts';
import { type HoldRequest, takeHold } from './hold.ts';
import type { EngineLog } from './log.ts';
import { cacheFolderFor, patchedLibrary } from './patched-library.ts';
import { enginePackageFolder, engineSupport, thisMachine } from './platform.ts';
import { type MeetingPlace, meetingPlaceFor } from './socket.ts';
import { Supervision } from './supervision.ts';

export type { EngineLog };

export interface EngineOptions {
  /** The folder for the database's files; made if it does not exist. */
  readonly folder: string;
  readonly log: EngineLog;
  /** Join the engine of an app that already runs on the folder, rather than refuse to start. */
  readonly shared?: boolean;
  readonly minimumFreeBytes?: number;
}

/** A database that is there for as long as the app runs. */
export interface EmbeddedEngine {
  /**
   * A MongoDB address, the same for the folder's whole life, so a driver reconnects by itself when the engine has
   * been restarted. It asks that writes be confirmed from the journal: without, confirmed writes may be lost.
   */
  readonly uri: string;
  /** The process number of the engine; undefined while it is restarted, and for a guest. */
  readonly pid: number | undefined;
  /** Stops the engine in good order, or leaves it when it is another app's. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts MongoDB's engine in a process of its own, and starts it again whenever it ends by itself. When the app
 * ends, however abruptly, so does the engine.
 *
 * @throws DomainError `setup` that says what to do: the engine does not run on this machine, the folder cannot be
 *   used (see {@link prepareFolder}), another app uses the folder, or the files are damaged.
 */
export async function startEmbeddedEngine(options: EngineOptions): Promise<EmbeddedEngine> {
  const support = engineSupport(thisMachine());
  const folder = await prepareFolder(options.folder, options);
  const library =
    support === 'patched'
      ? await patchedLibrary(enginePackageFolder()!, await cacheFolderFor(folder))
      : undefined;
  const place = await meetingPlaceFor(folder);
  const { log, shared } = options;
  const request: HoldRequest = { folder, place, library, log, ifRunning: shared ? 'join' : 'refuse' };
  const supervision = new Supervision(await takeHold(request), {
    log,
    async holdAgain(signal) {
      // What ended the engine without a word (a full disk, a folder made read-only) is named here.
      await prepareFolder(folder, options);
      return takeHold({ ...request, ifRunning: 'join' }, signal);
    },
  });
  return {
    uri: uriOf(place),
    get pid() {
      return supervision.enginePid;
    },
    stop: () => supervision.stop(),
  };
}

function uriOf({ socket }: MeetingPlace): string {
  return `mongodb://${encodeURIComponent(socket)}/?directConnection=true&w=1&journal=true`;
}
