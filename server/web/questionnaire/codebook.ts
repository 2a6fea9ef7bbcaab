import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import { backgroundInCodebook } from './codebook-background.ts';
import { derivedInCodebook } from './codebook-derived.ts';
import { itemInCodebook } from './codebook-item.ts';
import type { Codebook } from './codebook-shape.ts';
import { readerOf } from './reader.ts';

/** @param previous the wave that the questionnaire says it is compared with */
export function codebookOf(questionnaire: Questionnaire, previous?: Codebook['previous']): Codebook {
  const { survey, wave, instrument, language, title, waveLabel, publisher, disclosure, version, notes } =
    questionnaire;
  const reader = readerOf(questionnaire);
  const questions = questionnaire.sections.flatMap((section) =>
    section.items.flatMap((item) => itemInCodebook(item, section, reader)),
  );
  const variables = [
    ...questions,
    ...backgroundInCodebook(questionnaire, reader),
    ...derivedInCodebook(questionnaire, reader),
  ];
  return {
    format: 'kodebok-1',
    survey,
    wave,
    ...(instrument ? { instrument } : {}),
    language,
    title,
    waveLabel,
    publisher,
    ...(previous ? { previous } : {}),
    disclosure,
    version,
    notes,
    variables: variables.map((variable) => ({
      ...variable,
      breakdown: questionnaire.breakdowns.includes(variable.id),
    })),
  };
}
