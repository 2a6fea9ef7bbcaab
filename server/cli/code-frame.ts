import { codeFrameColumns } from '@babel/code-frame';
import type { Span } from '../questionnaire/position.ts';

/** Wider lines are cut, so that a terminal does not fold them and part the marker from what it marks. */
const width = 100;

const linesAbove = 2;
const linesBelow = 1;

/** The lines around a span, with their numbers and a marker under the span. */
export function codeFrame(source: string, span: Span, colour: boolean): string {
  const left = Math.max(span.column - 1 - width / 2, 0);
  const lines = source.split('\n').map((line, index) => {
    const shown = index + 1 >= span.line - linesAbove && index + 1 <= span.line + linesBelow;
    return shown ? cut(line, left) : '';
  });
  const column = span.column - left;
  const end = Math.min(column + span.length, width + 1);
  return codeFrameColumns(
    lines.join('\n'),
    { start: { line: span.line, column }, end: { line: span.line, column: end } },
    { linesAbove, linesBelow, forceColor: colour },
  );
}

/** The part of a line from `left` that there is room for. Some characters inside a text would break the line. */
function cut(line: string, left: number): string {
  const whole = line.replace(/[\r\u2028\u2029]/g, ' ').trimEnd();
  const from = left > 0 && whole.length > left ? `…${whole.slice(left + 1)}` : whole.slice(left);
  return from.length > width ? `${from.slice(0, width - 1)}…` : from;
}
