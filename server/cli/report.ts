import { styleText } from 'node:util';
import { type Finding, verdict } from '../questionnaire/finding.ts';
import { type Span, spansIn } from '../questionnaire/position.ts';
import { codeFrame } from './code-frame.ts';

/** A questionnaire file with what was found in it. */
export interface CheckedFile {
  file: string;
  source: string;
  findings: Finding[];
}

/** What a person reads at the terminal: every finding where it is, as a compiler shows it, and the sum of them. */
export function report(checked: CheckedFile[], colour: boolean): string {
  const findings = checked.flatMap((file) => file.findings);
  const parts = checked.map((file) =>
    file.findings.length > 0 ? reportOf(file, colour) : `${file.file}: i orden\n`,
  );
  return [...parts, ...(findings.length > 0 ? [`${sumOf(findings)}\n`] : [])].join('');
}

function reportOf({ source, findings }: CheckedFile, colour: boolean): string {
  const text = source.replace(/^\uFEFF/, '');
  const spanOf = spansIn(text);
  return findings
    .map((finding) => ({ finding, span: spanOf(finding) }))
    .sort((a, b) => a.span.line - b.span.line || a.span.column - b.span.column)
    .map(
      ({ finding, span }) => `${headline(finding, span, colour)}\n${frameOf(text, finding, span, colour)}\n`,
    )
    .join('');
}

function headline(finding: Finding, span: Span, colour: boolean): string {
  const word = colour
    ? styleText(styleOf(finding), verdict(finding), { validateStream: false })
    : verdict(finding);
  // What the JSON reader says may quote several lines of the file.
  const message = finding.message.replace(/\s+/g, ' ');
  const place = `${finding.file}:${span.line}:${span.column}`;
  const reason = finding.explained === undefined ? '' : `\n  Forklaring: ${finding.explained}`;
  return `${place}: ${word}: ${message}${reason}`;
}

function styleOf({ severity, explained }: Finding): 'red' | 'yellow' | 'gray' {
  if (severity === 'error') return 'red';
  return explained === undefined ? 'yellow' : 'gray';
}

/** Where a file lies has no place inside it to show. */
function frameOf(text: string, finding: Finding, span: Span, colour: boolean): string {
  return finding.code === 'unseen-file' ? '' : `${codeFrame(text, span, colour)}\n`;
}

function sumOf(findings: Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const explained = findings.filter((finding) => finding.explained !== undefined).length;
  const warnings = findings.length - errors - explained;
  return [
    `${errors === 0 ? 'Ingen' : errors} feil`,
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'advarsel' : 'advarsler'}`] : []),
    ...(explained > 0
      ? [`${explained} ${explained === 1 ? 'forklart advarsel' : 'forklarte advarsler'}`]
      : []),
  ].join(', ');
}
