import { isDeepStrictEqual } from 'node:util';
import type { Condition } from '../condition.ts';
import { error, type Problem } from '../finding.ts';
import { type Mixing, mixingIn } from '../groups/mixing.ts';
import { instrumentBreakdown, joinInstruments } from '../instruments.ts';
import { type Questionnaire, questionnaireIn } from '../questionnaire.ts';
import { itemsIn } from '../routing.ts';
import { listed } from '../wording.ts';
import type { Checking } from './placed.ts';
import { type Level, type Shown, shownIn } from './shown.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Under control nothing is shown after both what makes groups and other answers: how many were asked would be how many
 * of a group gave that answer. Nor is an option shown to some groups alone: how many chose it would be of theirs.
 */
export function checkGroups(
  checking: Checking,
  { siblings = [] }: Pick<Surroundings, 'siblings'>,
): Problem[] {
  const { whole } = checking;
  if (whole.disclosure === 'open') return [];
  const instruments = [whole, ...siblings.map((each) => questionnaireIn('nb', each))];
  const mixing = mixingIn(joinInstruments(instruments), instruments);
  const problems = shownIn(checking, instruments).flatMap((part) => problemOf(part, mixing, instruments));
  // A section holds many items, and the option of a scale stands in many.
  return problems.filter(
    ({ path }, index) => index === problems.findIndex((each) => isDeepStrictEqual(each.path, path)),
  );
}

function problemOf({ levels, isOption }: Shown, mixing: Mixing, instruments: Questionnaire[]): Problem[] {
  const conditionsOf = ({ conditionsIn }: Level) => instruments.flatMap((each) => conditionsIn(each) ?? []);
  const mixed = levels.find(({ conditionsIn }) => mixing.isRoutedByBoth(conditionsIn));
  if (mixed) return [mixedProblem(mixed, conditionsOf(mixed), mixing)];
  const [option, item] = levels.toReversed();
  if (!isOption || !mixing.isForSomeGroups(item!.conditionsIn, option!.conditionsIn)) return [];
  const groups = mixing.groupsBehind(conditionsOf(option!));
  return [
    error(
      'option-by-group',
      option!.path,
      `${option!.name} vises bare for noen av gruppene i resultatene (${inWords(groups)}). Da viser antallet som velger det, hva de gruppene svarte. Vis svaret til alle som får spørsmålet, eller lag et eget spørsmål til dem det gjelder.`,
    ),
  ];
}

function mixedProblem({ name, path }: Level, conditions: Condition[], mixing: Mixing): Problem {
  const groups = mixing.groupsBehind(conditions);
  const others = [...new Set(conditions.flatMap(itemsIn))].filter((id) => !groups.includes(id));
  const message =
    groups.length === 0
      ? `${name} vises etter ulike svar i instrumentene, og resultatene deles etter instrument. Da kan det regnes ut hva de i ett instrument svarte. Gi det samme betingelse i alle skjemaene, eller del ikke resultatene etter instrument.`
      : `${name} vises etter både gruppene i resultatene (${inWords(groups)}) og svaret på ${inWords(others)}. Da kan det regnes ut hva en gruppe svarte. La bare det ene styre, eller del ikke resultatene etter ${inWords(groups)}.`;
  return error('routing-mixes-groups', path, message);
}

function inWords(ids: string[]): string {
  return listed(ids.length > 0 ? ids : [instrumentBreakdown], 'nb', 'conjunction');
}
