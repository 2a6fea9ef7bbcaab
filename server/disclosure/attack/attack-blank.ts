import type { Policy } from '../policy.ts';
import { cellAims, unitAims } from './aims.ts';
import { modelOf } from './attack-tied.ts';
import { familyOf } from './family.ts';
import type { Ground, GroundQuestion } from './ground.ts';
import type { KnownTies } from './known.ts';
import type { Learned } from './learn.ts';
import { learnRoughly } from './learn-roughly.ts';
import { sumOf } from './model.ts';
import type { ReadResults } from './read.ts';

/** No option has these codes: an identifier holds no space. */
const [nothing, something] = ['nothing ticked', 'something ticked'];

/**
 * What is known of those who ticked nothing of several, and who are in its base: a category that no table has by group,
 * and that is told by how many ticked each option, where these cannot be ticked together.
 *
 * @param quantity how many they are, by its place
 */
export function attackBlank(
  variable: string,
  quantity: number,
  ties: KnownTies,
  ground: Ground,
  results: ReadResults,
  policy: Policy,
): Learned[] {
  const own = results.tables.filter((table) => table.variable === variable);
  const place = ground.questions.findIndex((each) => each.variable === variable);
  const option = ground.questions[place];
  const family = familyOf(place, ties);
  if (own.length < 2 || !option || !family?.quantities.has(quantity)) return [];
  const { bases } = option;
  const { counts } = ground.quantities[quantity]!;
  const question: GroundQuestion = {
    variable,
    options: [{ code: nothing }, { code: something }],
    counts: counts.map((count, atom) => [count, bases[atom]! - count]),
    bases,
  };
  const broken = own.filter(({ breakdown }) => breakdown !== undefined);
  const aims = [
    ...broken.flatMap((table) => cellAims(question, { ...table, columns: [] }, [[nothing]], ground, policy)),
    ...[...bases.keys()].flatMap((atom) => unitAims(question, atom, [nothing])),
  ];
  const { model, truth, inAtoms } = modelOf(option, [], family, ground, results);
  const inAtom = inAtoms(quantity);
  return learnRoughly(
    model,
    aims.map((aim) => ({ aim, of: sumOf(aim.atoms.map((atom) => inAtom[atom]!)) })),
    truth,
  );
}
