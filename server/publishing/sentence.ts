import type { PlacedVariable } from '../questionnaire/variables.ts';
import type { Column } from './column.ts';
import type { Row, ShownRow } from './row.ts';
import { quantity } from './words.ts';

interface Told {
  columns: Column[];
  all: Row;
  kind: PlacedVariable['kind'];
  unit: string | undefined;
}

/** The national result in plain words: nets where there are any, else what most have answered. */
export function sentenceOf({ columns, all, kind, unit }: Told): string {
  if ('hidden' in all) return 'For få har svart til at resultatet kan vises.';
  if (all.base === 0) return 'Ingen har svart på dette.';
  return `${unit === undefined ? aboutShares(columns, all, kind) : aboutNumber(all, unit)}N = ${all.base}.`;
}

function aboutNumber({ base, summary }: ShownRow, unit: string): string {
  if (!summary || !('mean' in summary)) return '';
  const [mean, median] = [summary.mean, summary.median].map(quantity);
  if (base === 1) return `Tallet er ${mean} ${unit}. `;
  return `Gjennomsnittet er ${mean} ${unit}, og medianen er ${median} ${unit}. `;
}

interface Share {
  label: string;
  share: number;
  count: number;
}

function aboutShares(columns: Column[], row: ShownRow, kind: Told['kind']): string {
  if (kind === 'indicator') return aboutIndicator(columns, row);
  const nets = sharesOf('net', columns, row).sort((a, b) => b.count - a.count);
  const shares = nets.length > 0 ? nets : leading(sharesOf('option', columns, row));
  const [first, ...rest] = shares;
  if (!first || first.count === 0) return '';
  const verb = kind === 'several' ? 'krysser av for' : 'svarer';
  const others = rest.map(({ share, label }) => ` og ${share} prosent «${label}»`);
  return `${first.share} prosent ${verb} «${first.label}»${others.join('')}. `;
}

/** An indicator says whom something goes for; those it does not go for are the rest. */
function aboutIndicator(columns: Column[], row: ShownRow): string {
  const share = sharesOf('option', columns, row)[0];
  return share ? `Dette gjelder ${share.share} prosent. ` : '';
}

/** The options that most have chosen: one, or several on a tie. */
function leading(shares: Share[]): Share[] {
  const most = Math.max(...shares.map(({ count }) => count));
  return shares.filter(({ count }) => count === most);
}

function sharesOf(kind: Column['kind'], columns: Column[], row: ShownRow): Share[] {
  return columns.flatMap((column, place) => {
    const cell = row.cells[place];
    return column.kind === kind && cell && 'share' in cell ? [{ label: column.label, ...cell }] : [];
  });
}
