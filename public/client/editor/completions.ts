import { type CompletionContext, type CompletionResult, snippet } from '@codemirror/autocomplete';
import type { JsonSchema } from './schema.ts';
import { type Suggestion, suggestionsAt } from './suggestions.ts';

/** Suggestions from the schema and from the rest of the questionnaire, while one writes or when asked for. */
export function completions(schema: Promise<JsonSchema>) {
  return async ({ state, pos, explicit }: CompletionContext): Promise<CompletionResult | null> => {
    const text = state.doc.toString();
    const before = text[pos - 1] ?? '';
    if (!explicit && !/["\w-]/.test(before)) return null;
    const known = await schema.catch(() => undefined);
    if (!known) return null;
    const { from, to, suggestions } = suggestionsAt(text, pos, known);
    return {
      from,
      to,
      // Quotation marks that are there already are no part of what is looked for.
      filter: false,
      options: matching(suggestions, text.slice(from, pos).replaceAll('"', '')).map(
        ({ label, template, info }) => ({
          label,
          ...(info ? { info } : {}),
          apply: snippet(template),
        }),
      ),
    };
  };
}

/** Those that have what is written in them, the ones that begin with it first. */
function matching(suggestions: Suggestion[], written: string): Suggestion[] {
  const begins = ({ label }: Suggestion) => label.startsWith(written);
  return suggestions
    .filter(({ label }) => label.includes(written))
    .sort((a, b) => Number(begins(b)) - Number(begins(a)));
}
