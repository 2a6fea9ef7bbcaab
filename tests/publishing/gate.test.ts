import type { Analysis } from '../../server/analysis/analyse.ts';
import type { BreakdownTable, Table } from '../../server/analysis/table.ts';
import type { Release, ReleasedTable } from '../../server/disclosure/release.ts';
import type { BreakdownContent } from '../../server/disclosure/released.ts';
import { figureOf } from '../../server/publishing/figure.ts';
import { composePublication, type Edition } from '../../server/publishing/publication.ts';
import type { Item } from '../../server/questionnaire/kinds/all.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';

/** Never run: the proof is that the types are checked. */
function unsafe(
  questionnaire: Questionnaire,
  item: Item,
  edition: Edition,
  analysis: Analysis,
  table: Table,
  breakdown: BreakdownTable,
  handmade: BreakdownContent,
  release: Release,
): void {
  // @ts-expect-error an analysis that nobody has made safe cannot be published
  composePublication(questionnaire, analysis, edition);
  // @ts-expect-error nor can its tables be slipped into a release
  composePublication(questionnaire, { ...release, tables: analysis.tables }, edition);
  // @ts-expect-error nor its coverage
  composePublication(questionnaire, { ...release, coverage: analysis.coverage }, edition);
  // @ts-expect-error a figure is not drawn from an unchecked table
  figureOf(questionnaire, item, [table]);
  // @ts-expect-error a breakdown is no safer
  const first: ReleasedTable = breakdown;
  // @ts-expect-error a table of the right shape is not a released table
  const second: ReleasedTable = handmade;
  void [first, second];
}

test('Only what disclosure releases compiles in publishing', () => {
  expect(unsafe).toBeInstanceOf(Function);
});
