import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../server/config.ts';

interface Locked {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(path.join(projectFolder, 'package-lock.json'), 'utf8'));
const packages = Object.entries(lock.packages as Record<string, Locked>);

test('The lock file has the builds of native packages for every platform, or «npm ci» refuses it', () => {
  const names = new Set(packages.map(([place]) => place.slice(place.lastIndexOf('node_modules/') + 13)));
  const wanted = packages.flatMap(([, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}));
  expect(wanted.filter((name) => !names.has(name))).toEqual([]);
});

test('The lock file ties nobody to one registry', () => {
  expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([]);
});
