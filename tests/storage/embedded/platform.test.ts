import { DomainError } from '../../../server/errors.ts';
import { engineSupport, type Machine, thisMachine } from '../../../server/storage/embedded/platform.ts';

const debian12: Machine = { platform: 'linux', arch: 'x64', glibc: '2.36', packagePresent: true };

describe('Whether the embedded engine can run on a machine', () => {
  test.each<[string, Partial<Machine>, string]>([
    ['a new Linux on x64', { glibc: '2.38' }, 'as is'],
    ['a newer Linux on x64', { glibc: '2.41' }, 'as is'],
    ['a new Linux on arm64', { glibc: '2.39', arch: 'arm64' }, 'as is'],
    ['a Mac with Apple silicon', { platform: 'darwin', arch: 'arm64', glibc: undefined }, 'as is'],
    ['Debian 12', {}, 'patched'],
    ['glibc 2.37', { glibc: '2.37' }, 'patched'],
    ['a glibc 3 of the future', { glibc: '3.0' }, 'as is'],
  ])('%s can run it', (_name, machine, support) => {
    expect(engineSupport({ ...debian12, ...machine })).toBe(support);
  });

  test.each<[string, Partial<Machine>, RegExp]>([
    ['an old Linux', { glibc: '2.35' }, /trenger glibc 2\.36 eller nyere på x64; denne maskinen har 2\.35/],
    ['a glibc with a short number', { glibc: '2.4' }, /trenger glibc 2\.36/],
    ['Debian 12 on arm64', { arch: 'arm64' }, /trenger glibc 2\.38 eller nyere på arm64/],
    ['Alpine', { glibc: undefined }, /uten glibc \(for eksempel Alpine/],
    ['Windows', { platform: 'win32', glibc: undefined }, /finnes ikke for Windows/],
    ['an Intel Mac', { platform: 'darwin', glibc: undefined }, /Mac med Intel-prosessor/],
    ['another machine', { platform: 'freebsd', arch: 'riscv64' }, /freebsd riscv64/],
    ['a machine without the package', { packagePresent: false }, /embedded-mongodb\) er ikke installert/],
  ])('%s cannot, and is told to set MONGODB_URI', (_name, machine, reason) => {
    const attempt = () => engineSupport({ ...debian12, ...machine });
    expect(attempt).toThrow(reason);
    expect(attempt).toThrow(/MONGODB_URI/);
    expect(attempt).toThrow(expect.objectContaining({ name: DomainError.name, kind: 'setup' }));
  });

  test('this machine runs the tests, so it is one that can', () => {
    expect(['as is', 'patched']).toContain(engineSupport(thisMachine()));
  });
});
