import { type Finding, pointerOf } from '../../../questionnaire/finding.ts';
import { spansIn } from '../../../questionnaire/position.ts';
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

/** More than anybody mends before checking again, and few enough to be shown at once. */
const mostRemarks = 200;

/** What to tell of a text, in the order of its lines. Where there is very much, errors come before the rest. */
export function remarksOn(
  source: string,
  findings: readonly Finding[],
  refusals: readonly { path: Path; message: string }[] = [],
): Remark[] {
  const text = source.replace(/^\uFEFF/, '');
  const lines = text.split('\n');
  const spanOf = spansIn(text);
  const at = (place: { path: string; code?: string }) => {
    const span = spanOf(place);
    return { ...span, excerpt: (lines[span.line - 1] ?? '').trim().slice(0, excerptLength) };
  };
  return [
    ...mostImportant(findings).map((finding): Remark => {
      const { code, message, severity, explained } = finding;
      if (explained === undefined) return { ...at(finding), code, message, severity };
      return { ...at(finding), code, message, severity: 'explained', because: explained };
    }),
    ...refusals
      .slice(0, mostRemarks)
      .map(({ path, message }): Remark => ({ ...at({ path: pointerOf(path) }), message, severity: 'error' })),
  ].sort((a, b) => a.line - b.line || a.column - b.column);
}

function mostImportant(findings: readonly Finding[]): readonly Finding[] {
  const isError = ({ severity }: Finding) => severity === 'error';
  return findings.length <= mostRemarks
    ? findings
    : findings.toSorted((a, b) => Number(isError(b)) - Number(isError(a))).slice(0, mostRemarks);
}
