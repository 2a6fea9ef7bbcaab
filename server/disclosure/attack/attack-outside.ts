import type { Aim } from './aims.ts';
import { expressionOf, modelOf, Untrue } from './attack-question.ts';
import type { Ground, GroundQuestion } from './ground.ts';
import type { KnownStanding } from './known.ts';
import { type Learned, learn } from './learn.ts';
import { isSolution } from './model.ts';
import { partsOf } from './question.ts';
import type { ReadResults, ReadRow, ReadTable } from './read.ts';

/** No option has these codes: an identifier holds no space. */
const [inside, outside] = ['in the base', 'outside the base'];

/**
 * Which atoms are known to be outside the base of a variable to the last of those who were asked: those who were asked
 * less a published base are outside it. To be outside is one more answer, of those who were asked. Of several and of a
 * number it is one of two, and nothing but the bases is looked at.
 */
export function attackOutside(standing: KnownStanding, ground: Ground, results: ReadResults): Learned[] {
  const { variable, asked, inside: within } = standing;
  const own = results.tables.filter((table) => table.variable === variable);
  const out = asked.map((count, atom) => count - within[atom]!);
  const isEverybody = within.every((count) => count === 0);
  const atoms = [...asked.keys()].filter((atom) => asked[atom]! > 0);
  if (own.length < 2 || isEverybody || out.every((count) => count === 0)) return [];
  const choice = ground.questions.find((each) => each.variable === variable && each.option === undefined);
  const question: GroundQuestion = {
    variable,
    options: [...(choice?.options ?? [{ code: inside }]), { code: outside }],
    counts: asked.map((_, atom) => [...(choice?.counts[atom] ?? [within[atom]!]), out[atom]!]),
    bases: asked,
  };
  const told = { tables: own.map((table) => withOutside(table, standing, ground, choice !== undefined)) };
  const parts = partsOf(question, told, [[outside]]);
  const { model, drawn } = modelOf(question, parts, ground, told);
  if (!isSolution(model, drawn.truth)) throw new Untrue(variable);
  const targets = atoms.map((atom) => {
    const fails = { atMost: asked[atom]! - 1 };
    const aim: Aim = {
      kind: 'unit',
      atoms: [atom],
      options: [outside],
      fails,
      about: `${variable} unit ${atom} ${outside}`,
    };
    return { aim, of: expressionOf(aim, drawn) };
  });
  return learn(model, targets, [drawn.truth]);
}

/** The table with how many are outside the base as a column of its own. Weighted shares are of the base, and left out. */
function withOutside(
  table: ReadTable,
  { asked }: KnownStanding,
  ground: Ground,
  isChoice: boolean,
): ReadTable {
  return {
    ...table,
    columns: [...(isChoice ? table.columns : []), { code: outside, options: [outside] }],
    rows: table.rows.map((row): ReadRow => {
      const { members, base, counts, mean, median } = row;
      if (base === undefined) return { members, counts: new Map() };
      const all = ground.atomsIn(table, row).reduce((sum, atom) => sum + asked[atom]!, 0);
      return {
        members,
        base: all,
        counts: new Map([...(isChoice ? counts : []), [outside, all - base]]),
        ...(isChoice && mean !== undefined ? { mean } : {}),
        ...(isChoice && median !== undefined ? { median } : {}),
      };
    }),
  };
}
