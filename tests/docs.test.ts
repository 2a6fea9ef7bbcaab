import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../server/config.ts';
import { checkQuestionnaire } from '../server/questionnaire/check.ts';
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

test('The questionnaire in the guide is valid as it stands', () => {
  const example = /```json\n([\s\S]*?)```/.exec(read('docs/questionnaires.md'))?.[1] ?? '';
  expect(checkQuestionnaire('guide.json', example).findings).toEqual([]);
});

test('The guide names every item kind', () => {
  for (const kind of Object.keys(kinds)) expect(read('docs/questionnaires.md')).toContain(`| \`${kind}\` |`);
});

test('Every setting is documented, and no other', () => {
  const settings = [...read('server/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1]);
  const documented = [...read('docs/running.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
  expect(settings.length).toBeGreaterThan(5);
  expect([...documented].sort()).toEqual([...settings].sort());
});
