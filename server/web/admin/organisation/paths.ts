const page = '/admin/organisasjon';
const log = '/admin/logg';
const invitations = `${page}/invitasjoner`;
const colleague = (user: string) => `${page}/kollegaer/${user}`;

export const organisationPaths = {
  page,
  settings: `${page}/innstillinger`,
  invitations,
  withdraw: (invitation: string) => `${invitations}/${invitation}/trekk`,
  colleague,
  role: (user: string) => `${colleague(user)}/rolle`,
  remove: (user: string) => `${colleague(user)}/fjern`,
  log,
  /** @param before the time that the page's entries are older than (ISO 8601) */
  logPart: ({ survey, before }: { survey?: string | undefined; before?: string | undefined }) => {
    const query = new URLSearchParams({
      ...(survey === undefined ? {} : { undersokelse: survey }),
      ...(before === undefined ? {} : { for: before }),
    });
    return query.size > 0 ? `${log}?${query}` : log;
  },
} as const;
