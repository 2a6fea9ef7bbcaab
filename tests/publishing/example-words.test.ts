import { policyFor } from '../../server/disclosure/policy.ts';
import { codebookOf } from '../../server/publishing/files/codebook.ts';
import { readmeOf } from '../../server/publishing/files/readme.ts';
import { pictureOf } from '../../server/publishing/picture/picture.ts';
import { viewOf } from '../../server/publishing/picture/view.ts';
import type { Publication } from '../../server/publishing/publication.ts';
import { reportModel } from '../../server/publishing/report/model.ts';
import type { Block } from '../../server/publishing/report/report.ts';
import { nb } from '../../server/web/i18n/nb.ts';
import { figureTableItem, questionnaireOf } from '../builders/questionnaire.ts';
import { figuresIn, longRows, publicationOf } from './publications.ts';

const keyFigures = questionnaireOf([figureTableItem('tall', [2023, 2024], ['meldinger', 'tiltak'])]);
const cells = { 'meldinger-2023': 10, 'meldinger-2024': 12, 'tiltak-2023': 4, 'tiltak-2024': 5 };
const saidOnPages = `${nb.site.example}: ${nb.site.exampleOpenFigures}`;

let open: Publication;
beforeAll(async () => {
  open = await publicationOf(keyFigures, [{ tall: { cells } }], {
    policy: policyFor('open'),
    example: true,
  });
});

const everything = () => {
  const source = { publication: open, address: 'https://eksempel.no' };
  return {
    picture: pictureOf(open, viewOf(open, 'tall')!),
    report: reportModel(open),
    readme: readmeOf(source),
    codebook: codebookOf(source),
  };
};

describe('Figures that a service publishes about itself, as an example', () => {
  test.each(['picture', 'report', 'readme', 'codebook'] as const)(
    'are called so in the %s, as on the pages',
    (name) => {
      const words = JSON.stringify(everything()[name]);
      expect(words).toContain(saidOnPages);
      expect(words).not.toMatch(/Svarene er laget|virkelige tjenester|Do not use/);
    },
  );

  test('have no N of one, and none that few answered, in picture, report and files', () => {
    const { picture, report } = everything();
    expect(picture.drawing.rows.map(({ note }) => note)).toEqual(['', '', '', '', '', '']);
    expect(picture.description).toContain('2023: 10 meldinger.');
    expect(JSON.stringify({ picture, report })).not.toMatch(/N\s=\s1\b|Færre enn 20|færre enn 20/);
    const figure = report.chapters
      .flatMap(({ blocks }): Block[] => blocks)
      .find(({ type }) => type === 'figure');
    expect(figure).toMatchObject({
      sentence: undefined,
      table: { headings: ['Spørsmål', 'Tall'], rows: [{ cells: ['10 meldinger'] }, {}, {}, {}] },
    });
    expect(new Set(longRows(open).map(({ obs_status }) => obs_status))).toEqual(new Set(['']));
  });
});

test('Answers that are made up are called that everywhere', async () => {
  const controlled = { ...open, policy: policyFor('controlled') };
  expect(pictureOf(controlled, viewOf(controlled, 'tall')!).example).toContain('Svarene er laget');
  expect(reportModel(controlled).example).toContain('virkelige tjenester');
});

test('Figures by year that were published as told by few have no mark to explain', () => {
  const earlier = structuredClone(open);
  for (const figure of figuresIn(earlier)) Object.assign(figure.all, { lowBase: true });
  expect(pictureOf(earlier, viewOf(earlier, 'tall')!).notes.join()).not.toContain('*');
});
