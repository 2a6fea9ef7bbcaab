import type { AuditEntry, AuditStore } from './audit.ts';

/** A part of the log, the newest first. */
interface LogPage {
  entries: AuditEntry[];
  /** Where the page with what came before begins. None: there is no more. */
  older: string | undefined;
}

/**
 * Reads one page of an organisation's log.
 *
 * @param before the {@link LogPage.older} of the page after it
 */
export async function logPage(
  audit: AuditStore,
  organisation: string,
  { size, before, survey }: { size: number; before?: string | undefined; survey?: string | undefined },
): Promise<LogPage> {
  // One more tells whether there is another page.
  return cut(await audit.list(organisation, { limit: size + 1, before, survey }), size);
}

/**
 * Pages are told apart by time, so what happened in the same millisecond must stand on the same page: a page is cut
 * between two times. Only a page that is one single millisecond is cut within it.
 */
export function cut(found: AuditEntry[], size: number): LogPage {
  const first = found.slice(0, size);
  const next = found[size];
  if (!next) return { entries: first, older: undefined };
  const whole = first.filter(({ at }) => at !== next.at);
  const entries = whole.length > 0 ? whole : first;
  return { entries, older: entries.at(-1)?.at };
}
