import { blank, type Reading, type Typed } from '../answer.ts';
import { error, type Problem } from '../finding.ts';
import { fold } from '../fold.ts';
import { didYouMean } from '../nearest.ts';
import type { Net, Option } from '../option.ts';

/** What the kinds with options have in common. */
interface WithOptions {
  id: string;
  options: Option[];
}

export function readChoice(item: WithOptions, typed: Typed): Reading<string> {
  const given = typed[item.id]?.[0]?.trim();
  if (!given) return blank;
  const known = item.options.some((option) => option.code === given);
  return known
    ? { state: 'answered', answer: given }
    : { state: 'problem', problem: { code: 'unknownOption', given } };
}

export function readChoiceCell(item: WithOptions, cell: string): Reading<string> {
  if (cell.trim() === '') return blank;
  const option = optionLabelled(item.options, cell);
  return option
    ? { state: 'answered', answer: option.code }
    : { state: 'problem', problem: { code: 'unknownOption', given: cell.trim() } };
}

/** The option with this label, whatever its case and white space. */
export function optionLabelled(options: Option[], label: string): Option | undefined {
  const known = labelsOf(options);
  return known.get(label.trim()) ?? known.get(fold(label));
}

/** Labels as they stand and folded, made once for each list: an import looks up every cell. */
const labelMaps = new WeakMap<Option[], Map<string, Option>>();

function labelsOf(options: Option[]): Map<string, Option> {
  const made = labelMaps.get(options);
  if (made) return made;
  const labels = new Map([
    ...options.map((option) => [fold(option.label), option] as const),
    ...options.map((option) => [option.label, option] as const),
  ]);
  labelMaps.set(options, labels);
  return labels;
}

export function fieldOfChoice(item: WithOptions, typed: Typed) {
  return { chosen: typed[item.id] ?? [] };
}

export function wordsOfChoice(item: WithOptions, answer: string): string[] {
  return [labelOf(item.options, answer)];
}

export function labelOf(options: Option[], code: string): string {
  return options.find((option) => option.code === code)?.label ?? code;
}

export function findingsOfOptions(options: Option[], nets: Net[]): Problem[] {
  const codes = options.map((option) => option.code);
  return [
    ...repeated(codes, (code, index) =>
      error(
        'duplicate-option-code',
        ['options', index, 'code'],
        `Koden «${code}» er brukt på to svaralternativer. Gi det ene en egen kode.`,
      ),
    ),
    ...repeated(
      options.map((option) => fold(option.label)),
      (_, index) =>
        error(
          'duplicate-option-label',
          ['options', index, 'label'],
          `Svaralternativet «${options[index]?.label}» står to ganger. Ble et annet alternativ borte?`,
        ),
    ),
    ...repeated(
      nets.map((net) => net.code),
      (code, index) =>
        error(
          'duplicate-net-code',
          ['nets', index, 'code'],
          `Koden «${code}» er brukt på to samlinger. Gi den ene en egen kode.`,
        ),
    ),
    // A table has a row for each option and each net: two rows with one code cannot be told apart.
    ...nets.flatMap(({ code }, index) =>
      codes.includes(code)
        ? [
            error(
              'net-code-of-option',
              ['nets', index, 'code'],
              `Koden «${code}» er brukt både på en samling og på et svaralternativ. Gi samlingen en egen kode.`,
            ),
          ]
        : [],
    ),
    ...nets.flatMap((net, netIndex) =>
      net.options.flatMap((code, index) =>
        codes.includes(code)
          ? []
          : [
              error(
                'net-of-unknown-option',
                ['nets', netIndex, 'options', index],
                `Samlingen «${net.label}» viser til «${code}», som ikke er et svaralternativ.${didYouMean(code, codes)}`,
              ),
            ],
      ),
    ),
  ];
}

/** An item needs two options at least, of its own or carried forward. */
export function findingsOfCount({
  options,
  optionsFrom,
}: {
  options: Option[];
  optionsFrom?: unknown;
}): Problem[] {
  return options.length >= 2 || optionsFrom
    ? []
    : [error('too-few', ['options'], 'Listen må ha minst 2 oppføringer.')];
}

/** Where one option is chosen, nothing reads a respondent's own words, and no option needs to stand alone. */
export function findingsOfOneAnswer(options: Option[]): Problem[] {
  return options.flatMap((option, index) => [
    ...(option.withText
      ? [
          error(
            'own-words-in-one',
            ['options', index, 'withText'],
            'Egne ord kan bare skrives der flere svar kan velges. Ta bort «withText», eller bruk slaget «several».',
          ),
        ]
      : []),
    ...(option.exclusive
      ? [
          error(
            'exclusive-in-one',
            ['options', index, 'exclusive'],
            'Her kan bare ett svar velges, så alle utelukker hverandre. Ta bort «exclusive».',
          ),
        ]
      : []),
  ]);
}

/** Calls `describe` for every value that already stood earlier in the list. */
export function repeated<T>(values: T[], describe: (value: T, index: number) => Problem): Problem[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [describe(value, index)] : []));
}
