import type { Definition } from '../definition.ts';
import type { Problem } from '../finding.ts';
import { checkBackground } from './background.ts';
import { checkBands } from './bands.ts';
import { checkBatteries } from './batteries.ts';
import { checkCarried } from './carried.ts';
import { checkConditions } from './conditions.ts';
import { checkExpectations } from './expectations.ts';
import { checkFields } from './fields.ts';
import { checkGroups } from './groups.ts';
import { checkIds } from './ids.ts';
import { checkIndicators } from './indicators.ts';
import { checkInsertions } from './insertions.ts';
import { checkInstruments } from './instruments.ts';
import { type Checking, checkingOf } from './placed.ts';
import { checkPrevious } from './previous.ts';
import { checkReading } from './reading.ts';
import { checkReferences } from './references.ts';
import { checkRequired } from './required.ts';
import { checkRouting } from './routing/check.ts';
import { checkScales } from './scales.ts';
import { checkSharedScales } from './shared-scales.ts';
import { checkSingledOut } from './singled-out.ts';
import { checkSpreadsheets } from './spreadsheets.ts';
import type { Surroundings } from './surroundings.ts';
import { checkTranslations } from './translations.ts';
import { checkWaves } from './waves.ts';

/** Second pass, after the shape: does the questionnaire hang together? Every problem is returned. */
export function checkConsistency(definition: Definition, surroundings: Surroundings): Problem[] {
  const checking = checkingOf(definition);
  const connections = checkConnections(checking);
  return [
    ...connections,
    // What conditions come to can be worked out when they look at what is there.
    ...(connections.some(({ severity }) => severity === 'error')
      ? []
      : [...checkConditions(checking), ...checkGroups(checking, surroundings)]),
    ...checkRequired(checking),
    ...checkBands(checking),
    ...checkBackground(checking),
    ...checkExpectations(checking),
    ...checkReferences(checking.whole),
    ...checkInsertions(checking),
    ...checkFields(checking),
    ...checkSharedScales(checking, surroundings),
    ...checkBatteries(checking),
    ...checkTranslations(checking),
    ...checkReading(checking),
    ...checkSpreadsheets(definition),
    ...checkWaves(definition, surroundings),
    ...checkPrevious(checking, surroundings),
    ...checkInstruments(checking, surroundings),
    ...checkSingledOut(checking, surroundings),
  ];
}

/** What refers to what. */
function checkConnections(checking: Checking): Problem[] {
  return [
    ...checkIds(checking),
    ...checkScales(checking),
    ...checkCarried(checking),
    ...checkRouting(checking),
    ...checkIndicators(checking),
  ];
}
