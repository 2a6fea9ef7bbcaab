/** Where the pages about one wave begin. */
export function waveAddress(survey: string, wave: string): string {
  return `/admin/undersokelser/${survey}/${wave}`;
}
