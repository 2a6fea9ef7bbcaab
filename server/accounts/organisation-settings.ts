import { type AuditStore, record } from './audit.ts';
import type { Organisation, OrganisationStore } from './organisation.ts';
import type { Member } from './session.ts';

type OrganisationSettings = Pick<Organisation, 'name' | 'secondFactorRequired'>;

/**
 * Changes the organisation and tells the log what. Where a second factor is required from now on, whoever has none
 * must set one up at the next page they open: see {@link signedInWith}.
 */
export async function changeOrganisation(
  { organisations, audit }: { organisations: OrganisationStore; audit: AuditStore },
  by: Member,
  { name, secondFactorRequired }: OrganisationSettings,
): Promise<void> {
  const before = await organisations.find(by.organisation);
  if (!before) return;
  const changes = [
    ...(before.name === name ? [] : [`Navnet er «${name}», og var «${before.name}»`]),
    ...(before.secondFactorRequired === secondFactorRequired
      ? []
      : [secondFactorRequired ? 'Tofaktor kreves' : 'Tofaktor kreves ikke lenger']),
  ];
  if (changes.length === 0) return;
  await organisations.change(by.organisation, { name, secondFactorRequired });
  await record(audit, by, 'organisation.changed', { detail: changes.join('. ') });
}
