/** A short answer from each endpoint, for the documentation. A test holds each to its schema. */

const versionOf = { survey: 'barnevernlederundersokelsen', wave: '2022', version: 1, example: true };
const address = '/api/v1/surveys/barnevernlederundersokelsen';
const wave = {
  wave: '2022',
  label: 'høsten 2022',
  version: 1,
  published: '2022-11-14',
  example: true,
  respondents: 58,
  links: { self: `${address}/waves/2022`, page: '/resultater/barnevernlederundersokelsen/2022' },
};
const survey = {
  id: 'barnevernlederundersokelsen',
  title: 'Barnevernlederundersøkelsen',
  publisher: 'Utgiveren',
};
const figure = { id: '2a', kind: 'one', section: '2', text: 'Hvor enig er du?' };
const columns = [
  { code: 'enig', label: 'Enig', kind: 'option', inBase: true },
  { code: 'uenig', label: 'Uenig', kind: 'option', inBase: true },
];
const licence = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Navngivelse 4.0 Internasjonal (CC BY 4.0)',
  address: 'https://creativecommons.org/licenses/by/4.0/',
};
const planHash = 'f'.repeat(64);
const trend = {
  id: '2a',
  kind: 'one',
  text: 'Hvor enig er du?',
  points: [
    {
      wave: '2022',
      label: 'høsten 2022',
      source: 'answers',
      version: 1,
      example: true,
      base: { value: 58 },
      lowBase: false,
    },
    {
      wave: '2023',
      label: 'høsten 2023',
      source: 'answers',
      version: 1,
      example: true,
      base: { value: 61 },
      lowBase: false,
    },
  ],
  rows: [{ code: 'enig', label: 'Enig', kind: 'option', values: [{ value: 60 }, { value: 54 }] }],
  breaks: [],
  links: { self: `${address}/trends/2a` },
};

export const examples = {
  listSurveys: { surveys: [{ ...survey, waves: ['2022'], links: { self: address } }] },
  getSurvey: {
    ...survey,
    waves: [wave],
    links: { self: address, page: '/undersokelser/barnevernlederundersokelsen', trends: `${address}/trends` },
  },
  listWaves: { survey: survey.id, waves: [wave] },
  getWave: {
    ...versionOf,
    title: survey.title,
    label: 'høsten 2022',
    publisher: survey.publisher,
    purpose: 'Å vite hvordan det står til i tjenestene.',
    promise: 'Ingen tjeneste kan kjennes igjen.',
    language: 'nb',
    published: '2022-11-14',
    collected: { from: '2022-09-12', to: '2022-10-21' },
    respondents: 58,
    notes: ['Svarene er laget for å vise plattformen.'],
    licence,
    citation: 'Utgiveren (2022): Barnevernlederundersøkelsen, høsten 2022. Versjon 1.',
    planHash,
    sections: [{ id: '2', title: 'Ressurser', figures: ['2a'] }],
    links: {
      self: `${address}/waves/2022?version=1`,
      page: '/resultater/barnevernlederundersokelsen/2022/versjon/1',
      method: '/resultater/barnevernlederundersokelsen/2022/versjon/1/metode',
      figures: `${address}/waves/2022/figures?version=1`,
      versions: `${address}/waves/2022/versions`,
      codebook: `${address}/waves/2022/codebook?version=1`,
      files: `${address}/waves/2022/files?version=1`,
      trends: `${address}/trends`,
    },
  },
  listVersions: {
    survey: survey.id,
    wave: '2022',
    versions: [
      {
        version: 2,
        published: '2022-12-01',
        note: 'To svar er tatt ut.',
        links: { self: `${address}/waves/2022?version=2` },
      },
      {
        version: 1,
        published: '2022-11-14',
        withdrawn: { on: '2022-12-01', why: 'To svar var talt to ganger.' },
        links: { self: `${address}/waves/2022?version=1` },
      },
    ],
  },
  listFigures: {
    ...versionOf,
    figures: [
      {
        ...figure,
        breakdowns: [{ id: '1a', label: 'Region' }],
        links: { self: `${address}/waves/2022/figures/2a?version=1` },
      },
    ],
  },
  getFigure: {
    ...versionOf,
    ...figure,
    sentence: {
      nb: '60 prosent svarer «Enig». N = 58.',
      nn: '60 prosent svarar «Enig». N = 58.',
      en: '60 per cent answer “Enig”. N = 58.',
    },
    columns,
    all: {
      code: '_all',
      label: 'Alle',
      frame: 230,
      base: 58,
      lowBase: false,
      notAsked: 0,
      cells: [
        { count: 35, share: 60, interval: { low: 48.7, high: 70.43 } },
        { count: 23, share: 40, interval: { low: 29.57, high: 51.3 } },
      ],
    },
    breakdowns: [
      {
        id: '1a',
        label: 'Region',
        table: '2a_by_1a',
        columns,
        rows: [
          { code: 'nord', label: 'Nord', hidden: 'confidential' },
          {
            code: 'ost',
            label: 'Øst',
            base: 21,
            lowBase: false,
            cells: [{ hidden: 'confidential' }, { hidden: 'confidential' }],
          },
        ],
      },
    ],
    links: {
      self: `${address}/waves/2022/figures/2a?version=1`,
      page: '/resultater/barnevernlederundersokelsen/2022/versjon/1/figur/2a',
    },
  },
  getCodebook: {
    format: 'tabellkodebok-1',
    ...versionOf,
    example: 'Eksempeldata: Svarene er laget for å vise hvordan plattformen virker.',
    title: survey.title,
    waveLabel: 'høsten 2022',
    publisher: survey.publisher,
    published: '2022-11-14',
    licence,
    citation: 'Utgiveren (2022): Barnevernlederundersøkelsen, høsten 2022. Versjon 1.',
    planHash,
    definitionVersion: '1',
    notes: [],
    statuses: { ':': 'Skjult for å verne dem som svarte' },
    variables: [
      {
        question_id: '2a',
        question_type: 'one',
        text: figure.text,
        universe: 'Alle.',
        base_type: 'answered',
        categories: [{ code: 'enig', label: 'Enig', type: 'option', in_base: true }],
        breakdowns: [
          { id: '1a', label: 'Region', table_id: '2a_by_1a', groups: [{ code: 'ost', label: 'Øst' }] },
        ],
        tables: ['2a', '2a_by_1a'],
      },
    ],
    background: [],
  },
  listFiles: {
    ...versionOf,
    files: [
      {
        name: 'alle.csv',
        description: 'Alle tabeller som CSV, med komma og desimalpunktum',
        type: 'text/csv',
        address: '/resultater/barnevernlederundersokelsen/2022/versjon/1/tabeller/alle.csv',
      },
    ],
    tables: [
      {
        id: '2a',
        label: figure.text,
        csv: '/resultater/barnevernlederundersokelsen/2022/versjon/1/tabeller/2a.csv',
        jsonStat: '/resultater/barnevernlederundersokelsen/2022/versjon/1/jsonstat/2a.json',
      },
    ],
  },
  listTrends: { survey: survey.id, trends: [trend] },
  getTrend: trend,
};
