import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { fromXlsForm } from '../../server/interchange/xlsform/from-xlsform.ts';
import { workbookOf } from '../../server/interchange/xlsform/workbook.ts';
import { checkShape } from '../../server/questionnaire/shape.ts';

const target = { survey: 'kartlegging', wave: '2024' };

interface Imported {
  languages: string[];
  scales: Record<string, { options: { code: string; label: unknown }[] }>;
  sections: { id: string; title: unknown; items: Record<string, unknown>[] }[];
}

async function imported(file: Buffer) {
  const { definition, losses } = await fromXlsForm(file, target);
  expect(checkShape(definition)).not.toHaveProperty('problems');
  const { sections, scales, languages } = definition as Imported;
  const items = sections.flatMap((section) => section.items);
  return {
    sections,
    scales,
    languages,
    items,
    item: (id: string) => items.find((each) => each.id === id),
    losses,
  };
}

/** A form of these rows; the first is the heading. */
async function form(survey: string[][], choices: string[][] = [], settings: string[][] = []) {
  return workbookOf([
    { name: 'survey', rows: survey },
    { name: 'choices', rows: [['list_name', 'name', 'label'], ...choices] },
    ...(settings.length > 0 ? [{ name: 'settings', rows: settings }] : []),
  ]);
}

const yesNo = [
  ['yes_no', 'yes', 'Ja'],
  ['yes_no', 'no', 'Nei'],
];

describe('A form from another tool, with everything that people do to a sheet', () => {
  const quirks = imported(readFileSync('tests/interchange/files/quirks.xlsx'));
  const lossAt = async (at: string) =>
    (await quirks).losses.filter((loss) => loss.at === at).map(({ what }) => what);

  test('is read whatever the case of sheets and headings, and past empty rows', async () => {
    const { sections } = await quirks;
    expect(sections.map(({ id, title }) => [id, title])).toEqual([
      ['bakgrunn', 'Om tjenesten'],
      ['del', 'Kartlegging'],
    ]);
  });

  test('gets ids that are allowed here, in its conditions too', async () => {
    expect((await quirks).item('vurdering')).toMatchObject({
      showIf: {
        all: [
          { item: 'samarbeid', in: ['1'] },
          { item: 'antall-ansatte', atLeast: 10 },
        ],
      },
    });
    expect(await lossAt('survey!B7')).toEqual(['«Antall_ansatte» har fått id-en «antall-ansatte».']);
  });

  test('has its limits, one step inside where the bound itself is not allowed', async () => {
    expect((await quirks).item('antall-ansatte')).toMatchObject({ kind: 'number', min: 1, max: 499 });
  });

  test('gets the answer "other" that the tool adds by itself', async () => {
    const { item } = await quirks;
    expect(item('samarbeid')).toMatchObject({
      kind: 'one',
      options: [{ code: '1' }, { code: '2' }, { code: 'annet', label: 'Annet' }],
    });
    expect(await lossAt('survey!A8')).toEqual([expect.stringContaining('Egne ord ved «Annet»')]);
  });

  test('gets own words for a text question asked of those who ticked an option', async () => {
    const { item, items } = await quirks;
    expect(item('tiltak')).toMatchObject({
      kind: 'several',
      options: [{ code: 'hjelp-i-hjemmet' }, { code: 'annet', withText: true }],
    });
    expect(items.map(({ id }) => id)).not.toContain('tiltak-annet');
  });

  test('becomes a battery where it is a table, without the row that only shows the answers', async () => {
    expect((await quirks).item('vurdering')).toMatchObject({
      kind: 'battery',
      scale: 'grad',
      rows: [{ id: 'folk' }, { id: 'tid', showIf: { not: { item: 'samarbeid', in: ['2'] } } }],
    });
  });

  test.each([
    ['a field of the tool', 'survey!A2', 'start'],
    ['a calculation', 'survey!A11', 'calculate'],
    ['a repeat', 'survey!B20', 'gjentas'],
    ['a question in a repeat', 'survey!B21', '«alder»'],
    ['a kind that is not here', 'survey!A23', 'geopoint'],
    ['a condition on a calculation', 'survey!F12', 'vises til alle'],
    ['a requirement that reckons', 'survey!G25', 'today()'],
    ['a message of its own', 'survey!H7', 'Feilmeldingen'],
    ['a preset answer', 'survey!K7', 'default'],
    ['a column that filters answers', 'choices!D1', 'region'],
    ['an answer without words', 'choices!B9', 'ingen tekst'],
    ['a sheet of notes', 'Notater', 'ikke lest'],
  ])('tells of %s', async (_, at, words) => {
    expect((await lossAt(at)).join(' ')).toContain(words);
  });
});

test('What no form says has a placeholder, and is told of', async () => {
  const { definition, losses } = await fromXlsForm(
    await form([
      ['type', 'name', 'label'],
      ['text', 'a', 'A'],
    ]),
    target,
  );
  expect(definition).toMatchObject({ survey: 'kartlegging', wave: '2024', purpose: 'Skriv formålet' });
  for (const field of ['waveLabel', 'publisher', 'purpose', 'promise', 'minutes', 'title'])
    expect(losses.map(({ at }) => at)).toContain(field);
});

test('A list that several questions use is a scale, and one that a single question uses is its own', async () => {
  const survey = [
    ['type', 'name', 'label'],
    ['select_one yes_no', 'a', 'A'],
    ['select_one yes_no', 'b', 'B'],
    ['select_one color', 'c', 'C'],
  ];
  const { item, scales } = await imported(
    await form(survey, [...yesNo, ['color', 'red', 'Rød'], ['color', 'blue', 'Blå']]),
  );
  expect(item('a')).toMatchObject({ kind: 'scale', scale: 'yes-no' });
  expect(scales).toEqual({
    'yes-no': {
      options: [
        { code: 'yes', label: 'Ja' },
        { code: 'no', label: 'Nei' },
      ],
    },
  });
  expect(item('c')).toMatchObject({ kind: 'one', options: [{ code: 'red' }, { code: 'blue' }] });
});

describe('Languages', () => {
  test('are found by their code or their name', async () => {
    const survey = [
      ['type', 'name', 'label::Norwegian', 'label::Nynorsk (nn)', 'label::en'],
      ['text', 'a', 'Hvem?', 'Kven?', 'Who?'],
    ];
    const { item, languages } = await imported(await form(survey));
    expect(languages).toEqual(['nb', 'nn', 'en']);
    expect(item('a')?.text).toEqual({ nb: 'Hvem?', nn: 'Kven?', en: 'Who?' });
  });

  test('that are not offered here are told of', async () => {
    const survey = [
      ['type', 'name', 'label', 'label::French (fr)'],
      ['text', 'a', 'Hvem?', 'Qui ?'],
    ];
    const { item, losses } = await imported(await form(survey));
    expect(item('a')?.text).toBe('Hvem?');
    expect(losses).toContainEqual({ at: 'survey!D1', what: expect.stringContaining('French') });
  });

  test('of a form in another language altogether stand for bokmål', async () => {
    const survey = [
      ['type', 'name', 'label::French (fr)'],
      ['text', 'a', 'Qui ?'],
    ];
    const { item, losses } = await imported(await form(survey));
    expect(item('a')?.text).toBe('Qui ?');
    expect(losses).toContainEqual({ at: 'survey!C1', what: expect.stringContaining('Oversett') });
  });

  test('are the default one where a column does not say', async () => {
    const survey = [
      ['type', 'name', 'label', 'label::Bokmål (nb)'],
      ['text', 'a', 'Who?', 'Hvem?'],
    ];
    const settings = [['default_language'], ['English (en)']];
    const { item } = await imported(await form(survey, [], settings));
    expect(item('a')?.text).toEqual({ nb: 'Hvem?', en: 'Who?' });
  });
});

test.each([
  [
    "not(selected(., 'yes') and count-selected(.) > 1)",
    { options: [{ code: 'yes', exclusive: true }, { code: 'no' }] },
  ],
  ['count-selected(.) < 2', { atMost: 1 }],
  ['count-selected(.) >= 0 and count-selected(.) <= 1', { atMost: 1 }],
  ["count-selected(.) >= 1 or selected(., 'no')", { atLeast: 1 }],
])('The constraint %s is read', async (constraint, expected) => {
  const survey = [
    ['type', 'name', 'label', 'constraint'],
    ['select_multiple yes_no', 'a', 'A', constraint],
  ];
  const { item } = await imported(await form(survey, yesNo));
  expect(item('a')).toMatchObject(expected);
});

test('Groups that open or close nothing are read as well as may be', async () => {
  const survey = [
    ['type', 'name', 'label'],
    ['end_group', '', ''],
    ['begin_group', 'g', 'G'],
    ['text', 'a', 'A'],
  ];
  const { items, losses } = await imported(await form(survey));
  expect(items.map(({ id }) => id)).toEqual(['a']);
  expect(losses.map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('ikke er begynt'),
      expect.stringContaining('ikke avsluttet'),
    ]),
  );
});

test('A group inside a group is dissolved, and its condition goes to its questions', async () => {
  const survey = [
    ['type', 'name', 'label', 'relevant'],
    ['begin_group', 'ytre', 'Ytre', ''],
    ['integer', 'a', 'A', ''],
    ['begin_group', 'indre', 'Indre', `\${a} > 3`],
    ['text', 'b', 'B', `\${a} < 9`],
    ['end_group', '', '', ''],
    ['end_group', '', '', ''],
  ];
  const { item } = await imported(await form(survey));
  expect(item('b')).toMatchObject({
    showIf: {
      all: [
        { item: 'a', atLeast: 4 },
        { item: 'a', atMost: 8 },
      ],
    },
  });
});

test('Words that mean something to a programming language mean nothing in a form', async () => {
  const survey = [
    ['type', 'name', 'label', 'relevant', 'constructor'],
    ['constructor', 'a', 'A', '', ''],
    ['text', 'b', 'B', `constructor \${a}`, '__proto__'],
    ['select_one __proto__', '__proto__', 'C', '', ''],
  ];
  const { items, losses } = await imported(await form(survey, [['__proto__', 'constructor', 'Ja']]));
  expect(items.map(({ kind }) => kind)).toEqual(['text', 'one']);
  expect(losses.map(({ at }) => at)).toEqual(expect.arrayContaining(['survey!A2', 'survey!D3', 'survey!E3']));
});

describe('A file is refused in words', () => {
  test('when it is no Excel file', async () => {
    await expect(fromXlsForm(Buffer.from('type,name,label'), target)).rejects.toThrow('ikke en Excel-fil');
  });

  test('when it has no sheet of questions', async () => {
    const file = await workbookOf([{ name: 'Ark1', rows: [['a']] }]);
    await expect(fromXlsForm(file, target)).rejects.toThrow('«survey»');
  });

  test('when it is over 5 MB', async () => {
    await expect(fromXlsForm(Buffer.alloc(5 * 1024 * 1024 + 1), target)).rejects.toThrow('større enn 5 MB');
  });

  test('when it would fill the memory once unpacked', async () => {
    const bomb = zip('xl/worksheets/sheet1.xml', Buffer.alloc(60 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(fromXlsForm(bomb, target)).rejects.toThrow('50 MB når den pakkes ut');
  });

  test('when groups stand in groups without end', async () => {
    const groups = Array.from({ length: 60 }, (_, index) => ['begin_group', `g${index}`, 'G']);
    await expect(fromXlsForm(await form([['type', 'name', 'label'], ...groups]), target)).rejects.toThrow(
      'grupper inni hverandre',
    );
  });

  test('when a sheet has rows without number', async () => {
    const sheet = `<worksheet><sheetData>${'<row/>'.repeat(20_001)}</sheetData></worksheet>`;
    await expect(fromXlsForm(zip('xl/other.xml', Buffer.from(sheet)), target)).rejects.toThrow('20000 rader');
  });

  test('when a sheet goes on for ever', async () => {
    const sheet =
      '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
    await expect(fromXlsForm(zip('xl/worksheets/sheet1.xml', Buffer.from(sheet)), target)).rejects.toThrow(
      '20000 rader',
    );
  });
});

/** A packed file with one entry, which says that it is empty. */
function zip(path: string, content: Buffer): Buffer {
  const name = Buffer.from(path);
  const packed = deflateRawSync(content);
  const header = (signature: number, rest: number) => {
    const buffer = Buffer.alloc(rest);
    buffer.writeUInt32LE(signature);
    return buffer;
  };
  const local = header(0x04034b50, 30);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  const entry = header(0x02014b50, 46);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const end = header(0x06054b50, 22);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}
