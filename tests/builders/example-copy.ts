import type { Database } from '../../server/storage/database.ts';
import { once, openShared } from './once-per-run.ts';

/**
 * Fills a database with the example. Publishing it takes seconds, so it is done once in a run, in the shared database.
 */
export async function copyExample(own: Database, load: (database: Database) => Promise<void>): Promise<void> {
  const shared = await openShared();
  try {
    await once(shared, 'example', async () => {
      await load(shared);
      return '';
    });
    for (const [name, model] of Object.entries(shared.models)) {
      const documents = await model.collection.find().toArray();
      const target = own.models[name as keyof typeof own.models].collection;
      if (documents.length > 0) await target.insertMany(documents);
    }
  } finally {
    await shared.close();
  }
}
