import { cp, mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withoutNewGlibc } from '../../../server/storage/embedded/glibc-patch.ts';
import {
  cacheFolderFor,
  KNOWN_LIBRARIES,
  patchedLibrary,
} from '../../../server/storage/embedded/patched-library.ts';
import { enginePackageFolder } from '../../../server/storage/embedded/platform.ts';
import { cleanUp, temporaryFolder } from './engines.ts';

const isLinuxX64 = process.platform === 'linux' && process.arch === 'x64';
const onLinuxX64 = isLinuxX64 ? describe : describe.skip;

afterEach(cleanUp);

onLinuxX64('Making the engine run on glibc 2.36', () => {
  const installed = enginePackageFolder()!;
  const nativeFile = path.join(installed, KNOWN_LIBRARIES[0].name);

  test('the copies no longer ask for 2.38, and are as long as before', async () => {
    const original = await readFile(nativeFile);
    const patched = withoutNewGlibc(original);
    expect(patched.length).toBe(original.length);
    // Nothing is left to re-point.
    expect(withoutNewGlibc(patched).equals(patched)).toBe(true);
  });

  test('a file that asks for something unknown of 2.38 is refused', async () => {
    const strange = await readFile(nativeFile);
    strange.write('__isoc23_strtoXX', strange.indexOf('__isoc23_strtoul'), 'latin1');
    expect(() => withoutNewGlibc(strange)).toThrow(
      /__isoc23_strtoXX of GLIBC_2\.38 has no known older equal/,
    );
  });

  test('a file that is not a library is refused', () => {
    expect(() => withoutNewGlibc(Buffer.from('Not an ELF file. '.repeat(10)))).toThrow(/not a 64-bit/);
  });

  test('the copies are made once', async () => {
    const cache = await temporaryFolder();
    const first = await patchedLibrary(installed, cache);
    const made = await stat(first);
    expect(await patchedLibrary(installed, cache)).toBe(first);
    expect((await stat(first)).ino).toBe(made.ino);
  });

  test('several processes may make them at the same time, and nothing unfinished is left', async () => {
    const cache = await temporaryFolder();
    const paths = await Promise.all([1, 2, 3].map(() => patchedLibrary(installed, cache)));
    expect(new Set(paths).size).toBe(1);
    expect(await readdir(cache)).toHaveLength(1);
  });

  test('a damaged copy is made again', async () => {
    const cache = await temporaryFolder();
    const library = await patchedLibrary(installed, cache);
    const { size } = await stat(library);
    await truncate(library);
    expect((await stat(await patchedLibrary(installed, cache))).size).toBe(size);
    expect(await readdir(cache)).toHaveLength(1);
  });

  test('another edition of the package is refused, with what to do', async () => {
    const [other, cache] = [await temporaryFolder(), await temporaryFolder()];
    await cp(installed, other, { recursive: true });
    await writeFile(path.join(other, 'libembedded_mongodb_native.so'), 'Another edition.');
    await expect(patchedLibrary(other, cache)).rejects.toMatchObject({
      kind: 'setup',
      message: expect.stringMatching(/libembedded_mongodb_native\.so.*npm ci.*MONGODB_URI/),
    });
    expect(await readdir(cache)).toHaveLength(0);
  });

  test('a cache folder that cannot be written to gives a message that names it', async () => {
    const file = path.join(await temporaryFolder(), 'a-file');
    await writeFile(file, '');
    await expect(patchedLibrary(installed, file)).rejects.toMatchObject({
      kind: 'setup',
      message: expect.stringContaining(file),
    });
  });
});

describe('Where the copies are kept', () => {
  test('they are kept in the cache folder of the user', async () => {
    const [data, cache] = [await temporaryFolder(), await temporaryFolder()];
    expect(await cacheFolderFor(data, cache)).toBe(path.join(cache, 'barnevernsundersokelser'));
  });

  test('they are kept in the data folder when the user has no cache folder to write to', async () => {
    const data = await temporaryFolder();
    await mkdir(path.join(data, 'home'));
    await writeFile(path.join(data, 'home', '.cache'), 'A file is in the way.');
    expect(await cacheFolderFor(data, path.join(data, 'home', '.cache'))).toBe(path.join(data, 'motor'));
  });
});
