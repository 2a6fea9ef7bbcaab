import { linkPaths } from '../fieldwork/mailing/links.ts';
import type { WholeFile } from '../publishing/files/published-files.ts';
import { adminPaths } from './admin/paths.ts';

/**
 * The form. A slug is a wave, with its instrument where it has several: `2023`, `2024.bydel`.
 * @param within comes after the slug in every address
 */
function formPaths(base: string, within = '') {
  const at = (survey: string, slug: string, page = '') => `${base}/${survey}/${slug}${within}${page}`;
  return {
    answer: (survey: string, slug: string) => at(survey, slug),
    section: (survey: string, slug: string, section: string) => at(survey, slug, `/del/${section}`),
    review: (survey: string, slug: string) => at(survey, slug, '/se-over'),
    submit: (survey: string, slug: string) => at(survey, slug, '/lever'),
    receipt: (survey: string, slug: string) => at(survey, slug, '/kvittering'),
    later: (survey: string, slug: string) => at(survey, slug, '/fortsett'),
    startOver: (survey: string, slug: string) => at(survey, slug, '/begynn-pa-nytt'),
    privacy: (survey: string, slug: string) => at(survey, slug, '/personvern'),
  };
}

export type FormPaths = ReturnType<typeof formPaths>;

/**
 * The form of one unit in a wave with personal links. It has addresses of its own, so that the forms of several units
 * can be open in one browser. See formMark in access-code.ts.
 */
export function personalFormPaths(mark: string): FormPaths {
  return formPaths('/svar', `/tjeneste/${mark}`);
}

/** The newest results of a wave, or one version of them. */
function editionOf(survey: string, wave: string, version: number | undefined): string {
  return `/resultater/${survey}/${wave}${version === undefined ? '' : `/versjon/${version}`}`;
}

/** Every address of the site, once. */
export const paths = {
  front: '/',
  survey: (survey: string) => `/undersokelser/${survey}`,
  /** The questions on paper, and what there is to know of each. A slug as in the form. */
  blank: (survey: string, slug: string) => `/undersokelser/${survey}/${slug}/skjema`,
  codebook: (survey: string, slug: string) => `/undersokelser/${survey}/${slug}/kodebok`,
  ...formPaths('/svar'),
  /** The form where it is tried out. */
  pilot: formPaths('/pilot'),
  /** A unit's own link, and the pages for those who have a code or have lost it. */
  code: '/k',
  personal: linkPaths.answer,
  decline: linkPaths.optOut,
  newLink: '/k/ny-lenke',
  results: (survey: string, wave: string) => `/resultater/${survey}/${wave}`,
  trends: (survey: string) => `/resultater/${survey}/utvikling`,
  trendPicture: (survey: string, figure: string, type: 'svg' | 'png') =>
    `/resultater/${survey}/utvikling/${encodeURIComponent(figure)}.${type}`,
  trendFile: (survey: string, variant: 'csv' | 'excel') =>
    `/resultater/${survey}/utvikling${variant === 'excel' ? '-excel' : ''}.csv`,
  method: (survey: string, wave: string, version?: number) => `${editionOf(survey, wave, version)}/metode`,
  /** One version of a wave's results, also when there are newer ones. */
  version: (survey: string, wave: string, version: number | string) =>
    `/resultater/${survey}/${wave}/versjon/${version}`,
  /** One figure: a variable, or the item of several. `view` is a breakdown; everybody where there is none. */
  figure: (survey: string, wave: string, figure: string, view = '', version?: number) =>
    `${editionOf(survey, wave, version)}/figur/${figure}${view && `?visning=${view}`}`,
  /** The same for frames in other sites' pages. */
  frame: (survey: string, wave: string, figure: string, view = '', version?: number) =>
    `${editionOf(survey, wave, version)}/figur/${figure}/ramme${view && `?visning=${view}`}`,
  /** `table` is a table's id, or `alle` for every table; `variant` is `csv` or `excel`. */
  table: (survey: string, wave: string, table: string, variant: 'csv' | 'excel', version?: number) =>
    `${editionOf(survey, wave, version)}/tabeller/${table}${variant === 'excel' ? '-excel' : ''}.csv`,
  /** One table as JSON-stat. */
  jsonStat: (survey: string, wave: string, table: string, version?: number) =>
    `${editionOf(survey, wave, version)}/jsonstat/${table}.json`,
  /** A file with all of the results, such as `tabeller.xlsx`. */
  wholeFile: (survey: string, wave: string, file: WholeFile, version?: number) =>
    `${editionOf(survey, wave, version)}/${file}`,
  /** Everybody, or the groups of a breakdown; the newest version unless one is named. */
  picture: (
    survey: string,
    wave: string,
    figure: string,
    type: 'svg' | 'png',
    { breakdown, version }: { breakdown?: string | undefined; version?: number | undefined } = {},
  ) =>
    `${editionOf(survey, wave, version)}/figur/${encodeURIComponent(figure)}.${type}${breakdown ? `?visning=${encodeURIComponent(breakdown)}` : ''}`,
  report: (survey: string, wave: string, version?: number) => `${editionOf(survey, wave, version)}/rapport`,
  reportFile: (survey: string, wave: string, version?: number) =>
    `${editionOf(survey, wave, version)}/rapport.docx`,
  admin: adminPaths,
  health: '/helse',
  assets: '/filer',
} as const;
