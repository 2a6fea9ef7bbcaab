import { type Revealed, type RevisedTable, revealedBy } from '../disclosure/revision.ts';
import { DomainError } from '../errors.ts';
import type { Column, Figure, Row } from '../publishing/figure.ts';
import type { Publication } from '../publishing/publication.ts';

/** As many groups as somebody reads through. */
const mostNamed = 8;

/**
 * Throws `conflict` when whoever lays the new version beside an earlier one would learn of a few respondents: those who
 * were added, taken out or changed. And when it is made by another plan: what one plan hides of the same
 * answers, another may show.
 */
export function refuseRevealing(previous: Publication | undefined, next: Publication): void {
  if (!previous) return;
  // Nothing is hidden of what a service publishes about itself.
  if (next.policy.mode === 'open') return;
  if (previous.planHash !== next.planHash)
    throw new DomainError(
      'conflict',
      `Det som telles, hvilke grupper det fordeles på eller hva som vernes, er endret siden versjon ${previous.version}. Den som leser begge versjonene, kunne regne ut det som er skjult. Sett spørreskjemaet tilbake slik det var, eller trekk tilbake versjon ${previous.version} først. Ingenting er publisert.`,
    );
  const groups = groupsIn(next);
  const before = groupsIn(previous);
  const revealed = revealedBy(tablesOf(before, groups), tablesOf(groups, groups), next.policy);
  if (revealed.length === 0) return;
  throw new DomainError(
    'conflict',
    `Noen få svar er lagt til, tatt bort eller endret siden versjon ${previous.version}: færre enn ${next.policy.minimumBase} i disse gruppene: ${namesOf(revealed, groups)}. Den som leser begge versjonene, kunne regne ut hva de svarte. Vent til endringen gjelder minst ${next.policy.minimumBase} svar i hver gruppe, eller trekk tilbake versjon ${previous.version} først. Ingenting er publisert.`,
  );
}

interface Grouped {
  table: string;
  /** What the table is broken down by, in words. Nothing for everybody. */
  by?: string;
  columns: Column[];
  rows: Row[];
}

function groupsIn({ sections }: Publication): Grouped[] {
  return sections.flatMap(({ figures }) => figures.flatMap(tablesIn));
}

function tablesIn({ id, columns, all, breakdowns }: Figure): Grouped[] {
  return [
    { table: id, columns, rows: [all] },
    ...breakdowns.map(({ table, label, columns: own, rows }) => ({ table, by: label, columns: own, rows })),
  ];
}

/** Counted in the columns of the newer version, in their order: the older may have had others. */
function tablesOf(groups: Grouped[], newer: Grouped[]): RevisedTable[] {
  const columnsOf = new Map(newer.map(({ table, columns }) => [table, columns]));
  return groups.map(({ table, columns, rows }) => ({
    id: table,
    groups: rows.flatMap((row) => {
      if ('hidden' in row) return [];
      const counts = (columnsOf.get(table) ?? columns).map(({ code }) => {
        const cell = row.cells[columns.findIndex((column) => column.code === code)];
        return cell === undefined || 'hidden' in cell ? undefined : cell.count;
      });
      return [{ code: row.code, base: row.base, counts }];
    }),
  }));
}

function namesOf(revealed: Revealed[], groups: Grouped[]): string {
  const names = revealed.map(({ table, groups: codes }) => {
    const known = groups.find((each) => each.table === table);
    const labels = codes.map((group) => known?.rows.find(({ code }) => code === group)?.label ?? group);
    return known?.by === undefined ? labels.join(', ') : `${known.by}: ${labels.join(', ')}`;
  });
  const named = [...new Set(names)];
  const rest = named.length - mostNamed;
  return `${named.slice(0, mostNamed).join('; ')}${rest > 0 ? ` og ${rest} til` : ''}`;
}
