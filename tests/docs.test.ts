import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../server/config.ts';
import { deeds, waveStates } from '../server/fieldwork/life-cycle.ts';
import { checkQuestionnaire } from '../server/questionnaire/check.ts';
import { findingTitles } from '../server/questionnaire/finding-codes.ts';
import { kinds } from '../server/questionnaire/kinds/all.ts';

const docs = path.join(projectFolder, 'docs');
const pages = [
  path.join(projectFolder, 'README.md'),
  ...(readdirSync(docs, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join(docs, file)),
];
const read = (file: string) => readFileSync(path.join(projectFolder, file), 'utf8');

describe.each(pages.map((page) => [path.relative(projectFolder, page), page] as const))(
  '%s',
  (_name, page) => {
    test('links only to files that exist', () => {
      const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(
        (match) => match[1] ?? '',
      );
      expect(links.filter((link) => !existsSync(path.resolve(path.dirname(page), link)))).toEqual([]);
    });
  },
);

describe('The guide to questionnaires', () => {
  const guide = read('docs/questionnaires.md');
  const [whole, ...parts] = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map((match) =>
    JSON.parse(match[1] ?? ''),
  );
  const findings = (definition: object) =>
    checkQuestionnaire('guide.json', JSON.stringify(definition)).findings.filter(
      ({ explained }) => explained === undefined,
    );

  test('begins with a questionnaire that can be fielded as it stands', () => {
    expect(findings(whole)).toEqual([]);
  });

  test.each(parts.map((part) => [part.id ?? Object.keys(part).join(', '), part]))(
    'goes on with an example that fits into it: %s',
    (_, part) => {
      const added = 'kind' in part ? { sections: [{ id: '3', title: 'Mer', items: [part] }] } : part;
      const sections = [...whole.sections, ...(added.sections ?? [])];
      const scales = { ...whole.scales, ...added.scales };
      expect(findings({ ...whole, ...added, sections, scales })).toEqual([]);
    },
  );

  test('has an example of every item kind', () => {
    const shown = [whole, ...parts].flatMap((part) =>
      'kind' in part ? part : (part.sections ?? []).flatMap((section: { items: object[] }) => section.items),
    );
    expect(new Set(shown.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)));
    for (const kind of Object.keys(kinds)) expect(guide).toContain(`| \`${kind}\` |`);
  });
});

test('Every finding is documented, and no other', () => {
  const documented = [...read('docs/findings.md').matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)];
  expect(Object.fromEntries(documented.map(([, code, title]) => [code, title]))).toEqual(findingTitles);
});

test('Every setting is documented, and no other', () => {
  const settings = [...read('server/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1]);
  const documented = [...read('docs/running.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
  expect(settings.length).toBeGreaterThan(5);
  expect([...documented].sort()).toEqual([...settings].sort());
});

test('What each state of a wave allows is documented as it is', () => {
  const rows = [...read('docs/fieldwork.md').matchAll(/^\| `(\w+)`: [^|]+\|(.*)\|$/gm)];
  const documented = rows.map(([, deed, cells = '']) => [
    deed,
    waveStates.filter((_, index) => cells.split('|')[index]?.trim() === '✓'),
  ]);
  expect(Object.fromEntries(documented)).toEqual(deeds);
});
