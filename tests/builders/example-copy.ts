import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../server/storage/database.ts';
import { connectDatabase } from '../../server/storage/database.ts';
import { sharedDatabaseUri } from '../setup/database.ts';

const mark = 'example';

/**
 * Fills a database with the example. Publishing it takes seconds, so the first test file that needs it does it in a
 * database that the whole run shares, and each has a copy of its own.
 */
export async function copyExample(own: Database, load: (database: Database) => Promise<void>): Promise<void> {
  const shared = await connectDatabase(sharedDatabaseUri('example'));
  try {
    await loadOnce(shared, load);
    for (const [name, model] of Object.entries(shared.models)) {
      const documents = await model.collection.find().toArray();
      const target = own.models[name as keyof typeof own.models].collection;
      if (documents.length > 0) await target.insertMany(documents);
    }
  } finally {
    await shared.close();
  }
}

async function loadOnce(shared: Database, load: (database: Database) => Promise<void>): Promise<void> {
  // In a collection of its own, that nothing of the platform reads.
  const marks = shared.models.Wave.db.collection('marks');
  const isFirst = await marks.insertOne({ _id: mark as never, state: 'loading' }).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    await load(shared);
    await marks.updateOne({ _id: mark as never }, { $set: { state: 'ready' } });
    return;
  }
  while ((await marks.findOne({ _id: mark as never }))?.state !== 'ready') await pause(50);
}
