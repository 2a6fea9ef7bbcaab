import type { Catalogue } from '../../../questionnaire/catalogue.ts';
import { compareInstruments, type Found } from '../../../questionnaire/comparability.ts';
import type { Questionnaire } from '../../../questionnaire/questionnaire.ts';
import { translate as t } from '../../i18n/translate.ts';

interface ComparisonLine {
  id: string;
  found: string;
  colour: 'success' | 'warning' | 'info' | 'neutral';
  why: string;
  /** What the questionnaire says itself, where that is something else. */
  declared: string | undefined;
}

const colours: Record<Found, ComparisonLine['colour']> = {
  same: 'success',
  wordingChanged: 'warning',
  routingChanged: 'warning',
  scaleChanged: 'warning',
  new: 'info',
  gone: 'neutral',
};

/** How each question compares with the wave before; nothing where the questionnaire names none that is there. */
export function comparisonPage(catalogue: Pick<Catalogue, 'instruments'>, own: Questionnaire) {
  const before = own.previous === undefined ? [] : catalogue.instruments(own.survey, own.previous);
  const lines = compareInstruments(before, [own]).map(
    ({ id, found, declared, agrees, why }): ComparisonLine => ({
      id,
      found: foundInWords(found),
      colour: colours[found],
      why,
      declared: agrees || !declared ? undefined : foundInWords(declared),
    }),
  );
  return { own, before: before[0]?.waveLabel, lines };
}

function foundInWords(found: Found): string {
  return t(`admin.questionnaires.comparison.found.${found}`);
}
