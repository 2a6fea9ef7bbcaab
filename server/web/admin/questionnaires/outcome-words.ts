import type { CorrectionOutcome } from '../../../fieldwork/questionnaires/correcting.ts';
import { translate as t } from '../../i18n/translate.ts';

/** Why nothing was saved, beside what is said of the text line by line. */
export function outcomeWords(outcome: CorrectionOutcome): string | undefined {
  switch (outcome.outcome) {
    case 'breaks':
      return t('admin.questionnaires.breaks', { slugs: outcome.slugs.join(', ') });
    case 'overtaken':
      return t('admin.questionnaires.overtaken');
    case 'unexplained':
      return t('admin.questionnaires.unexplained');
    default:
      return undefined;
  }
}
