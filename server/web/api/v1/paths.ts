import { apiPaths } from '../paths.ts';

interface Version {
  survey: string;
  wave: string;
  version: number;
}

const at = (...parts: string[]) => [apiPaths.v1, ...parts.map(encodeURIComponent)].join('/');
const ofWave = (survey: string, wave: string, ...parts: string[]) =>
  at('surveys', survey, 'waves', wave, ...parts);
/** A link within a version leads to the same version. */
const ofVersion = ({ survey, wave, version }: Version, ...parts: string[]) =>
  `${ofWave(survey, wave, ...parts)}?version=${version}`;

/** The addresses that answers lead to. */
export const v1Paths = {
  surveys: at('surveys'),
  survey: (survey: string) => at('surveys', survey),
  trends: (survey: string) => at('surveys', survey, 'trends'),
  trend: (survey: string, figure: string) => at('surveys', survey, 'trends', figure),
  newest: (survey: string, wave: string) => ofWave(survey, wave),
  versions: (survey: string, wave: string) => ofWave(survey, wave, 'versions'),
  wave: (version: Version) => ofVersion(version),
  figures: (version: Version) => ofVersion(version, 'figures'),
  figure: (version: Version, figure: string) => ofVersion(version, 'figures', figure),
  codebook: (version: Version) => ofVersion(version, 'codebook'),
  files: (version: Version) => ofVersion(version, 'files'),
};
