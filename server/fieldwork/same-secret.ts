import { DomainError } from '../errors.ts';
import { linkIdOf, personalCode } from './access-code.ts';
import type { UnitStore } from './frame/unit.ts';
import type { WaveStore } from './wave.ts';

/**
 * With another secret no link that is sent would work, and no draft could be opened. Throws `setup` when the links of
 * an open wave were made with another one.
 */
export async function refuseOtherSecret({
  waves,
  units,
  secret,
}: {
  waves: Pick<WaveStore, 'list'>;
  units: Pick<UnitStore, 'list'>;
  secret: Buffer;
}): Promise<void> {
  for (const { survey, wave, state, access } of await waves.list()) {
    if (state !== 'open' || access !== 'personal') continue;
    const [unit] = await units.list(survey, wave);
    if (unit && linkIdOf(personalCode(secret, unit)) !== unit.linkId)
      throw new DomainError(
        'setup',
        `Lenkene i bølgen ${wave} av ${survey} er laget med en annen hemmelighet enn den som er satt nå. Sett SECRET tilbake til det den var, eller hent tilbake filen «secret» i DATA_DIR. Ellers virker ingen lenker som er sendt.`,
      );
  }
}
