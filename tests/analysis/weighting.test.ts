import { buildDataset, type GivenAnswers } from '../../server/analysis/build-dataset.ts';
import { columnOf, type Dataset } from '../../server/analysis/dataset.ts';
import { tallyCoded } from '../../server/analysis/tally.ts';
import { type RegisterCounts, weightedShares, weightingOf } from '../../server/analysis/weighting.ts';
import { oneOf, questionnaireOf } from '../builders/questionnaire.ts';

const regions = ['nord', 'midt-norge', 'vest', 'sor', 'ost'];
const sizes = ['faa', 'mange'];

function questionnaireBy(...by: string[]) {
  return questionnaireOf(
    [oneOf('1', ['ja', 'nei', { code: 'uaktuelt', label: 'Ikke aktuelt', missing: 'notRelevant' }])],
    {
      background: [
        {
          id: 'region',
          text: 'Region',
          from: 'region',
          options: regions.map((code) => ({ code, label: `Region ${code}` })),
        },
        {
          id: 'arsverk',
          text: 'Årsverk',
          from: 'fte',
          bands: [
            { code: 'faa', label: 'Under 10', from: 0, below: 10 },
            { code: 'mange', label: '10 eller flere', from: 10 },
          ],
        },
      ],
      ...(by.length > 0 ? { weighting: { by } } : {}),
    },
  );
}

/** So many respondents who answered alike, and of whom the register says the same. */
function answering(number: number, answer: string, background: Record<string, string> = {}): GivenAnswers[] {
  return Array.from({ length: number }, () => ({ answers: { 1: answer }, background }));
}

/** The wave of five regions: 188 of 230 units, 80 of them yes. */
const respondents = [31, 33, 41, 36, 47];
const yes = [6, 15, 20, 9, 30];
const units = [38, 36, 48, 44, 64];
const wave = regions.flatMap((region, place) => [
  ...answering(yes[place]!, 'ja', { region }),
  ...answering(respondents[place]! - yes[place]!, 'nei', { region }),
]);
const register: RegisterCounts = {
  all: 230,
  groups: {
    region: Object.fromEntries(regions.map((region, place) => [region, units[place]!])),
    arsverk: { faa: 100, mange: 130 },
  },
};

async function weighted(given: GivenAnswers[], by: string[], counts: RegisterCounts) {
  const questionnaire = questionnaireBy(...by);
  const dataset = await buildDataset(questionnaire, given);
  const weighting = weightingOf(dataset, questionnaire, counts)!;
  return { weighting, shares: weightedShares(weighting, talliesOf(dataset, weighting)) };
}

function talliesOf(dataset: Dataset, { strata }: { strata: Parameters<typeof tallyCoded>[1] }) {
  return tallyCoded(columnOf(dataset, '1', 'coded'), strata, [true, true, false]);
}

test('Five regions are weighted to the register', async () => {
  const { weighting, shares } = await weighted(wave, ['region'], register);
  expect(weighting.method).toBe('postStratified');
  expect(weighting.weights[0]).toEqual({ respondents: 31, population: 38, weight: 38 / 31 });
  const [share] = shares;
  expect(share).toEqual({
    share: expect.closeTo(0.43037, 5),
    standardError: expect.closeTo(0.01485, 5),
    designEffect: expect.closeTo(1.00566, 5),
  });
});

test('The shares of those inside the base are all of it, and the others stand outside', async () => {
  const [first, ...rest] = wave;
  const { shares } = await weighted(
    [{ ...first!, answers: { 1: 'uaktuelt' } }, ...rest],
    ['region'],
    register,
  );
  const [yesShare, noShare] = shares.map((each) => ('share' in each ? each.share : Number.NaN));
  expect(yesShare! + noShare!).toBeCloseTo(1, 12);
});

test('Several variables each agree with the register, and the share has no standard error', async () => {
  const given = wave.map((each, place) => ({
    ...each,
    background: { ...each.background, arsverk: sizes[place % 2]! },
  }));
  const questionnaire = questionnaireBy('region', 'arsverk');
  const dataset = await buildDataset(questionnaire, given);
  const weighting = weightingOf(dataset, questionnaire, register)!;
  expect(weighting.method).toBe('raked');
  for (const id of ['region', 'arsverk']) {
    const { codes, cells } = columnOf(dataset, id, 'coded');
    const sums = Object.fromEntries(codes.map((code) => [code, 0]));
    for (const [row, cell] of cells.entries())
      sums[codes[cell]!]! += weighting.weights[weighting.strata.cells[row]!]!.weight;
    for (const code of codes) expect(sums[code]).toBeCloseTo(register.groups[id]![code]!, 6);
  }
  const [share] = weightedShares(weighting, talliesOf(dataset, weighting));
  expect(share).toEqual({ share: expect.any(Number), designEffect: expect.any(Number) });
});

test('Units that are in no group are a group of their own', async () => {
  const { weighting } = await weighted([...wave, ...answering(2, 'ja')], ['region'], {
    ...register,
    all: 236,
  });
  expect(weighting.weights.at(-1)).toEqual({ respondents: 2, population: 6, weight: 3 });
});

test('There are no weights where the questionnaire asks for none', async () => {
  const questionnaire = questionnaireBy();
  expect(weightingOf(await buildDataset(questionnaire, wave), questionnaire, register)).toBeUndefined();
});

test('A share that nobody is in the base of is missing', async () => {
  const given = wave.map((each) => ({ ...each, answers: { 1: 'uaktuelt' } }));
  const { shares } = await weighted(given, ['region'], register);
  expect(shares[0]).toEqual({ missing: 'emptyBase', standardError: { missing: 'emptyBase' } });
});

describe('What cannot be weighted is told, with what to do', () => {
  test.each([
    [
      'a silent group',
      wave.filter(({ background }) => background?.region !== 'nord'),
      ['region'],
      register,
      'Ingen i gruppen «Region nord» (Region) har svart, så svarene kan ikke vektes. Slå gruppen sammen med en annen.',
    ],
    [
      'units in no group, of which none answered',
      wave,
      ['region'],
      { ...register, all: 235 },
      'Noen tjenester er ikke i noen gruppe av «Region», og ingen av dem har svart',
    ],
    [
      'more answers than units',
      [...wave, ...answering(20, 'ja', { region: 'nord' })],
      ['region'],
      register,
      'Gruppen «Region nord» (Region) har flere svar enn registeret har tjenester',
    ],
    [
      'a register that does not say',
      wave,
      ['arsverk'],
      { all: 230, groups: {} },
      '«Årsverk», men registeret sier ikke noe om det. Legg det til i registeret, eller ta det ut av «weighting».',
    ],
    [
      'groups that cannot agree',
      [
        ...answering(5, 'ja', { region: 'nord', arsverk: 'faa' }),
        ...answering(5, 'ja', { region: 'vest', arsverk: 'mange' }),
      ],
      ['region', 'arsverk'],
      { all: 30, groups: { region: { nord: 10, vest: 20 }, arsverk: { faa: 20, mange: 10 } } },
      'i både «Region» og «Årsverk». Slå sammen små grupper, eller vekt etter bare en av dem.',
    ],
  ] as [string, GivenAnswers[], string[], RegisterCounts, string][])(
    '%s',
    async (_, given, by, counts, message) => {
      await expect(weighted(given, by, counts)).rejects.toMatchObject({
        kind: 'invalid',
        message: expect.stringContaining(message),
      });
    },
  );
});
