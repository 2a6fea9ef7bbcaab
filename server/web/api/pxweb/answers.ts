import type { CubeHead } from '../../../publishing/api/cube.ts';
import { updatedOf } from '../../../publishing/api/dataset.ts';
import { type TableLanguage, tableLanguages } from '../../../publishing/api/words.ts';
import { fold } from '../../../questionnaire/fold.ts';
import { licences, usualLicence } from '../../../questionnaire/licence.ts';
import { missing } from '../problem.ts';
import { defaultSelection } from './default-selection.ts';
import { dataFormats, type listIn } from './query.ts';
import { mostCells } from './selection.ts';

/** The address that links begin with, such as `https://undersokelser.eksempel.no/api/pxweb/v2`. */
type Base = string;

/** `maxCallsPerTimeWindow` is what well-behaved programs keep to by themselves. */
export function configAnswer() {
  return {
    apiVersion: '2.0.0',
    appVersion: '1.0.0',
    languages: [
      { id: 'nb', label: 'Bokmål' },
      { id: 'en', label: 'English' },
    ],
    defaultLanguage: 'nb',
    maxDataCells: mostCells,
    maxCallsPerTimeWindow: 100,
    timeWindow: 10,
    license: licences[usualLicence].address,
    sourceReferences: [
      { language: 'nb', text: 'Oppgi utgiveren, undersøkelsen og bølgen. Utgiveren står i «source».' },
      { language: 'en', text: 'Name the publisher, the survey and the wave. The publisher is in “source”.' },
    ],
    defaultDataFormat: dataFormats[0],
    dataFormats: [...dataFormats],
    features: [{ id: 'CORS', params: [{ key: 'enabled', value: 'True' }] }],
  };
}

export function tableAnswer(base: Base, language: TableLanguage, head: CubeHead) {
  return { language, ...tableOf(base, language, head) };
}

function tableOf(base: Base, language: TableLanguage, head: CubeHead) {
  const { id, label, survey, source, dimensions, discontinued, notes } = head;
  const waves = dimensions.find(({ role }) => role === 'time')?.categories ?? [];
  return {
    id,
    label,
    description: notes.join(' '),
    sortCode: id,
    updated: updatedOf(head),
    firstPeriod: waves[0]?.code ?? null,
    lastPeriod: waves.at(-1)?.code ?? null,
    category: 'public',
    variableNames: dimensions.map((each) => each.label),
    discontinued,
    source,
    subjectCode: survey.id,
    timeUnit: waves.every(({ code }) => /^\d{4}$/.test(code)) ? 'Annual' : 'Other',
    paths: [[{ id: survey.id, label: survey.title }]],
    links: [
      link('self', language, `${base}/tables/${id}`),
      ...tableLanguages
        .filter((other) => other !== language)
        .map((other) => link('alternate', other, `${base}/tables/${id}`)),
      link('metadata', language, `${base}/tables/${id}/metadata`),
      link('data', language, `${base}/tables/${id}/data`, { outputFormat: dataFormats[0] }),
    ],
  };
}

function link(
  rel: string,
  hreflang: TableLanguage,
  address: string,
  parameters: Record<string, string> = {},
) {
  return { rel, hreflang, href: `${address}?${new URLSearchParams({ lang: hreflang, ...parameters })}` };
}

/** Throws `missing` beyond the last page. */
export function listAnswer(base: Base, asked: ReturnType<typeof listIn>, heads: CubeHead[], now: number) {
  const { lang, pagenumber, pagesize, query, pastdays, includediscontinued } = asked;
  const oldest = pastdays === undefined ? '' : new Date(now - pastdays * day).toISOString().slice(0, 10);
  const found = heads.filter(
    (head) => (includediscontinued || !head.discontinued) && head.updated >= oldest && isAbout(head, query),
  );
  const pages = Math.max(Math.ceil(found.length / pagesize), 1);
  if (pagenumber > pages)
    throw missing(`Det er ${pages} ${pages === 1 ? 'side' : 'sider'}. Be om en av dem.`, 'Non-existent page');
  const page = (rel: string, number: number) =>
    link(rel, lang, `${base}/tables`, {
      ...(query ? { query } : {}),
      ...(pastdays === undefined ? {} : { pastDays: String(pastdays) }),
      ...(includediscontinued ? { includeDiscontinued: 'true' } : {}),
      pageSize: String(pagesize),
      pageNumber: String(number),
    });
  return {
    language: lang,
    tables: found
      .slice((pagenumber - 1) * pagesize, pagenumber * pagesize)
      .map((head) => tableOf(base, lang, head)),
    page: {
      pageNumber: pagenumber,
      pageSize: pagesize,
      totalElements: found.length,
      totalPages: pages,
      links: [
        ...(pagenumber < pages ? [page('next', pagenumber + 1)] : []),
        ...(pagenumber > 1 ? [page('previous', pagenumber - 1)] : []),
        ...(pages > 1 ? [page('last', pages)] : []),
      ],
    },
    links: [page('self', pagenumber)],
  };
}

const day = 24 * 60 * 60 * 1000;

/** Whether every word stands somewhere in what describes the table. Stars, which some put at the end, say nothing more. */
function isAbout({ id, label, survey, dimensions }: CubeHead, query: string): boolean {
  const described = [
    id,
    label,
    survey.id,
    survey.title,
    ...dimensions.flatMap((each) => [each.label, ...each.categories.map((category) => category.label)]),
  ];
  const text = fold(described.join(' '));
  return fold(query.replaceAll(/["*]/g, ' '))
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export function defaultSelectionAnswer(base: Base, language: TableLanguage, { id, dimensions }: CubeHead) {
  return {
    language,
    ...defaultSelection(dimensions),
    links: [
      link('self', language, `${base}/tables/${id}/defaultselection`),
      link('data', language, `${base}/tables/${id}/data`),
    ],
  };
}
