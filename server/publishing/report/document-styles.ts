import {
  AlignmentType,
  convertMillimetersToTwip,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx';

/** A4 with room for a binding, in twips. */
export const page = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(25),
    bottom: convertMillimetersToTwip(25),
    left: convertMillimetersToTwip(22),
    right: convertMillimetersToTwip(22),
  },
};

/** Between the margins, in twips and in pixels. */
export const textWidth = page.size.width - page.margin.left - page.margin.right;
export const pictureWidth = Math.floor(textWidth / 15);
/** A picture that is taller is made smaller, so that it never runs over the page. */
export const tallestPicture = 800;

/** Styles that Word has under these ids, so that its own commands for them work. */
export const styleIds = {
  subtitle: 'Subtitle',
  contents: 'TOCHeading',
  caption: 'Caption',
  quote: 'Quote',
  note: 'Merknad',
  cell: 'Tabelltekst',
  mark: 'Eksempelmerke',
} as const;

export const numbering = { bullets: 'punkter', numbers: 'tall' } as const;

/** Lines of so many 240ths of the letters' height. Without the rule some programs cut pictures down to one line. */
const lines = (line: number) => ({ line, lineRule: LineRuleType.AUTO });

const ink = '292C30';
const subtle = '5B5D60';
const heading = (size: number, before: number, after: number) => ({
  run: { size, bold: true, color: ink },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
});

/** Sizes in half points. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Arial', size: 21, color: ink, language: { value: 'nb-NO' } },
      paragraph: { spacing: { after: 140, ...lines(288) } },
    },
    title: {
      run: { size: 56, bold: true, color: ink },
      paragraph: { spacing: { before: 2400, after: 240 } },
    },
    heading1: heading(36, 0, 240),
    heading2: heading(26, 360, 140),
    heading3: heading(23, 280, 100),
    heading4: heading(21, 240, 80),
    hyperlink: { run: { color: '0B4A8F', underline: {} } },
  },
  paragraphStyles: [
    {
      id: styleIds.subtitle,
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { size: 32, color: ink },
      paragraph: { spacing: { after: 600 } },
    },
    {
      id: styleIds.contents,
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { bold: true, size: 36, color: ink },
      paragraph: { spacing: { before: 480, after: 240 }, keepNext: true, keepLines: true },
    },
    {
      id: styleIds.caption,
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { bold: true, size: 21, color: ink },
      paragraph: { spacing: { before: 320, after: 100 }, keepNext: true, keepLines: true },
    },
    {
      id: styleIds.quote,
      name: 'Quote',
      basedOn: 'Normal',
      quickFormat: true,
      run: { italics: true },
      paragraph: { indent: { left: 500, right: 500 }, spacing: { before: 120, after: 160 } },
    },
    {
      id: styleIds.note,
      name: 'Merknad',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 18, color: subtle },
      paragraph: { spacing: { before: 40, after: 80, ...lines(252) } },
    },
    {
      id: styleIds.cell,
      name: 'Tabelltekst',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 18 },
      paragraph: { spacing: { before: 30, after: 30, ...lines(240) } },
    },
    {
      id: styleIds.mark,
      name: 'Eksempelmerke',
      basedOn: 'Normal',
      quickFormat: true,
      run: { bold: true, color: '8A6100' },
    },
  ],
};

const level = (place: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: place,
  format,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 500 * (place + 1), hanging: 300 }, spacing: { after: 80 } } },
});

export const listStyles: INumberingOptions = {
  config: [
    { reference: numbering.bullets, levels: [0, 1, 2].map((place) => level(place, LevelFormat.BULLET, '•')) },
    {
      reference: numbering.numbers,
      levels: [0, 1, 2].map((place) => level(place, LevelFormat.DECIMAL, `%${place + 1}.`)),
    },
  ],
};
