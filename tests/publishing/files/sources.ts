import type { Source } from '../../../server/publishing/files/context.ts';
import type { PublishedParticipation } from '../../../server/publishing/participation.ts';
import type { Publication } from '../../../server/publishing/publication.ts';
import {
  agreement,
  bandsOf,
  numberItem,
  oneOf,
  questionnaireOf,
  scaleItem,
  severalOf,
} from '../../builders/questionnaire.ts';
import { publicationOf, times } from '../publications.ts';

export const address = 'https://undersokelser.eksempel.no/resultater/proven/2022/versjon/1';

export function sourceOf(publication: Publication): Source {
  return { publication, address };
}

const participation: PublishedParticipation = {
  units: 70,
  invited: 70,
  answered: 39,
  rate: 55.7,
  fte: { register: 400, answered: 300, coverage: 75 },
  breakdowns: [
    {
      id: '1',
      label: 'Region',
      groups: [
        { label: 'Nord', units: 35, answered: 26, rate: 74.3 },
        { label: 'Sør', units: 25, answered: 10, rate: 40 },
      ],
    },
  ],
  nonResponse: ['De som svarte, skiller seg lite fra de andre.'],
};

const questionnaire = questionnaireOf(
  [
    oneOf('1', [
      { code: 'nord', label: 'Nord' },
      { code: 'sor', label: '=Sør' },
      { code: 'vest', label: 'Vest' },
    ]),
    numberItem('2'),
    scaleItem('3', 'enighet', { note: 'Stilt på nytt. Æ, ø og å.' }),
    severalOf('4', ['a', 'b']),
    oneOf('5', ['ja', 'nei', { code: 'ikke-aktuelt', label: 'Ikke aktuelt', missing: 'notRelevant' }]),
  ],
  {
    scales: agreement,
    derived: [bandsOf('storrelse', '2', [0, 10])],
    breakdowns: ['1'],
    coverage: {
      measure: '2',
      by: '1',
      register: { source: 'Registeret', totals: { nord: 300, sor: 200, vest: 50 } },
    },
    notes: ['En merknad, med «tegn»; og mer.'],
  },
);

/** Of every kind of table, with hidden cells, a low base, intervals and a label that looks like a formula. */
export async function aPublication({ example = false } = {}): Promise<Publication> {
  return publicationOf(
    questionnaire,
    [
      ...times(14, { 1: 'nord', 2: 4, 3: 'enig', 4: { chosen: ['a'] }, 5: 'ja' }),
      ...times(11, { 1: 'nord', 2: 7.5, 3: 'uenig', 4: { chosen: ['a', 'b'] }, 5: 'ikke-aktuelt' }),
      { 1: 'nord', 2: 12, 3: 'delvis-enig', 4: { chosen: [] }, 5: 'nei' },
      ...times(10, { 1: 'sor', 2: 12, 3: 'vet-ikke', 5: 'ja' }),
      ...times(3, { 1: 'vest', 2: 5, 3: 'enig', 5: 'nei' }),
    ],
    { example, frame: { all: 70, groups: { 1: { nord: 35, sor: 25, vest: 10 } } }, participation },
  );
}
