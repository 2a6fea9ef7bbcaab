import type { Leak } from '../../server/disclosure/attack/attack.ts';
import type { Figure } from '../../server/publishing/figure.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { indicator, numberItem, oneOf, questionnaireOf, severalOf } from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';
import { figuresIn } from '../publishing/publications.ts';
import { leaksIn, type Published, published } from './attacked.ts';

/*
 * Who stands outside the base is told by nobody, but the bases of groups less those who responded tell it. Nine atoms of
 * six, and one of them, in the south and of municipalities together, is all outside.
 */
const regions = ['nord', 'sor', 'ost'];
const forms = ['bydel', 'kommune', 'samarbeid'];
const irrelevant = { code: 'ikke-aktuelt', missing: 'notRelevant' };

const makers = [oneOf('region', regions), oneOf('form', forms)];
const breakdowns = { breakdowns: ['region', 'form'] };
const isLast = ({ region, form }: Answers) => region === 'sor' && form === 'samarbeid';

function answers(answerOf: (place: number, isOutside: boolean) => Answers): Answers[] {
  return regions.flatMap((region) =>
    forms.flatMap((form) =>
      Array.from({ length: 6 }, (_, place) => ({
        region,
        form,
        ...answerOf(place, isLast({ region, form })),
      })),
    ),
  );
}

const yesOrNo = (place: number) => (place % 2 === 0 ? 'nei' : 'ja');
const choice = questionnaireOf([...makers, oneOf('svar', ['ja', 'nei', irrelevant])], breakdowns);
const notRelevant = answers((place, isOutside) => ({ svar: isOutside ? 'ikke-aktuelt' : yesOrNo(place) }));

test.each([
  ['say that it does not concern them', choice, notRelevant],
  ['give no answer', choice, answers((place, isOutside) => (isOutside ? {} : { svar: yesOrNo(place) }))],
  [
    'tick nothing, where only those who do are in the base',
    questionnaireOf([...makers, severalOf('svar', ['a', 'b'], { base: 'ticked' })], breakdowns),
    answers((place, isOutside) =>
      isOutside ? {} : { svar: { chosen: [place % 2 === 0 ? 'a' : 'b', ...(place === 3 ? ['a'] : [])] } },
    ),
  ],
  [
    'give no number',
    questionnaireOf([...makers, numberItem('svar')], breakdowns),
    answers((place, isOutside) => (isOutside ? {} : { svar: 5 + place })),
  ],
  [
    'say nothing of what an indicator looks at',
    questionnaireOf([...makers, oneOf('svar', ['ja', 'nei'])], {
      ...breakdowns,
      derived: [indicator('sier-ja', { item: 'svar', in: ['ja'] })],
    }),
    answers((place, isOutside) => (isOutside ? {} : { svar: yesOrNo(place) })),
  ],
])('Where all of a kind %s, only the first breakdown is shown', async (_, questionnaire, respondents) => {
  const wave = await published(questionnaire, given(respondents));
  expect(shownGroups(figureOf(wave))).toEqual(['region nord', 'region sor', 'region ost']);
  expect(await leaksIn(wave)).toEqual([]);
});

/** How many of the six in an atom say that it does not concern them. */
const someOutside: Record<string, Record<string, number>> = {
  'one of them does not': { 'sor samarbeid': 5 },
  'others may be outside in their place': { 'sor samarbeid': 6, 'sor bydel': 3, 'nord bydel': 3 },
};

test.each(Object.entries(someOutside))('Both are shown where %s', async (_, outside) => {
  const respondents = notRelevant.map((each, place): Answers => {
    const isOutside = place % 6 < (outside[`${each.region} ${each.form}`] ?? 0);
    return { ...each, svar: isOutside ? 'ikke-aktuelt' : yesOrNo(place % 6) };
  });
  const wave = await published(choice, given(respondents));
  expect(shownGroups(figureOf(wave))).toHaveLength(6);
  expect(await leaksIn(wave)).toEqual([]);
});

test('Those whom a question is not put to are not outside it', async () => {
  const toNorth = oneOf('svar', ['ja', 'nei'], { showIf: { item: 'region', in: ['nord', 'ost'] } });
  const asked = answers((place) => ({ svar: yesOrNo(place) })).map((each): Answers => {
    const { svar: _, ...rest } = each;
    return each.region === 'sor' ? rest : each;
  });
  const wave = await published(questionnaireOf([...makers, toNorth], { breakdowns: ['form'] }), given(asked));
  expect(await leaksIn(wave)).toEqual([]);
});

test.each([
  ['a choice', choice, notRelevant],
  [
    'a number',
    questionnaireOf([...makers, numberItem('svar')], breakdowns),
    answers((place, isOutside) => (isOutside ? {} : { svar: 5 + place })),
  ],
])('Found: bases of %s that tell that all of a kind are outside', async (_, questionnaire, respondents) => {
  const { publication, known } = await published(questionnaire, given(respondents));
  const leaky = structuredClone(publication);
  const figure = figuresIn(leaky).find(({ id }) => id === 'svar')!;
  const [region, form] = figure.breakdowns;
  const rows = form!.rows.map(({ code, label }) => {
    const like = region!.rows[code === 'samarbeid' ? 1 : 0]!;
    return { ...structuredClone(like), code, label };
  });
  figure.breakdowns = [region!, { ...structuredClone(region!), id: form!.id, table: form!.table, rows }];
  expect(await kindsIn({ publication: leaky, known })).toContain('pinned');
});

function figureOf({ publication }: Published): Figure {
  return figuresIn(publication).find(({ id }) => id === 'svar')!;
}

function shownGroups({ breakdowns }: Figure): string[] {
  return breakdowns.flatMap(({ id, rows }) =>
    rows.flatMap((row) => ('hidden' in row ? [] : [`${id} ${row.code}`])),
  );
}

async function kindsIn(wave: Published): Promise<Leak['kind'][]> {
  return (await leaksIn(wave)).map(({ kind }) => kind);
}
