import { checkQuestionnaire } from '../../../server/questionnaire/check.ts';
import { type Questionnaire, questionnaireIn } from '../../../server/questionnaire/questionnaire.ts';

const agree = [
  { code: 'uenig', label: 'Uenig' },
  { code: 'enig', label: 'Enig' },
  { code: 'vet-ikke', label: 'Vet ikke', missing: 'dontKnow' },
];

const items = [
  {
    id: '1a',
    kind: 'one',
    text: 'Hvor ligger tjenesten?',
    required: true,
    options: [
      { code: 'ost', label: 'Øst' },
      { code: 'sor', label: 'Sør' },
    ],
  },
  { id: '1b', kind: 'number', text: 'Hvor mange årsverk?', unit: 'årsverk', min: 1, max: 500, decimals: 1 },
  { id: '1c', kind: 'percent', text: 'Hvor stor andel?' },
  { id: '2a', kind: 'scale', text: 'Har dere nok folk?', scale: 'enighet' },
  {
    id: '2b',
    kind: 'several',
    text: 'Hva mangler?',
    showIf: { item: '2a', in: ['uenig'] },
    options: [
      { code: 'tid', label: 'Tid' },
      { code: 'penger', label: 'Penger' },
      { code: 'annet', label: 'Annet', withText: true },
    ],
  },
  {
    id: '2c',
    kind: 'several',
    text: 'Hvem samarbeider dere med?',
    options: [
      { code: 'bup', label: 'BUP' },
      { code: 'skole', label: 'Skole' },
    ],
  },
  { id: '3a', kind: 'text', text: 'Vil du si mer?', maxLength: 40 },
];

/** A questionnaire with one item of each kind; 2b is asked of those who disagree in 2a. */
export const questionnaire: Questionnaire = built({
  survey: 'prove',
  wave: '2024',
  title: 'Prøve',
  waveLabel: 'våren 2024',
  publisher: 'Utgiver',
  purpose: 'Å prøve.',
  promise: 'Ingen blir kjent igjen.',
  minutes: 1,
  scales: { enighet: { options: agree } },
  sections: [{ id: '1', title: 'Alt', items }],
});

function built(json: object): Questionnaire {
  const { definition, findings } = checkQuestionnaire('prove.json', JSON.stringify(json));
  if (!definition) throw new Error(findings.map(({ path, message }) => `${path} ${message}`).join('\n'));
  return questionnaireIn('nb', definition);
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A CSV file as a simple program would write it: quotes only where they are needed. */
export function csvOf(rows: string[][], separator = ';', lineBreak = '\r\n'): string {
  const cellOf = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(separator) || cell !== cell.trim()
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  return rows.map((cells) => cells.map(cellOf).join(separator) + lineBreak).join('');
}
