export type Json = { content: unknown } | { problem: string; cause: unknown };

/** Reads a JSON file that people write. `file` names it in the problem, with a capital letter. */
export function readJson(file: string, source: string): Json {
  try {
    return { content: JSON.parse(source.replace(/^\uFEFF/, '')) }; // Some editors open a file with a byte order mark.
  } catch (cause) {
    const problem = `${file} er ikke gyldig JSON (${(cause as Error).message}). Se etter et komma eller en parentes for mye eller for lite.`;
    return { problem, cause };
  }
}
