import type { RegisterFacts } from '../../../server/fieldwork/frame/variables.ts';
import { countsOf } from '../../../server/fieldwork/watching/counts.ts';
import { groupLabels } from '../../../server/fieldwork/watching/labels.ts';
import { differs, nonResponse } from '../../../server/fieldwork/watching/non-response.ts';
import {
  summarySentence,
  variableSentence,
} from '../../../server/fieldwork/watching/non-response-sentence.ts';
import type { Tested } from '../../../server/statistics/independence.ts';
import { unitsInGroups, unitsOf2024 } from '../../builders/watched-units.ts';

type Groups = [RegisterFacts, number, number][];

const reportOf = (groups: Groups) => nonResponse(countsOf(unitsInGroups(groups), new Set()));
const labelOf = groupLabels({ kommune: 'Kommunale tjenester', bydel: 'Bydeler i Oslo' });
function sentencesOf(groups: Groups): string[] {
  const { variables } = reportOf(groups);
  return variables.map((variable) => variableSentence(variable, variables.length, labelOf));
}

/** The worked example of facts: frame 45, 55, 55, 45, 30 and respondents 29, 45, 48, 40, 26. */
const worked: Groups = [
  [{ region: 'ost' }, 45, 29],
  [{ region: 'sor' }, 55, 45],
  [{ region: 'vest' }, 55, 48],
  [{ region: 'midt-norge' }, 45, 40],
  [{ region: 'nord' }, 30, 26],
];

describe('The worked example', () => {
  const { variables, ...whole } = reportOf(worked);
  const [region] = variables;

  test('holds respondents against non-respondents', () => {
    expect(whole).toEqual({ units: 230, answered: 188 });
    const { statistic, df, p, cramersV, method } = region!.test as Tested;
    expect(statistic).toBeCloseTo(12.1752, 4);
    expect(df).toBe(4);
    expect(p).toBeCloseTo(0.0161, 4);
    expect(cramersV).toBeCloseTo(0.23, 3);
    expect(method).toEqual({ by: 'pearson' });
    expect(region!.adjustedP).toBe(p);
    expect(differs(region!)).toBe(true);
  });

  test('does not hold them against the register that they are a part of', () => {
    const naive = worked.reduce((sum, [, size, answered]) => {
      const expected = (size * 188) / 230;
      return sum + (answered - expected) ** 2 / expected;
    }, 0);
    expect(naive).toBeCloseTo(2.2233, 4);
    expect((region!.test as Tested).statistic).not.toBeCloseTo(naive, 1);
  });

  test('is told in a sentence that a board understands', () => {
    expect(sentencesOf(worked)).toEqual([
      'I gruppen «Øst» svarte 64,4 prosent, mot 85,9 prosent av de andre: omtrent 22 prosentpoeng lavere. Gruppen veier derfor mindre i resultatene enn i registeret: 15,4 prosent av dem som svarte, mot 19,6 prosent av alle. Hvis bare tilfeldigheter avgjorde hvem som svarte, ville vi sett så store forskjeller høyst 2 av 100 ganger.',
    ]);
    expect(summarySentence(reportOf(worked))).toBe(
      'Vi har sammenlignet tjenestene som svarte, med dem som ikke svarte, etter region. Hvem som svarte, henger sammen med region. Les resultatene med det i tankene: Noen grupper veier mer i svarene enn de gjør i registeret, og andre mindre.',
    );
  });
});

describe('The wave of 2024', () => {
  const report = nonResponse(countsOf(unitsOf2024(), new Set()));
  const variable = (wanted: string) => report.variables.find(({ id }) => id === wanted)!;

  test('is tested exactly where a group is small, and by chi-square where none is', () => {
    expect(variable('size').test).toMatchObject({ df: 4, method: { by: 'pearson' } });
    expect((variable('size').test as Tested).p).toBeCloseTo(0.699, 3);
    expect(variable('instrument').test).toMatchObject({ df: 1, method: { by: 'counted', tables: 16 } });
    expect((variable('instrument').test as Tested).p).toBeCloseTo(0.0085980219, 9);
    expect(variable('county').test).toMatchObject({ df: 14, method: { by: 'drawn', draws: 20_000 } });
  });

  test('corrects for having looked at five things', () => {
    expect(variable('instrument').adjustedP).toBeCloseTo(5 * 0.0085980219, 9);
    expect(report.variables.filter(differs).map(({ id }) => id)).toEqual(['instrument']);
    expect(variableSentence(variable('instrument'), 5, labelOf)).toContain(
      'høyst 5 av 100 ganger, også når vi tar hensyn til at vi har sett på fem kjennetegn.',
    );
    expect(variableSentence(variable('size'), 5, labelOf)).toBe(
      'Andelen som svarte, går fra 77,4 prosent («30 årsverk eller mer») til 87,5 prosent («5–9,9 årsverk»). Forskjellene er ikke større enn at de kan være tilfeldige.',
    );
  });
});

test('A difference that is none because much was looked at says so', () => {
  const alike = (
    region: 'ost' | 'nord',
    organisation: 'kommunal' | 'interkommunal',
    size: number,
    answered: number,
  ) => [{ region, organisation, fte: organisation === 'kommunal' ? 3 : 7 }, size, answered] as Groups[number];
  const groups = [
    alike('ost', 'kommunal', 40, 24),
    alike('ost', 'interkommunal', 40, 27),
    alike('nord', 'kommunal', 40, 31),
    alike('nord', 'interkommunal', 40, 32),
  ];
  const { variables } = reportOf(groups);
  const p = (variables[0]!.test as Tested).p;
  expect(p).toBeLessThan(0.05);
  expect(variables[0]!.adjustedP).toBeCloseTo(3 * p, 12);
  expect(sentencesOf(groups)[0]).toBe(
    'Andelen som svarte, går fra 63,8 prosent («Øst») til 78,8 prosent («Nord»). Forskjellene er ikke større enn at de kan være tilfeldige når vi tar hensyn til at vi har sett på tre kjennetegn.',
  );
});

test.each([
  [
    'nothing differs',
    [
      [{ region: 'ost' }, 100, 80],
      [{ region: 'nord' }, 50, 40],
    ],
    'Vi har sammenlignet tjenestene som svarte, med dem som ikke svarte, etter region. Forskjellene er ikke større enn at de kan være tilfeldige. Vi ser altså ikke at noen grupper av tjenester mangler i svarene. Vi vet likevel ikke om de som lot være, ville ha svart noe annet.',
    ['Andelen som svarte, er den samme i alle gruppene.'],
  ],
  [
    'they are few',
    [
      [{ region: 'ost' }, 8, 6],
      [{ region: 'nord' }, 4, 2],
    ],
    'Vi har sammenlignet tjenestene som svarte, med dem som ikke svarte, etter region. Forskjellene er ikke større enn at de kan være tilfeldige. Vi ser altså ikke at noen grupper av tjenester mangler i svarene. Vi vet likevel ikke om de som lot være, ville ha svart noe annet. Tallene er små, så bare store forskjeller ville ha vist seg.',
    [
      'Andelen som svarte, går fra 50,0 prosent («Nord») til 75,0 prosent («Øst»). Forskjellene er ikke større enn at de kan være tilfeldige. Noen av gruppene er så små at bare store forskjeller ville ha vist seg.',
    ],
  ],
  [
    'all have answered',
    [
      [{ region: 'ost' }, 8, 8],
      [{ region: 'nord' }, 4, 4],
    ],
    'Alle tjenestene i registeret har svart. Da er det ikke noe frafall, og resultatene gjelder alle.',
    ['Alle har svart, så ingen grupper mangler.'],
  ],
  [
    'none have',
    [
      [{ region: 'ost' }, 8, 0],
      [{ region: 'nord' }, 4, 0],
    ],
    'Ingen av tjenestene i registeret har svart, så det er ikke noe å sammenligne.',
    ['Ingen har svart, så det er ikke noe å sammenligne.'],
  ],
  [
    'the register knows nothing of them',
    [[{}, 8, 3]],
    'Registeret har ingen opplysninger som kan vise om de som svarte, skiller seg fra de andre.',
    [],
  ],
  ['there are none', [], 'Det er ingen tjenester i registeret, så det er ikke noe frafall å undersøke.', []],
] as [string, Groups, string, string[]][])('Sentences where %s', (_, groups, summary, each) => {
  expect(summarySentence(reportOf(groups))).toBe(summary);
  expect(sentencesOf(groups)).toEqual(each);
});

test('A group that answered more is told of as well', () => {
  const [sentence] = sentencesOf([
    [{ organisation: 'kommunal' }, 200, 100],
    [{ organisation: 'interkommunal' }, 50, 48],
    [{ organisation: 'bydel' }, 40, 22],
  ]);
  expect(sentence).toContain(
    'I gruppen «Interkommunal» svarte 96,0 prosent, mot 50,8 prosent av de andre: omtrent 45 prosentpoeng høyere. Gruppen veier derfor mer i resultatene',
  );
  expect(sentence).toContain('færre enn 1 av 1000 ganger.');
  expect(sentence).not.toMatch(/signifikant/);
});
