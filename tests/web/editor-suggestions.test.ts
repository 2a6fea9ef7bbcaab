import type { JsonSchema } from '../../public/client/editor/schema.ts';
import { gap, suggestionsAt } from '../../public/client/editor/suggestions.ts';
import { definitionJsonSchema } from '../../server/questionnaire/definition.ts';
import { kinds } from '../../server/questionnaire/kinds/all.ts';

const schema = definitionJsonSchema() as JsonSchema;
const scales =
  '"scales": { "enighet": { "options": [{ "code": "uenig" }, { "code": "enig" }] }, "grad": {} }';

/** What is suggested where the text has a bar. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { from, to, suggestions } = suggestionsAt(text, offset, schema);
  return { replaced: text.slice(from, to), labels: suggestions.map(({ label }) => label), suggestions };
}
const inSection = (items: string, rest = '') => `{ ${scales}, "sections": [{ "items": [${items}] }]${rest} }`;
const first = '{ "kind": "one", "id": "1a", "options": [{ "code": "ja" }, { "code": "nei" }] }';
const battery =
  '{ "kind": "battery", "id": "1b", "scale": "enighet", "rows": [{ "id": "r1" }, { "id": "r2" }] }';

test('Fields that are not there yet are suggested, with what must be there first', () => {
  const { labels, suggestions } = at('{ "survey": "x", | }');
  expect(labels).not.toContain('survey');
  expect(labels.indexOf('wave')).toBeLessThan(labels.indexOf('previous'));
  expect(suggestions.find(({ label }) => label === 'wave')).toEqual({
    label: 'wave',
    template: `"wave": "${gap}"`,
    info: 'Bølgen; samme som filnavnet',
  });
  expect(suggestions.find(({ label }) => label === 'notes')?.template).toBe(`"notes": [${gap}]`);
});

test('A field that is begun is replaced, and its value left as it is', () => {
  expect(at('{ "wa|" }')).toMatchObject({ replaced: '"wa"' });
  const { replaced, suggestions } = at('{ "wa|": "2024" }');
  expect(replaced).toBe('"wa"');
  expect(suggestions.find(({ label }) => label === 'wave')?.template).toBe('"wave"');
});

test('A question has the fields of its own kind', () => {
  const { labels } = at(inSection('{ "kind": "number", | }'));
  expect(labels).toEqual(expect.arrayContaining(['unit', 'min', 'max', 'expected', 'id']));
  expect(labels).not.toEqual(expect.arrayContaining(['options']));
  expect(labels).not.toContain('kind');
});

test('Every kind of question can be suggested, whole or by name', () => {
  expect(at(inSection('|')).labels).toEqual(Object.keys(kinds));
  expect(at(inSection('{ "kind": "o|" }'))).toMatchObject({ replaced: '"o"', labels: Object.keys(kinds) });
  const number = at(inSection('|')).suggestions.find(({ label }) => label === 'number');
  expect(number?.template).toBe(
    `{ "kind": "number", "id": "${gap}", "text": "${gap}", "unit": "${gap}", "min": ${gap}, "max": ${gap} }`,
  );
});

test.each([
  ['what is one of a few', '{ "disclosure": | }', ['controlled', 'open', '{  }']],
  ['what is true or false', inSection('{ "kind": "text", "required": | }'), ['true', 'false']],
  ['the scales', inSection('{ "kind": "scale", "scale": "|" }'), ['enighet', 'grad']],
  [
    'the items of a condition',
    inSection(`${first}, { "kind": "text", "id": "1c", "showIf": { "item": "|" } }`),
    ['1a', '1c'],
  ],
  [
    'the codes of the item',
    inSection(`${first}, { "kind": "text", "showIf": { "item": "1a", "in": [|] } }`),
    ['ja', 'nei'],
  ],
  [
    'the codes of its scale',
    inSection(`${battery}, { "kind": "text", "showIf": { "item": "1b", "row": "r1", "in": ["|"] } }`),
    ['uenig', 'enig'],
  ],
  [
    'the codes of counted rows',
    inSection(`${battery}, { "kind": "text", "showIf": { "item": "1b", "rows": { "in": ["|"] } } }`),
    ['uenig', 'enig'],
  ],
  [
    'the rows of the item',
    inSection(`${battery}, { "kind": "text", "showIf": { "item": "1b", "row": "|" } }`),
    ['r1', 'r2'],
  ],
  [
    'the options of a net',
    '{ "scales": { "x": { "options": [{ "code": "a" }], "nets": [{ "options": ["|"] }] } } }',
    ['a'],
  ],
  ['what can break results down', inSection(first, ', "breakdowns": ["|"]'), ['1a', 'instrument']],
  [
    'what the register knows, to break down by,',
    inSection(first, ', "background": [{ "id": "region" }], "breakdowns": ["|"]'),
    ['1a', 'region', 'instrument'],
  ],
  [
    'what the register knows, to weight by,',
    inSection(first, ', "background": [{ "id": "region" }], "weighting": { "by": ["|"] }'),
    ['region'],
  ],
  [
    'the numbers of bands',
    inSection('{ "kind": "number", "id": "1d" }', ', "derived": [{ "of": "|" }]'),
    ['1d'],
  ],
])('%s are suggested', (_, text, labels) => {
  expect(at(text).labels).toEqual(labels);
});

test('A text that is no JSON yet has suggestions all the same, and one in words has none', () => {
  expect(at('{ "survey": "x",\n  |').labels).toContain('wave');
  expect(at('|').labels[0]).toContain('survey');
  expect(at('{ "publisher": "|" }').labels.filter((label) => !label.startsWith('{'))).toEqual([]);
});
