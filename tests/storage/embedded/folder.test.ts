import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, rmdir, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { prepareFolder } from '../../../server/storage/embedded/folder.ts';
import { meetingPlaceFor } from '../../../server/storage/embedded/socket.ts';
import { cleanUp, later, temporaryFolder } from './engines.ts';

afterEach(cleanUp);

const MEGABYTE = 1024 * 1024;
const setupMessage = (pattern: RegExp) => ({ kind: 'setup', message: expect.stringMatching(pattern) });

describe('The data folder', () => {
  test('is made when it does not exist, for this user only', async () => {
    const folder = path.join(await temporaryFolder(), 'data', 'db');
    expect(await prepareFolder(folder)).toBe(folder);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(folder)).toEqual([]);
  });

  test('that cannot be made, since a file is in the way, gives a message that says so', async () => {
    const file = path.join(await temporaryFolder(), 'a-file');
    await writeFile(file, '');
    await expect(prepareFolder(path.join(file, 'db'))).rejects.toMatchObject(
      setupMessage(/kan ikke lages: en fil er i veien \(.*a-file\)\. Sett DATA_DIR/),
    );
    await expect(prepareFolder(file)).rejects.toMatchObject(
      setupMessage(/kan ikke lages: en fil er i veien \(.*a-file\)\. /),
    );
  });

  test('that leads to a disk that is not there gives a message, and does not wait for ever', async () => {
    const link = path.join(await temporaryFolder(), 'link');
    await symlink('/a-disk-that-is-not-there', link);
    await expect(prepareFolder(path.join(link, 'db'))).rejects.toMatchObject(setupMessage(/kan ikke lages/));
  });

  const onLinux = existsSync('/proc/self') ? test : test.skip;
  onLinux('on a file system that takes no files gives a message that says so', async () => {
    await expect(prepareFolder('/proc/barnevern')).rejects.toMatchObject(
      setupMessage(/kan ikke lages.*Sett DATA_DIR/),
    );
    await expect(prepareFolder('/proc/self', { minimumFreeBytes: 0 })).rejects.toMatchObject(
      setupMessage(/kan ikke skrives til.*Gi brukeren/),
    );
  });

  test('on a disk with too little room gives a message that names both sizes', async () => {
    const folder = await temporaryFolder();
    const freeBytes = async () => 120 * MEGABYTE;
    await expect(prepareFolder(folder, { freeBytes })).rejects.toMatchObject(
      setupMessage(/Disken er full eller nesten full.*minst 500 MB.*120 MB igjen.*Frigjør plass/),
    );
    await expect(prepareFolder(folder, { freeBytes, minimumFreeBytes: 100 * MEGABYTE })).resolves.toBe(
      folder,
    );
  });
});

describe('The place where the app meets the engine', () => {
  test('is the same for a folder whatever path leads to it', async () => {
    const [data, temporary] = [await temporaryFolder(), await temporaryFolder()];
    const link = path.join(temporary, 'link');
    await symlink(data, link);
    const place = await meetingPlaceFor(await prepareFolder(data), temporary);
    expect(await meetingPlaceFor(await prepareFolder(link), temporary)).toEqual(place);
    expect((await stat(path.dirname(place.socket))).mode & 0o777).toBe(0o700);
  });

  test('is short also when the folder for temporary files is not', async () => {
    const temporary = path.join(await temporaryFolder(), 'very-long-name'.repeat(10));
    const { socket } = await meetingPlaceFor('/data/never-used-by-an-engine', temporary);
    later(() => rm(path.dirname(socket), { recursive: true }));
    expect(socket.length).toBeLessThan(104);
  });

  test('is refused when others may enter it', async () => {
    const temporary = await temporaryFolder();
    const { socket } = await meetingPlaceFor('/data', temporary);
    await chmod(path.dirname(socket), 0o755);
    await expect(meetingPlaceFor('/data', temporary)).rejects.toMatchObject(
      setupMessage(/er ikke bare din.*Slett mappen/),
    );
  });

  test('is refused when a link stands in its place', async () => {
    const temporary = await temporaryFolder();
    const { socket } = await meetingPlaceFor('/data', temporary);
    const elsewhere = await temporaryFolder();
    await mkdir(path.join(elsewhere, 'ours'), { mode: 0o700 });
    await rmdir(path.dirname(socket));
    await symlink(path.join(elsewhere, 'ours'), path.dirname(socket));
    await expect(meetingPlaceFor('/data', temporary)).rejects.toMatchObject({ kind: 'setup' });
  });
});
