import fc from 'fast-check';
import { correctionOf } from '../../server/questionnaire/correction.ts';
import {
  type Definition,
  definitionJsonSchema,
  definitionSchema,
} from '../../server/questionnaire/definition.ts';
import { differences, type Path } from '../../server/questionnaire/schema-texts.ts';
import { agreement, batteryItem, fileOf, oneOf, scaleItem } from '../builders/questionnaire.ts';
import { read } from './builder.ts';

type Json = Record<string, unknown>;

const items = [
  oneOf(
    '1a',
    [
      { code: 'enig', label: 'Enig' },
      { code: 'uenig', label: 'Uenig' },
      { code: 'vet-ikke', label: 'Vett ikke' },
    ],
    {
      text: { nb: 'Har dere nok folk til opgavene i 2022?', nn: 'Har de nok folk til oppgåvene i 2022?' },
      help: 'Svar for hele tjenesten.',
    },
  ),
  scaleItem('1b', 'enighet'),
  batteryItem('1c', 'enighet', [{ id: 'r1', label: 'Det er mulig å få hjelp' }], { note: 'Merknad' }),
];
const file = fileOf(items, { scales: agreement, notes: ['Første merknad.'] });
const before = definitionSchema.parse(file);

/** The questionnaire with one value changed. */
function changed(path: Path, value: unknown, from: unknown = file): Definition {
  const copy = structuredClone(from);
  const parent = path.slice(0, -1).reduce<unknown>((part, key) => (part as Json)[key], copy) as Json;
  if (value === undefined) delete parent[path.at(-1)!];
  else parent[path.at(-1)!] = value;
  return definitionSchema.parse(copy);
}

const item = (place: number, ...rest: Path): Path => ['sections', 0, 'items', place, ...rest];

describe('words that may be corrected', () => {
  test.each<[Path, unknown, object]>([
    [
      item(0, 'text', 'nb'),
      'Har dere nok folk til oppgavene i 2022?',
      {
        at: 'spørsmål 1a',
        before: 'Har dere nok folk til opgavene i 2022?',
        after: 'Har dere nok folk til oppgavene i 2022?',
      },
    ],
    [
      item(0, 'text', 'nn'),
      'Har de nok folk til oppgåvene i 2022 ?',
      {
        at: 'spørsmål 1a (nynorsk)',
        before: 'Har de nok folk til oppgåvene i 2022?',
        after: 'Har de nok folk til oppgåvene i 2022 ?',
      },
    ],
    [
      item(0, 'options', 2, 'label'),
      'Vet ikke',
      { at: 'svaret «Vet ikke» i spørsmål 1a', before: 'Vett ikke', after: 'Vet ikke' },
    ],
    [item(0, 'help'), 'Svar for hele tjenesten', { at: 'hjelpen til spørsmål 1a' }],
    [
      item(2, 'rows', 0, 'label'),
      'Det er mulig å få hjelp.',
      { at: 'raden «Det er mulig å få hjelp.» i spørsmål 1c' },
    ],
    [
      ['scales', 'enighet', 'options', 0, 'label'],
      'Svar uenig.',
      { at: 'svaret «Svar uenig.» i skalaen «enighet»' },
    ],
    [['sections', 0, 'title'], 'Del 1.', { at: 'tittelen på del 1' }],
    [['purpose'], 'Å prøve', { at: 'formålet', before: 'Å prøve.', after: 'Å prøve' }],
    [
      ['notes'],
      ['Første merknad.', 'Enda en, som er mye lengre.'],
      { at: 'merknadene', after: 'Første merknad. Enda en, som er mye lengre.' },
    ],
    [item(2, 'note'), undefined, { at: 'merknaden til spørsmål 1c', before: 'Merknad', after: '' }],
  ])('%j', (path, value, change) => {
    expect(correctionOf(before, changed(path, value))).toEqual({
      changes: [expect.objectContaining(change)],
    });
  });

  test('several at once', () => {
    const after = changed(['title'], 'Prøven!', changed(['purpose'], 'Å prøve'));
    expect(correctionOf(before, after)).toMatchObject({ changes: [{ at: 'tittelen' }, { at: 'formålet' }] });
  });

  test('and what the author says of the questionnaire, which is no correction at all', () => {
    const explained = [{ finding: 'option-missing', because: 'Det er slik.' }];
    expect(correctionOf(before, changed(['explained'], explained))).toEqual({ changes: [] });
    expect(correctionOf(before, changed(['readability'], { lix: 60 }))).toEqual({ changes: [] });
  });
});

describe('what is another question, and is refused', () => {
  test.each<[string, Path, unknown, string]>([
    ['the promise', ['promise'], 'Ingen kjennes igjen!', 'Løftet til dem som svarer'],
    ['a negation', item(0, 'text', 'nb'), 'Har dere ikke nok folk til opgavene i 2022?', 'En nektelse'],
    ['an opposite', item(2, 'rows', 0, 'label'), 'Det er umulig å få hjelp', 'det motsatte'],
    ['a number', item(0, 'text', 'nb'), 'Har dere nok folk til opgavene i 2023?', 'Et tall'],
    ['an answer that becomes another', item(0, 'options', 0, 'label'), 'Uenig', 'i samme liste'],
    ['many letters', item(0, 'help'), 'Svar for hele kommunen og bydelen.', 'Ord er lagt til'],
    ['a short answer', item(0, 'options', 0, 'label'), 'Helt', 'et annet ord'],
    ['a word exchanged', item(0, 'text', 'nb'), 'Har dere lite folk til opgavene i 2022?', 'et annet ord'],
    ['help that comes', item(1, 'help'), 'Ny hjelp', 'ikke legges til eller tas bort'],
    ['help that goes', item(0, 'help'), undefined, 'ikke legges til eller tas bort'],
    ['a translation that goes', item(0, 'text', 'nn'), undefined, 'ikke legges til eller tas bort'],
    ['who is asked', item(1, 'showIf'), { item: '1a', in: ['enig'] }, 'bare ord rettes'],
    ['an option that comes', item(0, 'options', 3), { code: 'annet', label: 'Annet' }, 'bare ord rettes'],
    ['a code', item(0, 'options', 0, 'code'), 'helt-enig', 'bare ord rettes'],
    ['the hiding of figures', ['disclosure'], 'open', 'bare ord rettes'],
    ['the same words written otherwise', ['title'], { nb: 'Prøven' }, 'skrevet på en annen måte'],
  ])('%s', (_, path, value, words) => {
    const refused = correctionOf(before, changed(path, value));
    expect(refused).toEqual({
      refusals: [{ path: expect.anything(), message: expect.stringContaining(words) }],
    });
  });
});

/** Questionnaires that between them use the whole language. */
const examples = [
  'valid/every-kind',
  'valid/every-sentence-translated',
  'invalid/duplicate-net-code.of-count',
  'invalid/limits-reversed.figures',
  'invalid/expected-of-later',
  'invalid/misplaced-file.instrument',
  'invalid/coverage-unknown-total',
].map((name): Json => JSON.parse(read(`tests/surveys/${name}.json`)));
const everything = [
  ...examples,
  fileOf([scaleItem('1a', 'grad', { note: 'Merknad' })], {
    scales: { grad: { ...agreement.enighet, poles: { low: 'Lite', high: 'Mye' } } },
    notes: ['Merknad'],
    explained: [{ finding: 'option-missing', because: 'Slik er det.' }],
    derived: [
      { id: 'maal', label: 'Mål', note: 'Merknad', when: { item: '1a', in: ['enig'] }, unknown: 'out' },
    ],
  }) as Json,
].filter((json) => definitionSchema.safeParse(json).success);

function leavesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) =>
    leavesIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

const parses = (json: Json, path: Path, value: unknown) => {
  try {
    return changed(path, value, json);
  } catch {
    return undefined;
  }
};
/** Only a text can be an object of languages, or is inside one. */
const isText = (json: Json, path: Path) =>
  parses(json, path, { nb: 'x', nn: 'y' }) !== undefined || ['nb', 'nn', 'en'].includes(String(path.at(-1)));

const places = everything.flatMap((json) => leavesIn(json).map((path) => ({ json, path })));

test('Every field of the schema that is a text stands in the examples', () => {
  const { $defs, properties } = definitionJsonSchema() as { $defs: Record<string, Json>; properties: Json };
  const fields = new Set<string>();
  const collect = (schema: unknown, name: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    if (
      (schema as Json).$ref === '#/$defs/Text' ||
      JSON.stringify((schema as Json).allOf)?.includes('/Text"')
    )
      fields.add(name);
    for (const [key, part] of Object.entries(schema))
      collect(
        part,
        ['properties', 'anyOf', 'oneOf', 'allOf', 'items'].includes(key) || /^\d+$/.test(key) ? name : key,
      );
  };
  collect({ properties, $defs }, '');
  const seen = new Set(
    places
      .filter(({ json, path }) => isText(json, path))
      .map(({ path }) =>
        String(path.findLast((key) => typeof key === 'string' && !['nb', 'nn', 'en'].includes(key))),
      ),
  );
  expect([...fields].filter((field) => !seen.has(field))).toEqual([]);
  expect(fields.size).toBeGreaterThan(15);
});

test('Any text that changes is found as a text, and any other change as none', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.constantFrom('x', 7, true, 'ny-kode', '2021-01-01'),
      ({ json, path }, value) => {
        const after = parses(json, path, isText(json, path) ? 'Helt andre ord' : value);
        const whole = definitionSchema.parse(json);
        fc.pre(after !== undefined && JSON.stringify(after) !== JSON.stringify(whole));
        const found = differences(definitionSchema, whole, after);
        expect(found.length).toBe(1);
        expect('before' in found[0]!).toBe(isText(json, path));
        const correction = correctionOf(whole, after!);
        const free = ['explained', 'readability', 'licence', '$schema'].includes(String(path[0]));
        const isRemark = path[0] === 'notes' || path.includes('note');
        if (free) expect(correction).toEqual({ changes: [] });
        else if (isRemark) expect(correction).toEqual({ changes: [expect.anything()] });
        else if (!isText(json, path)) expect(correction).toHaveProperty('refusals');
        else expect('changes' in correction ? correction.changes : correction.refusals).not.toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
