import { type Finding, pointerOf } from '../../../questionnaire/finding.ts';
import { spanOf } from '../../../questionnaire/position.ts';
import type { Path } from '../../../questionnaire/schema-texts.ts';

/** Something to mend or to look at, where it is in the text. Lines and columns count from 1. */
export interface Remark {
  line: number;
  column: number;
  length: number;
  severity: 'error' | 'warning' | 'explained';
  /** Nothing for what only stands in the way of a correction. */
  code?: string;
  message: string;
  because?: string;
  /** The line itself, as far as there is room for it. */
  excerpt: string;
}

const excerptLength = 100;

/** What to tell of a text, in the order of its lines. */
export function remarksOn(
  source: string,
  findings: readonly Finding[],
  refusals: readonly { path: Path; message: string }[] = [],
): Remark[] {
  const text = source.replace(/^\uFEFF/, '');
  const lines = text.split('\n');
  const at = (place: { path: string; code?: string }) => {
    const span = spanOf(text, place);
    return { ...span, excerpt: (lines[span.line - 1] ?? '').trim().slice(0, excerptLength) };
  };
  return [
    ...findings.map((finding): Remark => {
      const { code, message, severity, explained } = finding;
      if (explained === undefined) return { ...at(finding), code, message, severity };
      return { ...at(finding), code, message, severity: 'explained', because: explained };
    }),
    ...refusals.map(
      ({ path, message }): Remark => ({ ...at({ path: pointerOf(path) }), message, severity: 'error' }),
    ),
  ].sort((a, b) => a.line - b.line || a.column - b.column);
}
