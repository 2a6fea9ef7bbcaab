import type { Definition } from '../definition.ts';
import type { Problem } from '../finding.ts';
import { asWritten, questionnaireIn } from '../questionnaire.ts';
import { checkBands } from './bands.ts';
import { checkIds } from './ids.ts';
import { checkReferences } from './references.ts';
import { checkRouting } from './routing.ts';
import { checkScales } from './scales.ts';
import { checkSpreadsheets } from './spreadsheets.ts';
import { checkTranslations } from './translations.ts';

/** Second pass, after the shape: does the questionnaire hang together? Every problem is returned. */
export function checkConsistency(definition: Definition): Problem[] {
  const questionnaire = questionnaireIn('nb', definition);
  return [
    ...checkIds(questionnaire),
    ...checkScales(definition, asWritten('nb', definition)),
    ...checkRouting(questionnaire),
    ...checkBands(questionnaire),
    ...checkReferences(questionnaire),
    ...checkTranslations(definition),
    ...checkSpreadsheets(definition),
  ];
}
