import { deepest, mistakeIn, type Stretch, tooDeepIn } from './json-mistake.ts';
import { spanAt } from './position.ts';

export type Json = { content: unknown } | { problem: string; cause: unknown };

/** Reads a JSON file that people write. `file` names it in the problem, with a capital letter. */
export function readJson(file: string, source: string): Json {
  const text = source.replace(/^\uFEFF/, ''); // Some editors open a file with a byte order mark.
  const deep = tooDeepIn(text);
  if (deep)
    return {
      problem: `${file} har mer enn ${deepest} parenteser inni hverandre på ${at(text, deep)}. Ta bort noen av dem.`,
      cause: undefined,
    };
  try {
    return { content: JSON.parse(text) };
  } catch (cause) {
    const mistake = mistakeIn(text);
    const where = mistake ? `På ${at(text, mistake)}, ${mistake.words}.` : 'Se etter et usynlig tegn.';
    return { problem: `${file} er ikke gyldig JSON. ${where}`, cause };
  }
}

function at(text: string, stretch: Stretch): string {
  const { line, column } = spanAt(text, stretch);
  return `linje ${line}, kolonne ${column}`;
}
