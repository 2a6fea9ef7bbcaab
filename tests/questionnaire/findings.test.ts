import { readdirSync } from 'node:fs';
import path from 'node:path';
import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import type { Surroundings } from '../../server/questionnaire/consistency/surroundings.ts';
import { definitionSchema } from '../../server/questionnaire/definition.ts';
import { describe as inWords } from '../../server/questionnaire/finding.ts';
import { type FindingCode, findingCodes, isWarning } from '../../server/questionnaire/finding-codes.ts';
import { read, root } from './builder.ts';

const invalid = 'tests/surveys/invalid';
const warned = 'tests/surveys/warnings';
const valid = 'tests/surveys/valid';
const filesIn = (folder: string) => readdirSync(path.join(root, folder)).sort();

/** A file is named `<code>.json` or `<code>.<variant>.json` after the one thing to find in it. */
const codeOf = (file: string) => file.split('.')[0];

const definitionIn = (file: string) => definitionSchema.parse(JSON.parse(read(file)));
const services = (rows: string[][]) =>
  rows.map(([region = '', size = '']) => ({
    cells: { Region: region, Årsverk: size },
    facts: { region, fte: Number(size) },
  }));
const register = services([
  ['Øst', '12'],
  ['Øst', '12'],
  ['Øst', '7'],
  ['Vest', '12'],
  ['Vest', '12'],
  ['Vest', '30'],
]);

const siblings = [definitionIn('tests/surveys/beside/2024.bydel.json')];
const asMunicipality = { survey: 'eksempel', wave: '2024', instrument: 'kommune' };
const previous = [definitionIn('tests/surveys/beside/2023.json')];

/** What a finding needs beside the file itself, by its code. */
const beside: Partial<Record<FindingCode, Surroundings>> = {
  'scale-differs-from-shared': { sharedScales: previous[0]!.scales },
  'previous-unknown': { waves: [{ wave: '2023' }, { wave: '2022' }] },
  'previous-in-circle': {
    waves: [
      { wave: '2023', previous: '2022' },
      { wave: '2022', previous: '2024' },
    ],
  },
  'id-reused': { previous, earlier: [definitionIn('tests/surveys/beside/2022.json')] },
  'comparison-disagrees': { previous },
  'comparison-undeclared': { previous },
  'comparison-without-previous': { previous },
  'instruments-disagree': { siblings, place: asMunicipality },
  'instruments-mixed': { siblings },
  'two-main-instruments': { siblings, place: asMunicipality },
  'background-singles-out': { register },
  'register-without-column': { register },
};

/** Checks a file as if it lay where its content says. */
const check = (folder: string, file: string) =>
  checkQuestionnaire(file, read(`${folder}/${file}`), {
    place: { survey: 'eksempel', wave: '2024' },
    ...beside[codeOf(file) as FindingCode],
  });

/** Found in what is no questionnaire (below), and in where a file lies (tests/storage/survey-files.test.ts). */
const withoutFile: FindingCode[] = ['not-json', 'unseen-file'];

test('Every finding has a file that shows it', () => {
  const shown = [...filesIn(invalid), ...filesIn(warned)].map(codeOf);
  const missing = findingCodes.filter((code) => !shown.includes(code) && !withoutFile.includes(code));
  expect(missing).toEqual([]);
});

test('A finding is always an error or always a warning', () => {
  expect(filesIn(invalid).filter((file) => isWarning(codeOf(file) as FindingCode))).toEqual([]);
  expect(filesIn(warned).filter((file) => !isWarning(codeOf(file) as FindingCode))).toEqual([]);
});

/** Each file has one thing wrong with it: where, and a phrase that tells the author how to mend it. */
const cases: [file: string, path: string, phrase: string][] = [
  ['background-of-other-kind.json', '/background/0/bands', 'Bruk «options» i stedet for «bands»'],
  ['background-of-other-kind.number.json', '/background/0/options', '«fte» fra registeret, som er et tall'],
  ['background-unknown-value.code.json', '/background/0/options/1/code', 'hvilke «Resten» er satt sammen av'],
  ['background-unknown-value.json', '/background/0/options/1/values/1', 'Mente du «vest»?'],
  ['background-value-twice.county.json', '/background/0/options/1/values/1', '«more-og-romsdal» er med i to'],
  ['background-value-twice.json', '/background/0/options/1/values/1', '«nord» er med i to grupper'],
  ['background-without-groups.json', '/background/0/from', 'Legg til «options»'],
  ['background-without-groups.number.json', '/background/0/from', 'Legg til «bands»'],
  ['band-open-in-middle.background.json', '/background/0/bands/0/below', 'kan stå uten «below»'],
  ['band-open-in-middle.json', '/derived/0/bands/0/to', 'Bare den siste gruppen kan stå uten «to»'],
  ['band-reversed.background.json', '/background/0/bands/0/below', 'Sett «below» høyere enn «from»'],
  ['band-reversed.json', '/derived/0/bands/1/to', '«Mellom» slutter (6) før den begynner (10)'],
  ['band-reversed.last.json', '/derived/0/bands/1/to', '«Store» slutter (45) før den begynner (51)'],
  ['bands-gap.at-the-end.json', '/derived/0/bands/1/to', 'Verdier over 50 er ikke med'],
  ['bands-gap.at-the-start.json', '/derived/0/bands/0/from', 'Sett «from» til 1'],
  ['bands-gap.background-at-the-end.json', '/background/0/bands/1/below', 'Tall fra 50 er ikke med'],
  ['bands-gap.background-at-the-start.json', '/background/0/bands/0/from', 'Sett «from» til 0'],
  ['bands-gap.background.json', '/background/0/bands/0/below', 'Tall fra 14.9 til 15 er ikke med'],
  ['bands-gap.between-decimals.json', '/derived/0/bands/0/to', 'Verdier mellom 10 og 11 er ikke med'],
  ['bands-gap.json', '/derived/0/bands/0/to', 'Verdier mellom 10 og 12 er ikke med'],
  ['bands-of-other-than-number.json', '/derived/0/of', 'spørsmål 1a, som ikke er et tall'],
  ['bands-of-unknown-item.json', '/derived/0/of', 'spørsmål 1b, som ikke finnes'],
  ['bands-overlap.background.json', '/background/0/bands/0/below', 'Sett «below» til 15'],
  ['bands-overlap.json', '/derived/0/bands/0/to', 'overlapper. Sett «to» lavere enn 11'],
  ['battery-without-rows.json', '/sections/0/items/0/rows', 'Legg til minst én rad'],
  ['breakdowns-of-one-item.background.json', '/breakdowns/1', 'begge grupper av region og fylke'],
  ['breakdowns-of-one-item.json', '/breakdowns/1', '«storrelse» og «finere» er begge grupper av 1a'],
  ['carried-code-clash.json', '/sections/0/items/1/options/1/code', 'Koden «nav» er hentet fra 1a også'],
  ['carried-code-clash.rows.json', '/sections/0/items/1/rows/0/id', 'gi den en egen kode'],
  [
    'carried-from-impossible.json',
    '/sections/0/items/1/optionsFrom/item',
    'som ikke er «several» eller «battery»',
  ],
  [
    'carried-from-impossible.nothing-to-carry.json',
    '/sections/0/items/1/optionsFrom/item',
    'som ikke har noen svar å hente',
  ],
  ['carried-from-later.json', '/sections/0/items/0/optionsFrom/item', 'Flytt 1b foran'],
  ['carried-from-unknown.json', '/sections/0/items/1/optionsFrom/item', 'Mente du «1a»?'],
  ['carried-with-needless-options.json', '/sections/0/items/1/optionsFrom/in', 'Ta bort «in»'],
  ['carried-with-unknown-option.json', '/sections/0/items/1/rowsFrom/in/0', 'Mente du «enig»?'],
  ['carried-without-options.json', '/sections/0/items/1/rowsFrom/in', 'Si hvilke svar de skal ha fått'],
  ['clashing-fields.json', '/sections/0/items/1/id', 'felt som heter «felt-1a-nei»'],
  ['clashing-fields.own-words.json', '/sections/0/items/1/id', 'felt som heter «felt-1a-other»'],
  ['clashing-fields.rows.json', '/sections/0/items/1/id', 'Spørsmål 1a og 1a-penger'],
  [
    'comparison-disagrees.json',
    '/sections/0/items/0/comparedWithPrevious',
    'Skriv "comparedWithPrevious": "scaleChanged"',
  ],
  ['condition-never-holds.indicator.json', '/derived/0/when', 'Indikatoren «stor» er aldri «ja»'],
  [
    'condition-never-holds.json',
    '/sections/0/items/1/showIf',
    'Spørsmål 1b vises aldri, for ingen svar oppfyller betingelsen',
  ],
  ['condition-never-holds.limits.json', '/sections/0/items/1/showIf', 'Rett betingelsen'],
  [
    'condition-never-holds.option.json',
    '/sections/0/items/1/options/1/showIf',
    'Svaret «nei» i spørsmål 1b vises aldri',
  ],
  ['condition-never-holds.ticks.json', '/sections/0/items/1/showIf', '1b vises aldri'],
  ['count-net-out-of-reach.json', '/derived/2/nets/0/atLeast', 'krever 3 indikatorer, men det telles bare 2'],
  ['count-of-other-than-indicator.json', '/derived/2/count/1', 'Mente du «nytt»?'],
  ['coverage-by-other-than-choice.json', '/coverage/by', '«1a» er ikke et spørsmål med ett svar'],
  ['coverage-missing-total.json', '/coverage/register/totals', 'Registeret mangler tall for «nei»'],
  ['coverage-of-other-than-number.json', '/coverage/measure', '«1b» er ikke et tallspørsmål'],
  ['coverage-unknown-total.json', '/coverage/register/totals/nej', 'Mente du «nei»?'],
  ['dates-reversed.json', '/collected/to', 'Siste dag er før første dag. Bytt om'],
  ['duplicate-band-code.json', '/derived/0/bands/1/code', 'Koden «smaa» er brukt på to grupper'],
  ['duplicate-band-code.background.json', '/background/0/bands/1/code', 'brukt på to grupper'],
  ['duplicate-id.background.json', '/background/0/id', 'Id-en «1a» er brukt to ganger'],
  ['duplicate-option-code.background.json', '/background/0/options/1/code', 'brukt på to grupper'],
  ['duplicate-option-label.background.json', '/background/0/bands/1/label', 'står to ganger'],
  ['duplicate-breakdown.json', '/breakdowns/1', '«storrelse» står to ganger'],
  ['duplicate-id.derived-and-item.json', '/derived/0/id', 'Id-en «storrelse» er brukt to ganger'],
  ['duplicate-id.two-indicators.json', '/derived/1/id', 'Id-en «samarbeid» er brukt to ganger'],
  ['duplicate-id.two-items.json', '/sections/0/items/2/id', 'Id-en «1a» er brukt to ganger'],
  ['duplicate-in-count.json', '/derived/2/count/2', '«nytt» telles to ganger'],
  ['duplicate-net-code.json', '/scales/enighet/nets/1/code', 'Koden «side» er brukt på to samlinger'],
  ['duplicate-net-code.of-count.json', '/derived/2/nets/1/code', 'Koden «noen» er brukt på to samlinger'],
  [
    'duplicate-option-code.json',
    '/sections/0/items/0/options/1/code',
    'Koden «ja» er brukt på to svaralternativer',
  ],
  ['duplicate-option-label.in-scale.json', '/scales/enighet/options/2/label', '«enig» står to ganger'],
  // The error of the 2022 wave: one option stood twice, so another was gone.
  ['duplicate-option-label.json', '/sections/0/items/0/options/3/label', 'Ble et annet alternativ borte?'],
  ['duplicate-row-id.json', '/sections/0/items/0/rows/1/id', 'Raden «penger» står to ganger'],
  ['duplicate-row-id.of-figures.json', '/sections/0/items/0/rows/1/id', 'Gi den ene en egen id'],
  ['duplicate-row-label.json', '/sections/0/items/0/rows/1/label', 'Ble en annen rad borte?'],
  ['duplicate-section-id.json', '/sections/1/id', 'Delen «1» står to ganger'],
  ['duplicate-weighting.json', '/weighting/by/1', '«region» står to ganger'],
  ['empty-text.json', '/title', 'Teksten er tom'],
  ['exclusive-in-one.json', '/sections/0/items/0/options/1/exclusive', 'Ta bort «exclusive»'],
  ['expected-of-later.json', '/sections/0/items/0/expected/timesOf/item', '1b, som ikke kommer før'],
  [
    'expected-of-other-than-number.json',
    '/sections/0/items/1/expected/timesOf/item',
    '1a, som ikke er et tall',
  ],
  ['expected-of-unknown.json', '/sections/0/items/1/expected/timesOf/item', 'Mente du «1a»?'],
  ['expected-outside-limits.json', '/sections/0/items/0/expected/max', 'må være fra 1 til 100'],
  ['expected-outside-limits.lower.json', '/sections/0/items/0/expected/min', 'må være fra 1 til 100'],
  ['expected-reversed.json', '/sections/0/items/0/expected/max', '(10) må være høyere enn nedre (50)'],
  ['explanation-of-error.json', '/explained/0/finding', 'Rett feilen, og ta bort forklaringen'],
  [
    'id-reused.json',
    '/sections/0/items/1/id',
    '«1b» var et annet spørsmål i bølgen «våren 2023»: «Vil du si noe mer?»',
  ],
  [
    'id-reused.other-kind.json',
    '/sections/0/items/0/id',
    '«1a» var et spørsmål av slaget «one» i bølgen «våren 2023»',
  ],
  [
    'id-reused.long-before.json',
    '/sections/0/items/0/id',
    '«1c» var et spørsmål av slaget «number» i bølgen «våren 2022». Gi spørsmålet en ny id.',
  ],
  ['impossible-breakdown.background.json', '/breakdowns/0', 'Mente du «region»?'],
  ['impossible-breakdown.instrument.json', '/breakdowns/0', 'kan ikke deles etter «instrument»'],
  ['impossible-breakdown.number.json', '/breakdowns/0', 'kan ikke deles etter «1a»'],
  ['impossible-breakdown.unknown.json', '/breakdowns/0', 'Mente du «storrelse»?'],
  ['indicators-in-circle.alone.json', '/derived/0/when', '«a» av «a»'],
  ['indicators-in-circle.json', '/derived/0/when', 'Indikatorene går i ring: «a» av «b» av «a»'],
  ['inserted-from-impossible.json', '/sections/1/items/0/text', 'det er ikke ett svar'],
  ['inserted-from-later.json', '/sections/0/items/1/text', 'ikke gitt i en tidligere del'],
  [
    'inserted-from-unknown.in-one-language.json',
    '/sections/1/items/0/text/nn',
    'svaret på 1c, som ikke finnes',
  ],
  ['inserted-from-unknown.json', '/sections/1/items/0/text', 'Mente du «1a»?'],
  ['inserted-in-wrong-text.json', '/sections/1/items/0/label', 'Skriv teksten uten {{…}}'],
  ['inserted-unreadable.json', '/sections/1/items/0/text', 'Skriv det som {{2a|ord når svaret mangler}}'],
  ['inserted-without-fallback.json', '/sections/1/items/0/text', '{{1a|…}}'],
  ['instruments-disagree.bands.json', '/derived/0', '«storrelse» lages på en annen måte'],
  [
    'instruments-disagree.background.json',
    '/background',
    '«background» er noe annet i instrumentet «Bydeler»',
  ],
  [
    'instruments-disagree.breakdowns.json',
    '/breakdowns',
    '«breakdowns» er noe annet i instrumentet «Bydeler»',
  ],
  ['instruments-disagree.coverage.json', '/coverage', 'skriv det samme i alle skjemaene'],
  ['instruments-disagree.disclosure.json', '/disclosure', 'Resultatene er for hele bølgen'],
  ['instruments-disagree.indicator.json', '/derived/1', '«samarbeider» lages på en annen måte'],
  ['instruments-disagree.json', '/sections/0/items/0/options', '1a har andre svar i instrumentet «Bydeler»'],
  ['instruments-disagree.kind.json', '/sections/0/items/0/kind', 'av et annet slag'],
  ['instruments-disagree.previous.json', '/previous', '«previous» er noe annet'],
  ['instruments-disagree.unit.json', '/sections/0/items/0/unit', 'har en annen enhet'],
  ['instruments-mixed.json', '/instrument', 'dette skjemaet er uten instrument. Gi alle'],
  ['item-unreachable.inside-section.json', '/sections/1/items/0/showIf', 'Spørsmål 2a vises aldri'],
  ['item-unreachable.json', '/sections/0/items/2/showIf', 'ingen kan ha svart slik på veien hit'],
  ['item-unreachable.section.json', '/sections/1/showIf', 'Delen «2» vises aldri'],
  ['limits-reversed.days.json', '/sections/0/items/0/max', 'Siste dag (2024-04-01) er før første dag'],
  ['limits-reversed.figures.json', '/sections/0/items/0/rows/0/max', 'må være høyere enn nedre grense'],
  ['limits-reversed.json', '/sections/0/items/0/max', 'Øvre grense (1) må være høyere enn nedre'],
  [
    'limits-without-value.figures.json',
    '/sections/0/items/0/rows/0/decimals',
    'Ingen tall med høyst 1 desimal ligger fra 1.21 til 1.29 for',
  ],
  [
    'limits-without-value.json',
    '/sections/0/items/0/decimals',
    'Ingen hele tall ligger fra 0.2 til 0.8. Tillat flere desimaler',
  ],
  [
    'misplaced-file.instrument.json',
    '/instrument/id',
    'Her står instrumentet «bydel», men filen ligger som ikke noe instrument',
  ],
  ['misplaced-file.json', '/wave', 'Her står «2023», men filen ligger som «2024»'],
  ['missing-field.bokmaal.json', '/title/nb', 'Feltet «nb» mangler'],
  ['missing-field.json', '/promise', 'Feltet «promise» mangler'],
  ['missing-field.kind.json', '/sections/0/items/0/kind', 'Feltet «kind» mangler'],
  ['missing-field.option-label.json', '/sections/0/items/0/options/1/label', 'Feltet «label» mangler'],
  ['more-ticks-than-options.json', '/sections/0/items/0/atLeast', 'bare 2 å velge mellom'],
  ['net-code-of-option.json', '/sections/0/items/0/nets/0/code', 'Gi samlingen en egen kode'],
  ['net-code-of-option.of-count.json', '/derived/2/nets/0/code', 'for eksempel «minst-1»'],
  ['net-of-unknown-option.json', '/scales/enighet/nets/0/options/1', 'Mente du «enig»?'],
  ['not-a-date.json', '/collected/from', 'Skriv den som 2022-09-27'],
  ['not-a-date.no-such-day.json', '/collected/to', '"2022-11-31" er ikke en dato'],
  ['not-an-id.capital.json', '/sections/0/items/0/id', 'Bruk bare små bokstaver a–z, 0–9 og bindestrek'],
  [
    'not-an-id.scale-with-space.json',
    '/scales/grad av enighet',
    'Bruk bare små bokstaver a–z, 0–9 og bindestrek',
  ],
  [
    'option-by-group.carried.json',
    '/sections/0/items/2/optionsFrom',
    'Svaret «sametinget» i spørsmål 1c vises bare for noen av gruppene i resultatene (1a)',
  ],
  [
    'option-by-group.json',
    '/sections/0/items/1/options/1/showIf',
    'Vis svaret til alle som får spørsmålet, eller lag et eget spørsmål til dem det gjelder',
  ],
  [
    'option-by-group.scale.json',
    '/scales/enighet/options/2/showIf',
    'Svaret «uaktuelt» i skalaen «enighet» vises',
  ],
  [
    'option-by-group.through-question.json',
    '/sections/0/items/2/options/1/showIf',
    'noen av gruppene i resultatene (1a)',
  ],
  ['own-words-in-one.json', '/sections/0/items/0/options/2/withText', 'Ta bort «withText»'],
  ['own-words-in-one.scale.json', '/scales/enighet/options/2/withText', 'Ta bort «withText»'],
  [
    'own-words-twice.json',
    '/sections/0/items/0/options/2/withText',
    'Bare ett svaralternativ kan ha egne ord',
  ],
  ['previous-in-circle.alone.json', '/previous', 'kan ikke sammenlignes med seg selv'],
  [
    'previous-in-circle.json',
    '/previous',
    '«2024» kommer etter «2023» kommer etter «2022» kommer etter «2024»',
  ],
  ['previous-unknown.json', '/previous', 'Mente du «2023»?'],
  ['previous-unknown.no-suggestion.json', '/previous', 'legg skjemaet for den bølgen i samme mappe'],
  ['register-without-column.background.json', '/background/0/from', 'ingen kolonne med det'],
  ['register-without-column.json', '/sections/0/items/0/register', 'Mente du «Region»?'],
  ['reserved-id.background.json', '/background/0/id', 'navnet på grupperingen etter instrument'],
  ['reserved-id.code-field.json', '/sections/0/items/0/id', '«kode» er navnet på et av skjemaets egne felt'],
  [
    'reserved-id.derived-named-as-every-table.json',
    '/derived/0/id',
    '«alle» er navnet på filen med alle tabellene',
  ],
  ['reserved-id.ending-in-excel.json', '/sections/0/items/0/id', 'slutter på «-excel»'],
  ['reserved-id.ending-in-summary.json', '/sections/0/items/0/id', 'slutter på «-summary»'],
  [
    'reserved-id.every-object.json',
    '/sections/0/items/0/id',
    '«constructor» er opptatt i programmeringsspråket',
  ],
  ['reserved-id.every-table.json', '/sections/0/items/0/id', '«alle» er navnet på filen med alle tabellene'],
  [
    'reserved-id.form-field.json',
    '/sections/0/items/0/id',
    '«shown» er navnet på et av skjemaets egne felt. Velg en annen id',
  ],
  [
    'reserved-id.instrument.json',
    '/sections/0/items/0/id',
    '«instrument» er navnet på grupperingen etter instrument',
  ],
  ['reserved-id.prototype.json', '/sections/0/items/0/id', '«prototype» er opptatt i programmeringsspråket'],
  [
    'reserved-id.section-named-as-form-field.json',
    '/sections/0/id',
    '«action» er navnet på et av skjemaets egne felt',
  ],
  [
    'reserved-option-code.json',
    '/sections/0/items/0/options/1/code',
    'Velg en annen kode, for eksempel «annet»',
  ],
  [
    'routing-mixes-groups.bands.json',
    '/sections/0/items/2/showIf',
    'gruppene i resultatene (1a) og svaret på 1b. Da kan det regnes ut',
  ],
  [
    'routing-mixes-groups.carried.json',
    '/sections/0/items/2/rowsFrom',
    'Raden «skole» i spørsmål 1c vises etter både gruppene i resultatene (1a) og svaret på 1b',
  ],
  [
    'routing-mixes-groups.inside-section.json',
    '/sections/1/items/0/showIf',
    'Spørsmål 2a vises etter både gruppene i resultatene (1a) og svaret på 1b',
  ],
  [
    'routing-mixes-groups.json',
    '/sections/0/items/2/showIf',
    'La bare det ene styre, eller del ikke resultatene etter 1a.',
  ],
  [
    'routing-mixes-groups.nested.json',
    '/sections/0/items/2/showIf',
    'Da kan det regnes ut hva en gruppe svarte',
  ],
  [
    'routing-mixes-groups.row.json',
    '/sections/0/items/2/rows/1/showIf',
    'Raden «sametinget» i spørsmål 1c vises etter både',
  ],
  ['routing-mixes-groups.section.json', '/sections/1/showIf', 'Delen «2» vises etter både'],
  [
    'routing-mixes-groups.through-question.json',
    '/sections/0/items/3/showIf',
    'gruppene i resultatene (1a) og svaret på 1c og 1b',
  ],
  [
    'routing-to-background.json',
    '/sections/0/items/1/showIf/item',
    'kjent fra registeret og ikke blir besvart',
  ],
  ['routing-to-derived.bands.json', '/derived/1/when/item', '«storrelse», som ikke er en indikator'],
  ['routing-to-derived.json', '/sections/0/items/1/showIf/item', 'først regnes ut når svarene er gitt'],
  ['routing-to-information.json', '/sections/0/items/1/showIf/item', '1a, som ikke har noe å svare på'],
  ['routing-to-later.json', '/sections/0/items/0/showIf/item', 'Flytt 1b foran'],
  ['routing-to-later.section.json', '/sections/0/showIf/item', 'Delen «1» viser til 2a, som kommer senere'],
  ['routing-to-self.json', '/sections/0/items/0/showIf/item', 'Spørsmål 1a viser til seg selv'],
  [
    'routing-to-self.option.json',
    '/sections/0/items/0/options/1/showIf/item',
    'Svaret «nei» i spørsmål 1a viser til seg selv',
  ],
  ['routing-to-self.section.json', '/sections/1/showIf/item', '2a, som står i delen selv'],
  ['routing-to-unknown-option.counted.json', '/sections/0/items/1/showIf/rows/in/0', 'Mente du «enig»?'],
  ['routing-to-unknown-option.json', '/sections/0/items/1/showIf/in/1', 'Mente du «ja»?'],
  [
    'routing-to-unknown-option.left-out-of-row.json',
    '/sections/0/items/1/showIf/in/0',
    '«vet-ikke» i raden «penger» i 1a',
  ],
  ['routing-to-unknown-option.of-indicator.json', '/derived/0/when/in/0', 'Mente du «ja»?'],
  ['routing-to-unknown-option.of-other-indicator.json', '/derived/1/when/in/0', 'Mente du «nei»?'],
  ['routing-to-unknown-row.counted.json', '/sections/0/items/1/showIf/rows/of/1', 'Mente du «folk»?'],
  ['routing-to-unknown-row.json', '/sections/0/items/1/showIf/row', 'Mente du «folk»?'],
  [
    'routing-to-unknown.deep-inside.json',
    '/sections/0/items/1/showIf/all/1/not/any/0/item',
    '2c, som ikke finnes',
  ],
  [
    'routing-to-unknown.json',
    '/sections/0/items/1/showIf/item',
    '5h viser til 5x, som ikke finnes. Mente du «5g»?',
  ],
  [
    'routing-to-unknown.of-indicator.json',
    '/derived/0/when/item',
    'Indikatoren «samarbeid» viser til 1b, som ikke finnes',
  ],
  [
    'routing-to-unknown.of-row.json',
    '/sections/0/items/1/rows/0/showIf/item',
    'Raden «penger» i spørsmål 1b viser til 1aa, som ikke finnes. Mente du «1a»?',
  ],
  [
    'routing-to-unknown.of-scale-option.json',
    '/scales/enighet/options/2/showIf/item',
    '«vet-ikke» i skalaen «enighet» viser til 1c',
  ],
  [
    'routing-too-many-rows.json',
    '/sections/0/items/1/showIf/rows/atLeast',
    'krever 3 rader i 1a, men det er bare 2',
  ],
  ['routing-without-battery.counted.json', '/sections/0/items/1/showIf/rows', 'som ikke er et batteri'],
  ['routing-without-battery.json', '/sections/0/items/1/showIf/row', 'Ta bort «row»'],
  ['routing-without-number.json', '/sections/0/items/1/showIf/item', '1a, som ikke er et tall'],
  [
    'routing-without-options.json',
    '/sections/0/items/1/showIf/item',
    'Bruk «atLeast» eller «atMost» i stedet for «in»',
  ],
  [
    'routing-without-options.words.json',
    '/sections/0/items/1/showIf/item',
    'Bruk «answered» i stedet for «in»',
  ],
  ['routing-without-row.json', '/sections/0/items/1/showIf/item', 'Si hvilken rad det gjelder med «row»'],
  ['row-without-unknown-option.json', '/sections/0/items/0/rows/0/without/0', 'Mente du «vet-ikke»?'],
  ['scale-differs-from-shared.json', '/scales/enighet', '«Veit ikke» heter «Vet ikke» i den felles'],
  ['scale-differs-from-shared.shorter.json', '/scales/enighet', '«Vet ikke» mangler. Rett den'],
  ['ticks-reversed.json', '/sections/0/items/0/atMost', 'kreves 2 svar, men bare 1 kan velges'],
  ['too-few.conditions.json', '/sections/0/items/1/showIf/all', 'minst 1 oppføring.'],
  ['too-few.items.json', '/sections/0/items', 'minst 1 oppføring.'],
  [
    'too-few.options-left-in-row.json',
    '/sections/0/items/0/rows/0/without',
    'Raden «penger» må ha minst 2 svar igjen',
  ],
  ['too-few.options-of-routing.json', '/sections/0/items/1/showIf/in', 'minst 1 oppføring.'],
  ['too-few.options.json', '/sections/0/items/0/options', 'minst 2 oppføringer'],
  ['too-high.json', '/minutes', 'Tallet kan ikke være over 120'],
  ['too-large.json', '', 'kan vise høyst 500'],
  ['too-long.json', '/purpose', 'høyst 4000 tegn, og det står 4001'],
  ['too-low.minutes.json', '/minutes', 'Tallet må være minst 1'],
  ['too-low.register-total.json', '/coverage/register/totals/ja', 'Tallet må være over 0'],
  ['too-many.json', '/sections/0/items/0/years', 'høyst 20 oppføringer'],
  ['two-main-instruments.json', '/instrument/main', 'Også instrumentet «Bydeler» er hovedutgaven'],
  ['unknown-field.json', '/sections/0/items/0/obligatorisk', 'Feltet «obligatorisk» finnes ikke her'],
  ['unknown-field.language.json', '/title/se', 'Feltet «se» finnes ikke her'],
  ['unknown-kind.json', '/sections/0/items/0/kind', '"single" finnes ikke. Bruk «one», «several»'],
  ['unknown-scale.every-object.json', '/sections/0/items/0/scale', '«constructor», som ikke finnes'],
  ['unknown-scale.json', '/sections/0/items/0/scale', 'Mente du «enighet»?'],
  ['unknown-scale.of-battery.json', '/sections/0/items/0/scale', 'Mente du «enighet»?'],
  ['unknown-value.json', '/sections/0/items/0/options/2/missing', 'Bruk "dontKnow" eller "notRelevant"'],
  ['wrong-type.half-minute.json', '/minutes', 'et helt tall, ikke 2.5'],
  ['wrong-type.number-for-text.json', '/title', 'Her skal det stå en tekst, ikke 2024'],
  [
    'wrong-type.option-outside-list.json',
    '/sections/0/items/1/showIf/all/1/in',
    'Her skal det stå en liste, ikke "ja"',
  ],
  ['wrong-type.routing-in-words.json', '/sections/0/items/1/showIf', 'Her skal det stå et objekt'],
  ['wrong-type.text-for-number.json', '/sections/0/items/0/max', 'Her skal det stå et tall, ikke "100"'],
  [
    'weighting-by-other-than-background.item.json',
    '/weighting/by/1',
    'Bruk noe som er kjent fra registeret, og som står i «background».',
  ],
  ['weighting-by-other-than-background.json', '/weighting/by/0', 'Mente du «region»?'],
  ['years-out-of-order.json', '/sections/0/items/0/years/1', 'Året 2022 skal stå før 2023'],
];

describe('an invalid questionnaire', () => {
  test.each(cases)('%s is told at %s: %s', (file, pointer, phrase) => {
    const { definition, findings } = check(invalid, file);
    expect(findings).toEqual([
      {
        code: codeOf(file),
        file,
        path: pointer,
        severity: 'error',
        message: expect.stringContaining(phrase),
      },
    ]);
    expect(definition).toBeUndefined();
  });

  test('has a case here for every file', () => {
    expect(cases.map(([file]) => file).sort()).toEqual(filesIn(invalid));
  });

  test.each([
    ['a comma too many', '{"survey": "eksempel",}'],
    ['half a file', '{"survey": "eks'],
    ['an empty file', ''],
    ['a spreadsheet', '1a;1b;1c\nØst;12;Ja'],
  ])('that is %s is no JSON', (_, source) => {
    expect(checkQuestionnaire('a.json', source).findings).toEqual([
      {
        code: 'not-json',
        file: 'a.json',
        path: '',
        severity: 'error',
        message: expect.stringContaining('ikke gyldig JSON'),
      },
    ]);
  });

  test.each(['[]', 'null', '"eksempel"', '2022'])('that is only %s is no questionnaire', (source) => {
    const { findings } = checkQuestionnaire('a.json', source);
    expect(findings).toEqual([
      expect.objectContaining({ path: '', message: expect.stringContaining('et objekt') }),
    ]);
  });

  test('gets every finding at once, of the shape first', () => {
    const definition = JSON.parse(read(`${invalid}/duplicate-option-label.json`));
    definition.sections[0].items.push({ ...definition.sections[0].items[0] });
    const twice = checkQuestionnaire('a.json', JSON.stringify(definition)).findings;
    expect(twice.map(({ path }) => path)).toEqual([
      '/sections/0/items/1/id',
      '/sections/0/items/0/options/3/label',
      '/sections/0/items/1/options/3/label',
    ]);
    const { publisher, ...rest } = definition;
    const shape = checkQuestionnaire('a.json', JSON.stringify({ ...rest, minutes: 0, tittel: 'x' })).findings;
    expect(shape.map(({ path }) => path).sort()).toEqual(['/minutes', '/publisher', '/tittel']);
  });

  test('is told the last question before that is spelled nearest', () => {
    const definition = JSON.parse(read('surveys/barnevernlederundersokelsen/2023.json'));
    definition.sections[4].items[6].id = '5x';
    const [finding] = checkQuestionnaire('a.json', JSON.stringify(definition)).findings;
    expect(finding?.message).toBe('Spørsmål 5h viser til 5g, som ikke finnes. Mente du «5x»?');
  });

  test('is described with file, place and how bad it is', () => {
    const [finding] = checkQuestionnaire('a.json', read(`${invalid}/missing-field.json`)).findings;
    expect(inWords(finding!)).toBe(
      'a.json /promise\n  feil[missing-field]: Feltet «promise» mangler. Legg det til.',
    );
    const [broken] = checkQuestionnaire('a.json', '').findings;
    expect(inWords(broken!)).toMatch(/^a\.json\n {2}feil\[not-json\]: /);
    expect(inWords({ ...finding!, severity: 'warning' })).toContain('advarsel[missing-field]: ');
  });
});

/** Each file can be fielded, and has one thing that its author should look at. */
const warnings: [file: string, path: string, phrase: string][] = [
  [
    'background-singles-out.json',
    '/sections/0/items/1/register',
    '2 av 6 tjenester i registeret er alene om svarene på 1a og 1b',
  ],
  [
    'background-singles-out.copied.json',
    '/background/1',
    '2 av 6 tjenester i registeret er alene om det som er kjent i region og arsverk',
  ],
  ['battery-too-long.json', '/sections/0/items/0/rows', 'har 13 rader. Del det i to'],
  ['battery-too-wide.json', '/sections/0/items/0/scale', 'har 8 svar å velge mellom'],
  [
    'battery-too-wide.long-answer-on-phone.json',
    '/sections/0/items/0/scale',
    'På en mobil går det over mange linjer i hver rad. Kort det ned til høyst 80 tegn',
  ],
  [
    'battery-too-wide.long-answers.json',
    '/sections/0/items/0/scale',
    'på en bred skjerm. Bruk en skala med kortere svar',
  ],
  ['battery-too-wide.long-row-on-phone.json', '/sections/0/items/0/rows', 'Raden «r0» i batteriet 1a er på'],
  [
    'battery-too-wide.many-buttons-on-phone.json',
    '/sections/0/items/0/rows',
    '72 knapper under hverandre på en mobil (12 rader med opptil 6 svar). Del det i to',
  ],
  ['comparison-undeclared.json', '/sections/0/items/0', 'Skriv "comparedWithPrevious": "same"'],
  [
    'comparison-without-previous.json',
    '/sections/0/items/0/comparedWithPrevious',
    'Skriv bølgen i «previous»',
  ],
  ['condition-always-holds.json', '/sections/0/items/1/showIf', '1b vises for alle som kommer hit'],
  [
    'condition-always-holds.repeated-from-section.json',
    '/sections/1/items/0/showIf',
    '2a vises for alle som kommer hit',
  ],
  ['explanation-unused.json', '/explained/0', 'ingen advarsel «hard-to-read» for «1a»'],
  ['explanation-unused.other-place.json', '/explained/0', 'for skjemaet'],
  ['hard-to-read.json', '/sections/0/items/0/help', 'Del lange setninger, og bruk kortere ord'],
  ['looks-like-date.band-like-a-month.json', '/derived/0/bands/0/code', '«0-49» om til en dato'],
  ['looks-like-date.item-like-a-month.json', '/sections/0/items/0/id', '«2023-10» om til en dato'],
  ['looks-like-date.option-like-a-day.json', '/sections/0/items/0/options/0/code', 'for eksempel «fra-1-5»'],
  [
    'looks-like-date.option-like-a-month.json',
    '/sections/0/items/0/options/0/code',
    '«1-mai» om til en dato',
  ],
  ['option-missing.json', '/sections/0/items/0/options', 'ligner skalaen «grad», men mangler «I noe grad»'],
  ['option-missing.two.json', '/sections/0/items/0/options', 'mangler «Nei» og «I noe grad»'],
  [
    'required-behind-optional.carried.json',
    '/sections/0/items/1/optionsFrom/item',
    'alt i det hentes fra 1a, som kan hoppes over',
  ],
  ['required-behind-optional.json', '/sections/0/items/1/showIf', 'Gjør 1a obligatorisk'],
  [
    'required-behind-optional.section.json',
    '/sections/1/showIf',
    'I delen «2» må 2a og 2b besvares, men delen vises bare etter svaret på 1a',
  ],
  ['undeclared-language.json', '/sections/0/items/0/text', 'Ta språket med i «languages»'],
  ['untranslated.label.json', '/sections/0/items/0/options/1/label', 'Teksten mangler på nynorsk'],
  ['untranslated.question.json', '/sections/0/items/0/text', 'Oversett den, ellers vises den på bokmål'],
];

/** Half translated, so with a warning for each text that is not. */
const threeLanguages = 'untranslated.three-languages.json';

describe('a questionnaire to look at once more', () => {
  test.each(warnings)('%s is warned at %s: %s', (file, pointer, phrase) => {
    const { definition, findings } = check(warned, file);
    expect(findings).toEqual([
      {
        code: codeOf(file),
        file,
        path: pointer,
        severity: 'warning',
        message: expect.stringContaining(phrase),
      },
    ]);
    expect(definition).toBeDefined();
  });

  test('has a case here for every file', () => {
    expect([...warnings.map(([file]) => file), threeLanguages].sort()).toEqual(filesIn(warned));
  });

  test('is told of every language that a text lacks', () => {
    const { findings } = check(warned, threeLanguages);
    expect(findings.map(({ path, message }) => [path, /mangler på ([^.]*)\./.exec(message)?.[1]])).toEqual([
      ['/title', 'nynorsk'],
      ['/waveLabel', 'nynorsk og engelsk'],
      ['/purpose', 'nynorsk og engelsk'],
      ['/promise', 'nynorsk og engelsk'],
      ['/sections/0/title', 'nynorsk og engelsk'],
      ['/sections/0/items/0/options/1/label', 'engelsk'],
    ]);
  });
});

describe('a valid questionnaire', () => {
  test.each(filesIn(valid))('%s gives no findings', (file) => {
    const { definition, findings } = checkQuestionnaire(file, read(`${valid}/${file}`));
    expect(findings).toEqual([]);
    expect(definition).toBeDefined();
  });

  test('may begin with a byte order mark', () => {
    expect(checkQuestionnaire('a.json', `\uFEFF${read(`${valid}/smallest.json`)}`).findings).toEqual([]);
  });
});
