import type { Cell } from '../../disclosure/released.ts';
import { listed } from '../../questionnaire/wording.ts';
import { percent, quantity } from '../words.ts';
import type { View, ViewRow } from './view.ts';

/** What pictures say beside the publication's own words, in bokmål. */
export const pictureWords = {
  hidden: ': skjult for å verne dem som svarte',
  hiddenMark: ':',
  hiddenColumns: (labels: string[]) => `skjult (:): ${labels.join(', ')}`,
  hiddenNote: '«:» betyr at tallet er skjult for å verne dem som svarte.',
  lowBaseNote: '* Færre enn 20 svar. Les prosentene med varsomhet.',
  unequalBands: 'Søylene viser grupper som kan dekke ulikt mange verdier.',
  means: 'Søylene viser gjennomsnittet.',
  notAsked: (count: number) => `${quantity(count)} fikk ikke spørsmålet.`,
  summary: (mean: string, median: string) => `Gjennomsnitt ${mean}, median ${median}.`,
  by: (label: string) => `Fordelt på: ${label}`,
  example: 'Eksempeldata: Svarene er laget for å vise plattformen.',
  noNumbers: 'Ingen tall kan vises.',
  source: 'Kilde:',
  overTime: 'Over tid',
  mean: (unit: string | undefined) => (unit === undefined ? 'Gjennomsnitt' : `Gjennomsnitt (${unit})`),
  broken: (before: string, after: string, why: string) =>
    `Brudd: ${before} og ${after} kan ikke sammenlignes. ${why}`,
  break: 'Brudd',
  noteTo: (wave: string, note: string) => `Merknad til ${wave}: ${note}`,
  sourceOf: (wave: string, source: string) => `Kilde for ${wave}: ${source}`,
  versionOf: (wave: string, version: number) => `${wave} (versjon ${version})`,
  evenly: 'Gangene står like langt fra hverandre, uansett hvor lang tid det gikk mellom dem.',
  noPoint: {
    hidden: 'Der et punkt mangler, er tallet skjult for å verne dem som svarte.',
    notKnown: 'Der et punkt mangler, er tallet ikke kjent.',
    either: 'Der et punkt mangler, er tallet enten ukjent eller skjult for å verne dem som svarte.',
  },
  printed: 'trykte tall',
  exampleMark: 'eksempeldata',
  exampleOf: (waves: string[]) =>
    `Eksempeldata: Svarene for ${listed(waves, 'nb', 'conjunction')} er laget for å vise plattformen.`,
};

/** N of a row, with the mark of a low base. Nothing when the row is hidden. */
export function baseText({ base, lowBase }: ViewRow): string | undefined {
  return base === undefined ? undefined : `N = ${quantity(base)}${lowBase ? '*' : ''}`;
}

export function valueText(value: number, unit: string | undefined): string {
  return unit === undefined ? quantity(value) : `${quantity(value)} ${unit}`;
}

/** The view in plain text, with every number in it: what those who cannot see a picture get. */
export function describe(view: View): string {
  return view.rows.map((row) => describeRow(view, row)).join(' ');
}

function describeRow({ columns, hasMean, chart, withheld }: View, row: ViewRow): string {
  const { label, cells, summary, unit } = row;
  const base = baseText(row);
  if (base === undefined)
    return `${label}: ${withheld ? 'kan ikke vises' : 'skjult for å verne dem som svarte'}.`;
  if (chart === 'series' && row.base === 1 && summary && 'mean' in summary)
    return `${label}: ${valueText(summary.mean, unit)}.`;
  const shares = columns.flatMap((column, place) => describeCell(column.label, cells[place]));
  const tellsMean = hasMean || chart === 'summary' || chart === 'series';
  const means =
    tellsMean && summary
      ? 'hidden' in summary
        ? ['gjennomsnitt og median er skjult']
        : 'mean' in summary
          ? [`gjennomsnitt ${valueText(summary.mean, unit)}`, `median ${valueText(summary.median, unit)}`]
          : []
      : [];
  return `${label} (${base}): ${[...shares, ...means].join(', ') || 'ingen tall'}.`;
}

function describeCell(label: string, cell: Cell | undefined): string[] {
  if (!cell) return [];
  if ('hidden' in cell) return [`«${label}» er skjult`];
  return [
    'share' in cell
      ? `${label} ${percent(cell.share)} (${quantity(cell.count)} svar)`
      : `${label}: ${quantity(cell.count)} svar`,
  ];
}
