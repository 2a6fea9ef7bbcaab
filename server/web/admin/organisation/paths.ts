export const organisationPaths = {
  page: '/admin/organisasjon',
  log: '/admin/logg',
} as const;
