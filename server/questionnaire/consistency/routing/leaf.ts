import type { Leaf, RowCount } from '../../condition.ts';
import { error, type Problem, within } from '../../finding.ts';
import { didYouMean } from '../../nearest.ts';
import type { Subject } from './subject.ts';

/**
 * What is wrong with the way a condition looks at something that it may look at. `name` begins the sentence.
 */
export function leafProblems(leaf: Leaf, subject: Subject, name: string): Problem[] {
  if (subject.answers === 'nothing')
    return [
      error(
        'routing-to-information',
        ['item'],
        `${name} viser til ${subject.id}, som ikke har noe å svare på. Vis til et spørsmål.`,
      ),
    ];
  if ('rows' in leaf) return rowCountProblems(leaf.rows, subject, name);
  if ('row' in leaf && leaf.row !== undefined) return rowProblems(leaf, leaf.row, subject, name);
  if ('atLeast' in leaf || 'atMost' in leaf) return numberProblems(subject, name);
  return 'in' in leaf ? optionProblems(leaf.in, subject, name) : [];
}

function numberProblems(subject: Subject, name: string): Problem[] {
  return subject.answers === 'number'
    ? []
    : [
        error(
          'routing-without-number',
          ['item'],
          `${name} setter en grense for ${subject.id}, som ikke er et tall. Bruk «in» eller «answered», eller vis til et tall.`,
        ),
      ];
}

function optionProblems(codes: string[], subject: Subject, name: string): Problem[] {
  if (subject.answers === 'rows')
    return [
      error(
        'routing-without-row',
        ['item'],
        `Spørsmål ${subject.id} er et batteri. Si hvilken rad det gjelder med «row», eller hvor mange med «rows».`,
      ),
    ];
  if (subject.answers !== 'options')
    return [
      error(
        'routing-without-options',
        ['item'],
        `Spørsmål ${subject.id} har ingen svaralternativer. Bruk ${
          subject.answers === 'number' ? '«atLeast» eller «atMost»' : '«answered»'
        } i stedet for «in».`,
      ),
    ];
  return unknownOptions(codes, subject.options, ['in'], `${name} viser til`, `på ${subject.id}`);
}

function rowProblems(leaf: Leaf, row: string, subject: Subject, name: string): Problem[] {
  if (subject.answers !== 'rows') return [withoutBattery(subject, ['row'], name)];
  const options = subject.rows.get(row);
  if (!options) return [unknownRow(row, subject, ['row'], name)];
  return 'in' in leaf
    ? unknownOptions(leaf.in, options, ['in'], `${name} viser til`, `i raden «${row}» i ${subject.id}`)
    : [];
}

function rowCountProblems(count: RowCount, subject: Subject, name: string): Problem[] {
  if (subject.answers !== 'rows') return [withoutBattery(subject, ['rows'], name)];
  const unknown = (count.of ?? []).flatMap((row, index) =>
    subject.rows.has(row) ? [] : [unknownRow(row, subject, ['of', index], name)],
  );
  const options = unknownOptions(count.in, subject.options, ['in'], `${name} viser til`, `på ${subject.id}`);
  const rows = new Set(count.of ?? subject.rows.keys()).size;
  const tooMany =
    unknown.length === 0 && count.atLeast > rows
      ? [
          error(
            'routing-too-many-rows',
            ['atLeast'],
            `${name} krever ${count.atLeast} rader i ${subject.id}, men det er bare ${rows}. Senk tallet.`,
          ),
        ]
      : [];
  return within(['rows'], [...unknown, ...options, ...tooMany]);
}

function withoutBattery(subject: Subject, path: Problem['path'], name: string): Problem {
  return error(
    'routing-without-battery',
    path,
    `${name} viser til rader i ${subject.id}, som ikke er et batteri. Ta bort «${path[0]}», eller vis til et batteri.`,
  );
}

function unknownRow(row: string, subject: Subject, path: Problem['path'], name: string): Problem {
  return error(
    'routing-to-unknown-row',
    path,
    `${name} viser til raden «${row}» i ${subject.id}, som ikke finnes.${didYouMean(row, [...subject.rows.keys()])}`,
  );
}

function unknownOptions(
  codes: string[],
  known: string[],
  path: Problem['path'],
  opening: string,
  where: string,
): Problem[] {
  return codes.flatMap((code, index) =>
    known.includes(code)
      ? []
      : [
          error(
            'routing-to-unknown-option',
            [...path, index],
            `${opening} svaret «${code}» ${where}, som ikke finnes.${didYouMean(code, known)}`,
          ),
        ],
  );
}
