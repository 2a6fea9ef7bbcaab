import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import mongoose from 'mongoose';
import {
  cleanUp,
  connect,
  isRunning,
  later,
  persist,
  socketOf,
  start,
  temporaryFolder,
  until,
} from './engines.ts';

afterEach(cleanUp);

interface Letter {
  _id: string;
  text?: string;
}
const lettersOn = (uri: string) => connect(uri).db('test').collection<Letter>('letters');

/** An app that does nothing but own an engine, in a process of its own that can be killed. */
async function startOtherApp(folder: string) {
  const engineFile = path.resolve('dist/storage/embedded/engine.js');
  const script = `
    import { startEmbeddedEngine } from ${JSON.stringify(engineFile)};
    const log = { info() {}, warn() {}, error() {} };
    const engine = await startEmbeddedEngine({ folder: ${JSON.stringify(folder)}, log });
    console.log(JSON.stringify({ uri: engine.uri, enginePid: engine.pid }));
    setInterval(() => {}, 1000);`;
  const app = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(app.stdout, 'data');
  const { uri, enginePid } = JSON.parse(String(line)) as { uri: string; enginePid: number };
  later(async () => {
    app.kill('SIGKILL');
    await until(() => !isRunning(enginePid));
    await rm(path.dirname(socketOf(uri)), { recursive: true, force: true });
  });
  return { pid: app.pid!, uri, enginePid, kill: () => app.kill('SIGKILL') };
}

describe('The embedded engine', () => {
  test('confirms writes from the journal, in the driver and in Mongoose, and limits the memory of $facet', async () => {
    const { uri } = await start({ folder: await temporaryFolder() });
    const client = connect(uri);
    expect(client.options).toMatchObject({ directConnection: true, writeConcern: { w: 1, journal: true } });
    const connection = await mongoose.createConnection(uri).asPromise();
    later(() => connection.close());
    expect(connection.getClient().options.writeConcern).toMatchObject({ w: 1, journal: true });
    expect(
      await client.db('admin').command({ getParameter: 1, internalQueryFacetBufferSizeBytes: 1 }),
    ).toMatchObject({ internalQueryFacetBufferSizeBytes: 1024 * 1024 });
  });

  test('keeps its data when stopped and started again', async () => {
    const folder = await temporaryFolder();
    const first = await start({ folder });
    await lettersOn(first.uri).insertOne({ _id: 'a', text: 'Blåbærsyltetøy' });
    await first.stop();
    await first.stop();
    const second = await start({ folder });
    expect(second.uri).toBe(first.uri);
    expect(await lettersOn(second.uri).findOne()).toEqual({ _id: 'a', text: 'Blåbærsyltetøy' });
  });

  test('comes back when it is killed amid many writes, with every confirmed document exactly once', async () => {
    const engine = await start({ folder: await temporaryFolder() });
    const letters = lettersOn(engine.uri);
    const confirmed: string[] = [];
    let isOver = false;
    const write = async () => {
      while (!isOver) {
        const _id = randomUUID();
        // The same id each time: that it is there already means that an earlier attempt was carried out.
        await persist(() =>
          letters.insertOne({ _id }).catch((problem: { code?: number }) => {
            if (problem.code !== 11000) throw problem;
          }),
        );
        confirmed.push(_id);
      }
    };
    const writers = Array.from({ length: 8 }, write);
    for (const target of [300, 600]) {
      await until(() => confirmed.length > target && engine.pid !== undefined);
      process.kill(engine.pid!, 'SIGKILL');
    }
    await until(() => confirmed.length > 900);
    isOver = true;
    await Promise.all(writers);

    const found = await persist(() => letters.find().toArray());
    expect(found.map(({ _id }) => _id).sort()).toEqual(confirmed.sort());
    expect(engine.log.lines).toContain(
      'warn: Databasemotoren stoppet uventet (signal SIGKILL). Starter den på nytt.',
    );
    expect(engine.log.lines).toContain('info: Databasemotoren er i gang igjen.');
  });

  test('ends when its app is killed, and the next app on the folder starts at once', async () => {
    const folder = await temporaryFolder();
    const app = await startOtherApp(folder);
    await lettersOn(app.uri).insertOne({ _id: 'a' });
    app.kill();
    // Not waiting for the old engine to end: that is for the new start to do.
    const next = await start({ folder });
    await until(() => !isRunning(app.enginePid));
    expect(await persist(() => lettersOn(next.uri).countDocuments())).toBe(1);
  });

  test('says what to do when the disk has too little room', async () => {
    const folder = await temporaryFolder();
    await expect(start({ folder, minimumFreeBytes: Number.MAX_SAFE_INTEGER })).rejects.toMatchObject({
      kind: 'setup',
      message: expect.stringContaining('Disken er full'),
    });
  });

  test('names what keeps it from starting again, and starts when that is mended', async () => {
    const folder = path.join(await temporaryFolder(), 'db');
    const engine = await start({ folder });
    const letters = lettersOn(engine.uri);
    await letters.insertOne({ _id: 'a' });
    await rename(folder, `${folder}-away`);
    await writeFile(folder, 'A file is in the way.');
    process.kill(engine.pid!, 'SIGKILL');
    await until(() => engine.log.lines.some((line) => line.startsWith('error:')));
    expect(engine.log.lines.at(-1)).toMatch(
      /kan ikke startes\. Datamappen .* kan ikke lages: en fil er i veien/,
    );
    await rm(folder);
    await rename(`${folder}-away`, folder);
    await until(() => engine.pid !== undefined);
    expect(await persist(() => letters.countDocuments())).toBe(1);
  });

  test('says that the files are damaged when it cannot open them', async () => {
    const folder = await temporaryFolder();
    await (await start({ folder })).stop();
    await writeFile(path.join(folder, 'WiredTiger.turtle'), '');
    await expect(start({ folder })).rejects.toMatchObject({
      kind: 'setup',
      message: expect.stringMatching(/lar seg ikke åpne.*trolig skadet.*Legg tilbake en sikkerhetskopi/),
    });
  });

  test('starts although a dead process has left its socket behind', async () => {
    const folder = await temporaryFolder();
    const first = await start({ folder });
    await first.stop();
    const socket = socketOf(first.uri);
    const script = `require('net').createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, 'SIGKILL'))`;
    await once(spawn(process.execPath, ['-e', script]), 'exit');
    const second = await start({ folder });
    expect(await lettersOn(second.uri).countDocuments()).toBe(0);
    await second.stop();
    await writeFile(socket, 'Not a socket at all.');
    const third = await start({ folder });
    expect(await lettersOn(third.uri).countDocuments()).toBe(0);
  });

  test('closes a connection that does not speak its language, and serves the others', async () => {
    const { uri } = await start({ folder: await temporaryFolder() });
    const stranger = net.connect(socketOf(uri));
    stranger.write('GET / HTTP/1.1\r\n\r\n');
    await once(stranger, 'close');
    expect(await lettersOn(uri).countDocuments()).toBe(0);
  });
});

describe('A second app on the same folder', () => {
  test('is refused, with the other process and what to do', async () => {
    const folder = await temporaryFolder();
    const app = await startOtherApp(folder);
    await expect(start({ folder })).rejects.toMatchObject({
      kind: 'setup',
      message: expect.stringMatching(
        new RegExp(`${folder} er i bruk av en annen prosess \\(prosess ${app.pid}\\).*DATA_DIR og PORT`),
      ),
    });
    expect(await lettersOn(app.uri).countDocuments()).toBe(0);
  });

  test('joins as a guest when it asks to, and leaves the engine running', async () => {
    const folder = await temporaryFolder();
    const owner = await start({ folder });
    const guest = await start({ folder, shared: true });
    expect(guest.uri).toBe(owner.uri);
    expect(guest.pid).toBeUndefined();
    await lettersOn(guest.uri).insertOne({ _id: 'from the guest' });
    await guest.stop();
    expect(await lettersOn(owner.uri).countDocuments()).toBe(1);
  });

  test('starts its own engine when it would have joined and there is none', async () => {
    const engine = await start({ folder: await temporaryFolder(), shared: true });
    expect(engine.pid).toBeDefined();
  });

  test('takes over as owner when the app that owned the engine is killed', async () => {
    const folder = await temporaryFolder();
    const app = await startOtherApp(folder);
    const guest = await start({ folder, shared: true });
    const letters = lettersOn(guest.uri);
    await letters.insertOne({ _id: 'before' });
    app.kill();
    await until(() => guest.pid !== undefined);
    await persist(() => letters.insertOne({ _id: 'after' }));
    expect(await letters.countDocuments()).toBe(2);
    expect(await readFile(path.join(path.dirname(socketOf(guest.uri)), 'owner.pid'), 'utf8')).toBe(
      String(process.pid),
    );
  });
});
