import type { Publication } from '../publication.ts';
import { percentWithOneDecimal, quantity } from '../words.ts';
import { hiddenText, type TableBlock, type TableRow, type Unnumbered } from './report.ts';
import { methodWords as words } from './report-words.ts';

/** The register and the answers, for each grouping that may be told of. */
export function participationTables({ participation }: Publication): Unnumbered<TableBlock>[] {
  return (participation?.breakdowns ?? []).map(({ id, label, groups }) => ({
    type: 'table',
    id: `deltakelse-${id}`,
    caption: words.participation(label),
    notes: [],
    table: {
      headings: words.participationHeadings(label),
      rows: groups.map((group) => ({
        label: group.label,
        strong: false,
        cells: [quantity(group.units), quantity(group.answered), percentWithOneDecimal(group.rate)],
      })),
    },
  }));
}

export function coverageTable({ coverage }: Publication): Unnumbered<TableBlock>[] {
  if ('missing' in coverage) return [];
  const { measure, by, rows, all, source } = coverage;
  const row = (of: typeof all, strong: boolean): TableRow => ({
    label: of.label,
    strong,
    cells:
      'hidden' in of
        ? Array<string>(4).fill(hiddenText)
        : [quantity(of.answers), quantity(of.total), quantity(of.register), percentWithOneDecimal(of.share)],
  });
  return [
    {
      type: 'table',
      id: 'dekning',
      caption: words.coverage(by.label, measure.unit),
      notes: [words.coverageNote(measure.unit, source)],
      table: {
        headings: words.coverageHeadings(by.label, measure.unit),
        rows: [...rows.map((each) => row(each, false)), row(all, true)],
      },
    },
  ];
}

export function sizesTable({ sizes }: Publication): Unnumbered<TableBlock>[] {
  if ('missing' in sizes) return [];
  const { measure, by, rows, all } = sizes;
  const row = (of: typeof all, strong: boolean): TableRow => ({
    label: of.label,
    strong,
    cells: 'hidden' in of ? [hiddenText, hiddenText] : [quantity(of.answers), quantity(of.total)],
  });
  return [
    {
      type: 'table',
      id: 'storrelse',
      caption: words.sizes(by.label, measure.unit),
      notes: [],
      table: {
        headings: words.sizesHeadings(by.label, measure.unit),
        rows: [...rows.map((each) => row(each, false)), row(all, true)],
      },
    },
  ];
}
