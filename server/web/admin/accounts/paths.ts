export const accountsPaths = {
  /** `next`: where to go once signed in. */
  signIn: (next?: string) => withNext('/admin/logg-inn', next),
  signOut: '/admin/logg-ut',
  secondFactor: (next?: string) => withNext('/admin/logg-inn/kode', next),
  enrol: (next?: string) => withNext('/admin/logg-inn/tofaktor', next),
  choose: (next?: string) => withNext('/admin/logg-inn/organisasjon', next),
  firstOwner: (token: string) => `/admin/kom-i-gang/${token}`,
  invitation: (token: string) => `/admin/invitasjon/${token}`,
  forgotten: '/admin/glemt-passord',
  reset: (token: string) => `/admin/nytt-passord/${token}`,
  account: '/admin/konto',
  name: '/admin/konto/navn',
  password: '/admin/konto/passord',
  turnOn: '/admin/konto/tofaktor',
  turnOff: '/admin/konto/tofaktor/av',
  recoveryCodes: '/admin/konto/reservekoder',
  signOutElsewhere: '/admin/konto/logg-ut-andre',
} as const;

function withNext(path: string, next?: string): string {
  return next === undefined ? path : `${path}?til=${encodeURIComponent(next)}`;
}
