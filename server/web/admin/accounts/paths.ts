export const accountsPaths = {
  /** `next`: where to go once signed in. */
  signIn: (next?: string) => `/admin/logg-inn${next === undefined ? '' : `?til=${encodeURIComponent(next)}`}`,
  signOut: '/admin/logg-ut',
  secondFactor: '/admin/logg-inn/kode',
  enrol: '/admin/logg-inn/tofaktor',
  choose: '/admin/logg-inn/organisasjon',
  firstOwner: (token: string) => `/admin/kom-i-gang/${token}`,
  invitation: (token: string) => `/admin/invitasjon/${token}`,
  forgotten: '/admin/glemt-passord',
  reset: (token: string) => `/admin/nytt-passord/${token}`,
  account: '/admin/konto',
} as const;
