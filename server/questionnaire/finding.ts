import type { FindingCode, WarningCode } from './finding-codes.ts';

export type Severity = 'error' | 'warning';

/** A problem at a place inside some part of a questionnaire. */
export interface Problem {
  code: FindingCode;
  /** Keys and indexes from the part to the place. */
  path: (string | number)[];
  /** What is wrong and how to mend it, in Norwegian, for the author of the questionnaire. */
  message: string;
  severity: Severity;
  /** Why the author lets a warning stand. An explained warning is not open any more. */
  explained?: string;
}

/**
 * A problem in a file. `path` is a JSON pointer (RFC 6901) from the top of the file; the file itself is "".
 */
export interface Finding extends Omit<Problem, 'path'> {
  file: string;
  path: string;
}

export function error(
  code: Exclude<FindingCode, WarningCode>,
  path: Problem['path'],
  message: string,
): Problem {
  return { code, path, message, severity: 'error' };
}

export function warning(code: WarningCode, path: Problem['path'], message: string): Problem {
  return { code, path, message, severity: 'warning' };
}

export function within(path: Problem['path'], problems: Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
}

export function inFile(file: string, problem: Problem): Finding {
  return { ...problem, file, path: pointerOf(problem.path) };
}

/** A JSON pointer (RFC 6901). */
export function pointerOf(path: Problem['path']): string {
  return path.map((part) => `/${escapePointer(part)}`).join('');
}

/** Two lines for a terminal or a log. */
export function describe(finding: Finding): string {
  const place = [finding.file, finding.path].filter((part) => part !== '').join(' ');
  return `${place}\n  ${verdict(finding)}: ${finding.message}`;
}

/** How bad it is and what, such as `feil[missing-field]`. */
export function verdict({ severity, code, explained }: Finding): string {
  const word = severity === 'error' ? 'feil' : 'advarsel';
  return `${explained === undefined ? word : 'forklart'}[${code}]`;
}

function escapePointer(part: string | number): string {
  return String(part).replaceAll('~', '~0').replaceAll('/', '~1');
}
