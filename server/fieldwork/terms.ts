import { DomainError } from '../errors.ts';
import type { Protection, Questionnaire } from '../questionnaire/questionnaire.ts';
import { isAsAsked, type Wave } from './wave.ts';

/**
 * Holds a publication to what respondents were asked and promised, as far as that is known. Throws `conflict` when
 * less would be hidden, and when the questionnaire is not the one they answered.
 *
 * @param changed only the words are corrected, in another way than by a recorded correction, and readers are told
 * @returns what readers must be told
 */
export function holdToTerms(
  {
    disclosure,
    protection,
    ...asked
  }: Partial<Pick<Wave, 'version' | 'disclosure' | 'protection' | 'corrections'>>,
  questionnaire: Questionnaire,
  { changed }: { changed: boolean },
): string[] {
  if (disclosure === 'controlled' && questionnaire.disclosure !== 'controlled')
    throw new DomainError('conflict', looserMessage);
  if (disclosure === 'controlled' && isLooser(questionnaire.protection, protection))
    throw new DomainError('conflict', lessProtectedMessage);
  if (!isChanged(asked, questionnaire)) return [];
  if (!changed) throw new DomainError('conflict', changedMessage);
  return ['Ordlyden i spørreskjemaet er rettet etter at svarene kom inn.'];
}

/** Whether the questionnaire is another than the one that was answered, apart from corrections that are recorded. */
export function isChanged(
  asked: Partial<Pick<Wave, 'version' | 'corrections'>>,
  { version }: Pick<Questionnaire, 'version'>,
): boolean {
  return asked.version !== undefined && !isAsAsked(asked, version);
}

/** Without any, the standard: the lowest minimums there are, and nets. */
function isLooser(now: Protection | undefined, promised: Protection | undefined): boolean {
  const minimums = ['minimumBase', 'minimumCell', 'protectionWidth'] as const;
  const usual: Protection = { minimumBase: 5, minimumCell: 3, protectionWidth: 3, detail: 'net' };
  const [present, before] = [now ?? usual, promised ?? usual];
  return (
    minimums.some((each) => present[each] < before[each]) ||
    (present.detail === 'full' && before.detail === 'net')
  );
}

const lessProtectedMessage =
  'Spørreskjemaet skjuler nå mindre enn da de første svarte. Sett tallene og «detail» under «disclosure» tilbake til det de var, eller strengere. Ingenting er endret.';

const looserMessage =
  'De som svarte, ble lovet at små grupper skjules, men spørreskjemaet sier nå noe annet. Sett «disclosure» tilbake til «controlled». Ingenting er endret.';

const changedMessage =
  'Spørreskjemaet er endret etter at svarene begynte å komme inn. Sett det tilbake slik det var. Hvis bare ordlyden er rettet, kan du publisere likevel: Kryss av for det der du lager forhåndsvisningen, eller bruk --changed i kommandoen. Da står det i merknadene at den er rettet. Ingenting er endret.';
