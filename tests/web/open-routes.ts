/**
 * The routes that anybody may use, and why. Whatever is not here must be made by the gate of administration
 * (server/web/admin/gate.ts): tests/web/routes.test.ts holds every route of the app to one or the other.
 */
export const openRoutes: Record<string, string> = {
  'GET /': 'lists what is open to answer and to read',
  'GET /undersokelser/:survey': 'tells about a survey and its waves',
  'GET /helse': 'tells whether the platform works, and nothing else',
  ...all('questions are public, also before they are asked: docs/decisions/0015', [
    'GET /undersokelser/:survey/:slug/skjema',
    'GET /undersokelser/:survey/:slug/kodebok',
    'GET /undersokelser/:survey/:slug/kodebok.json',
    'GET /undersokelser/:survey/:slug/skjema.json',
  ]),
  ...all('leaders answer without an account', [
    'GET /svar/:survey/:slug',
    'POST /svar/:survey/:slug',
    'GET /svar/:survey/:slug/fortsett',
    'POST /svar/:survey/:slug/fortsett',
    'POST /svar/:survey/:slug/begynn-pa-nytt',
    'GET /svar/:survey/:slug/del/:section',
    'POST /svar/:survey/:slug/del/:section',
    'GET /svar/:survey/:slug/se-over',
    'GET /svar/:survey/:slug/lever',
    'POST /svar/:survey/:slug/lever',
    'GET /svar/:survey/:slug/kvittering',
  ]),
  'GET /svar/:survey/:slug/personvern': 'tells whoever is asked how answers are handled',
  ...all('whoever has the address can try the form out while the wave is in pilot', [
    'GET /pilot/:survey/:slug',
    'POST /pilot/:survey/:slug',
    'GET /pilot/:survey/:slug/personvern',
    'GET /pilot/:survey/:slug/fortsett',
    'POST /pilot/:survey/:slug/fortsett',
    'POST /pilot/:survey/:slug/begynn-pa-nytt',
    'GET /pilot/:survey/:slug/del/:section',
    'POST /pilot/:survey/:slug/del/:section',
    'GET /pilot/:survey/:slug/se-over',
    'GET /pilot/:survey/:slug/lever',
    'POST /pilot/:survey/:slug/lever',
    'GET /pilot/:survey/:slug/kvittering',
  ]),
  ...all('a personal link is the key itself', [
    'GET /k',
    'POST /k',
    'GET /k/ny-lenke',
    'POST /k/ny-lenke',
    'GET /k/:code',
    'GET /k/:code/nei-takk',
    'POST /k/:code/nei-takk',
  ]),
  ...all('nobody is signed in before they have signed in', [
    'GET /admin/logg-inn',
    'POST /admin/logg-inn',
    'GET /admin/logg-inn/kode',
    'POST /admin/logg-inn/kode',
    'GET /admin/logg-inn/tofaktor',
    'POST /admin/logg-inn/tofaktor',
    'GET /admin/glemt-passord',
    'POST /admin/glemt-passord',
  ]),
  'POST /admin/logg-ut': 'ends the session of whoever asks, if there is one',
  ...all('a one-time link is the key itself', [
    'GET /admin/kom-i-gang/:token',
    'POST /admin/kom-i-gang/:token',
    'GET /admin/invitasjon/:token',
    'POST /admin/invitasjon/:token',
    'GET /admin/nytt-passord/:token',
    'POST /admin/nytt-passord/:token',
  ]),
  ...all('results are public, and read from the frozen publication', [
    'GET /resultater/:survey/utvikling',
    'GET /resultater/:survey/utvikling.csv',
    'GET /resultater/:survey/utvikling-excel.csv',
    'GET /resultater/:survey/:wave',
    'GET /resultater/:survey/:wave/metode',
    'GET /resultater/:survey/:wave/tabeller/:table.csv',
  ]),
};

function all(reason: string, routes: string[]): Record<string, string> {
  return Object.fromEntries(routes.map((route) => [route, reason]));
}
