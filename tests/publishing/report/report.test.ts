import { strFromU8, unzipSync } from 'fflate';
import { policyFor } from '../../../server/disclosure/policy.ts';
import type { Publication } from '../../../server/publishing/publication.ts';
import { reportDocument } from '../../../server/publishing/report/document.ts';
import { figuresOf, reportModel } from '../../../server/publishing/report/model.ts';
import type { Block, Report } from '../../../server/publishing/report/report.ts';
import { exampleAnswers, exampleQuestionnaire } from '../../analysis/example.ts';
import { publicationOf } from '../publications.ts';

let publication: Publication;
let report: Report;

/** Three items, with everything that a publisher can add. Nothing is hidden but what is hidden here. */
beforeAll(async () => {
  const questionnaire = exampleQuestionnaire();
  const made = await publicationOf(questionnaire, exampleAnswers(questionnaire), {
    policy: policyFor('open'),
    example: true,
    editorial: {
      introduction:
        '# Om rapporten\n\nDette er **viktig**, se [kilden](https://eksempel.no/kilde).\n\n1. først\n2. så\n\nOg så:\n\n1. igjen',
      methodNote: 'Vi ringte *ingen*.',
      comments: { '3a': 'Færre barn på **institusjon** enn før.' },
      items: ['3a', '3d', '2b'],
      quotes: [
        {
          item: '3a',
          text: 'Vi får det ikke til å gå opp.',
          group: { breakdown: '1a', code: 'nord', label: 'Nord' },
        },
      ],
    },
    participation: {
      units: 230,
      invited: 228,
      answered: 188,
      rate: 82.5,
      breakdowns: [
        { id: 'region', label: 'Region', groups: [{ label: 'Nord', units: 36, answered: 31, rate: 86.1 }] },
      ],
      nonResponse: ['Store tjenester svarte oftere enn små.'],
    },
    corrections: [
      { on: '2022-10-01', note: 'Skrivefeil.', changes: [{ at: '3a', before: 'bran', after: 'barn' }] },
    ],
  });
  publication = {
    ...made,
    policy: { ...policyFor('controlled') },
    sections: made.sections.map((section) => ({ ...section, figures: section.figures.map(withHidden) })),
  };
  report = reportModel(publication, 'https://eksempel.no/resultater/a/2022');
});

type Figure = Publication['sections'][number]['figures'][number];

/** The second group of every breakdown is hidden, and the first cell of the first; the last two are one. */
function withHidden(figure: Figure): Figure {
  return {
    ...figure,
    breakdowns: figure.breakdowns.map((breakdown) => ({
      ...breakdown,
      rows: breakdown.rows.slice(0, 3).map((row, place) => {
        if ('hidden' in row || place === 1)
          return { code: row.code, label: row.label, hidden: 'confidential' as const };
        if (place === 2) return { ...row, label: 'Nord og Sør', members: ['nord', 'sor'] };
        return {
          ...row,
          cells: row.cells.map((cell, at) => (at === 0 ? { hidden: 'confidential' as const } : cell)),
        };
      }),
    })),
  };
}

const textOf = (block: Block): string => JSON.stringify(block);
const chapter = (id: string) => report.chapters.find((each) => each.id === id)!;

describe('The report', () => {
  test('has its chapters in order, with the figures that were chosen numbered through', () => {
    expect(report.chapters.map(({ title }) => title)).toEqual([
      'Innledning',
      'Hovedfunn',
      ...publication.sections.map(({ title }) => title),
      'Slik er undersøkelsen laget',
      'Vedlegg: Tall for hver gruppe',
    ]);
    expect(figuresOf(report).map(({ number, id }) => [number, id])).toEqual([
      [1, '3a'],
      [2, '3d'],
      [3, '2b'],
    ]);
  });

  test('numbers its tables through, whatever chapter they are in', () => {
    const tables = report.chapters.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'table'));
    expect(tables.length).toBeGreaterThan(6);
    expect(tables.map((table) => 'number' in table && table.number)).toEqual(
      tables.map((_, place) => place + 1),
    );
  });

  test('has what the publisher wrote beside the figure that it is about', () => {
    const { blocks } = report.chapters[2]!;
    expect(blocks.slice(0, 3).map(({ type }) => type)).toEqual(['figure', 'written', 'quote']);
    expect(blocks[2]).toMatchObject({ text: 'Vi får det ikke til å gå opp.', from: 'Nord' });
  });

  test('fills the method chapter from the data', () => {
    const words = chapter('metode').blocks.map(textOf).join('\n');
    for (const told of [
      'Registeret har 230 tjenester. 228 ble invitert, og 188 svarte.',
      'Svarprosenten er 82,5\u00a0%. Den er antall som svarte, delt på antall som ble invitert',
      'Store tjenester svarte oftere enn små.',
      'Bufetat-region: Nord og Sør er slått sammen.',
      'Ingen gruppe med færre enn 5 svar er vist.',
      'Hver prosent er rundet av for seg',
      'Skrivefeil.',
      'Vi ringte *ingen*.',
      'Eksempeldata. SOS-barnebyer (2022): Barnevernlederundersøkelsen',
      publication.planHash,
    ])
      expect(words).toContain(told);
  });

  test('says so when there is no register to hold the answers against', () => {
    const { participation: _, ...without } = publication;
    const method = reportModel(without).chapters.find(({ id }) => id === 'metode')!;
    expect(JSON.stringify(method)).toContain('Derfor er frafallet ikke undersøkt');
    expect(JSON.stringify(method)).not.toContain('Svarprosenten');
  });

  test('has «:» where a number is hidden, and the number nowhere', () => {
    const tables = chapter('vedlegg').blocks.flatMap((block) =>
      block.type === 'table' ? [block.table] : [],
    );
    for (const { rows } of tables) {
      const [, first, second] = rows;
      expect(first!.cells[1]).toBe(':');
      expect(new Set(second!.cells)).toEqual(new Set([':']));
    }
  });

  test('names the breakdowns of which nothing is shown, and has no table of them', () => {
    const nothing = structuredClone(publication);
    const breakdown = nothing.sections.flatMap(({ figures }) => figures).find(({ id }) => id === '3a')!
      .breakdowns[0]!;
    for (const row of breakdown.rows) Object.assign(row, { hidden: 'confidential' });
    const { blocks } = reportModel(nothing).chapters.find(({ id }) => id === 'vedlegg')!;
    const tables = (all: Block[]) => all.filter(({ type }) => type === 'table').length;
    expect(tables(blocks)).toBe(tables(chapter('vedlegg').blocks) - 1);
    expect(blocks.at(-1)).toEqual({
      type: 'list',
      lines: [
        'I 2022 har vi plassert færre barn på institusjon enn før. Fordelt på «Bufetat-region» er alt skjult for å verne dem som svarte.',
      ],
    });
  });

  test('of a wave without figures has no empty chapters', () => {
    const empty = reportModel({ ...publication, sections: [] });
    expect(empty.chapters.map(({ id }) => id)).toEqual(['innledning', 'metode']);
  });
});

describe('The Word file', () => {
  let parts: Record<string, Uint8Array>;
  let xml: string;

  beforeAll(async () => {
    parts = unzipSync(await reportDocument(report));
    xml = strFromU8(parts['word/document.xml']!);
  });

  const texts = () => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('');

  test('has real headings that a table of contents is made from', () => {
    const headings = [...xml.matchAll(/<w:pStyle w:val="Heading1"\/>/g)];
    expect(headings).toHaveLength(report.chapters.length);
    expect(xml.includes('<w:pStyle w:val="Heading2"/>')).toBe(true);
    expect(xml.includes('TOC \\h \\o &quot;1-2&quot;')).toBe(true);
    expect(xml.includes('TOC \\c &quot;Figur&quot; \\h')).toBe(true);
  });

  test('numbers captions by fields', () => {
    expect(xml.match(/w:instr="SEQ Figur \\\* ARABIC"/g)).toHaveLength(3);
    expect(texts()).toContain(
      'Figur 1. I 2022 har vi plassert færre barn på institusjon enn før (eksempeldata)',
    );
  });

  test('has every picture as PNG, with its numbers as alternative text', () => {
    const pictures = Object.keys(parts).filter((name) => /^word\/media\/.+\.png$/.test(name));
    expect(pictures).toHaveLength(3);
    const descriptions = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, words]) => words);
    expect(descriptions).toHaveLength(3);
    expect(descriptions[0]).toContain('Alle (N\u00a0=\u00a058): ');
    expect(descriptions[0]).toContain('Uenig 31\u00a0% (18 svar)');
  });

  test('has a table for every figure, whose head is repeated on every page', () => {
    const tables = report.chapters.flatMap(({ blocks }) =>
      blocks.filter(({ type }) => type === 'table' || type === 'figure'),
    );
    expect(xml.match(/<w:tbl>/g)).toHaveLength(tables.length);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(tables.length);
  });

  test('has what was written in Markdown as paragraphs, lists, links and emphasis', () => {
    expect(texts()).toContain('Dette er viktig, se kilden.');
    expect(texts()).not.toContain('**');
    expect(strFromU8(parts['word/_rels/document.xml.rels']!)).toContain('https://eksempel.no/kilde');
    expect(xml.includes('<w:b/>')).toBe(true);
  });

  test('begins each list of numbers with one', () => {
    const lists = [...xml.matchAll(/<w:ilvl w:val="0"\/><w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id);
    const [first, second, third] = lists;
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  // Without the rule some programs take the height of a line as exact, and show a picture's lowest line alone.
  test('never has lines of an exact height, which would cut its pictures', () => {
    for (const part of ['word/styles.xml', 'word/document.xml']) {
      const spacings = strFromU8(parts[part]!).match(/<w:spacing [^>]*w:line="[^>]*>/g) ?? [];
      expect(spacings.filter((spacing) => !spacing.includes('w:lineRule="auto"'))).toEqual([]);
    }
  });

  test('keeps its looks in styles, so that they can be changed in one place', () => {
    for (const style of ['Title', 'Subtitle', 'TOCHeading', 'Caption', 'Tabelltekst', 'Quote'])
      expect(xml).toContain(`<w:pStyle w:val="${style}"/>`);
  });

  test('is in Norwegian, and says whose it is and that the data are made up', () => {
    expect(strFromU8(parts['word/styles.xml']!)).toContain('w:val="nb-NO"');
    const core = strFromU8(parts['docProps/core.xml']!);
    expect(core).toContain('<dc:title>Barnevernlederundersøkelsen, høsten 2022</dc:title>');
    expect(core).toContain('<dc:creator>SOS-barnebyer</dc:creator>');
    expect(core).toContain('Eksempeldata');
    const headers = Object.keys(parts).filter((name) => /^word\/header\d/.test(name));
    expect(headers.map((name) => strFromU8(parts[name]!)).join('')).toContain('Eksempeldata');
    const footers = Object.keys(parts).filter((name) => /^word\/footer\d/.test(name));
    expect(footers.map((name) => strFromU8(parts[name]!)).join('')).toContain('NUMPAGES');
  });
});
