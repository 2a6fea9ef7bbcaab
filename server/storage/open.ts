import type { Config } from '../config.ts';
import { connectDatabase, type Database } from './database.ts';
import { type EngineLog, startEmbeddedEngine } from './embedded/engine.ts';

/**
 * Opens the database that the configuration names: a MongoDB server, or the embedded engine over the data
 * folder. `shared` lets a small command use the engine of an app that is running over the same folder.
 */
export async function openDatabase(
  config: Config,
  log: EngineLog,
  { shared = false } = {},
): Promise<Database> {
  if (config.mongodbUri !== undefined) return connectDatabase(config.mongodbUri);
  const engine = await startEmbeddedEngine({ folder: config.dataFolder, log, shared });
  const database = await connectDatabase(engine.uri).catch(async (error) => {
    await engine.stop();
    throw error;
  });
  return {
    ...database,
    close: async () => {
      await database.close();
      await engine.stop();
    },
  };
}
