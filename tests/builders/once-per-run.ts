import { setTimeout as pause } from 'node:timers/promises';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import { sharedDatabaseUri } from '../setup/database.ts';

interface Made {
  _id: string;
  state: 'making' | 'ready' | 'failed';
  /** As JSON. */
  content?: string;
}

/** A database that the whole run shares. Whoever opens it closes it. */
export function openShared(): Promise<Database> {
  return connectDatabase(sharedDatabaseUri('shared'));
}

/**
 * What takes seconds to make and is the same for every test file: the first that needs it makes it, and each has a copy
 * of its own.
 *
 * @param make gives what JSON can hold
 * @throws Error when it could not be made, here or in the file that was first
 */
export async function oncePerRun<Content>(name: string, make: () => Promise<Content>): Promise<Content> {
  const shared = await openShared();
  try {
    return JSON.parse(await once(shared, name, async () => JSON.stringify(await make())));
  } finally {
    await shared.close();
  }
}

/** Does something in the shared database, unless another test file has. The others wait until it is done. */
export async function once(shared: Database, name: string, make: () => Promise<string>): Promise<string> {
  // In a collection of its own, that nothing of the platform reads.
  const all = shared.models.Wave.db.collection<Made>('made');
  const isFirst = await all.insertOne({ _id: name, state: 'making' }).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const made = await make().then(
      (content) => ({ state: 'ready', content }) as const,
      async (cause: unknown) => {
        await all.updateOne({ _id: name }, { $set: { state: 'failed' } });
        throw cause;
      },
    );
    await all.updateOne({ _id: name }, { $set: made });
    return made.content;
  }
  for (;;) {
    const made = await all.findOne({ _id: name });
    if (made?.state === 'ready') return made.content ?? '';
    if (made?.state !== 'making') throw new Error(`${name} could not be made; see the file that was first.`);
    await pause(50);
  }
}
