import { type Problem, warning } from '../finding.ts';
import { withFallbacks } from '../insertion.ts';
import { lix, wordsIn } from '../readability.ts';
import type { Checking } from './placed.ts';
import type { Wording } from './texts.ts';

/** The texts that respondents read from end to end. */
const readThrough = new Set(['text', 'help', 'intro', 'purpose', 'promise']);

/** A measure of so few words says more of the one long word than of the text. */
const fewestWords = 25;

/** A busy leader reads the form once: its texts should be no harder than they must. */
export function checkReading({ definition, texts }: Checking): Problem[] {
  return texts
    .filter(({ field }) => readThrough.has(field))
    .flatMap(({ wordings }) => wordings)
    .flatMap((wording) => hardProblems(wording, definition.readability.lix));
}

function hardProblems({ words, language, path }: Wording, limit: number): Problem[] {
  const text = withFallbacks(words);
  const value = Math.round(lix(text, language));
  return wordsIn(text).length < fewestWords || value <= limit
    ? []
    : [
        warning(
          'hard-to-read',
          path,
          `Teksten er tung å lese (LIX ${value}, grensen er ${limit}). Del lange setninger, og bruk kortere ord.`,
        ),
      ];
}
