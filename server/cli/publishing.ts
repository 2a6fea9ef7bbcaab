import { randomBytes } from 'node:crypto';
import { ownerOf } from '../accounts/organisation.ts';
import { DomainError } from '../errors.ts';
import { knownWave } from '../fieldwork/wave.ts';
import { askForPublishing, runPublishing } from '../publish/run-job.ts';
import type { ControlReport } from '../publishing/preview.ts';
import type { PublishingProgress, PublishingStage } from '../publishing/publishing-job.ts';
import type { Services } from '../services.ts';

const stages: Record<PublishingStage, string> = {
  reading: 'Leser svarene',
  counting: 'Teller opp',
  control: 'Skjuler det som kan røpe noen',
  composing: 'Setter sammen figurer og tekster',
  testing: 'Prøver om noe kan røpes',
  storing: 'Lagrer',
};

/**
 * Publishes in this process, as the job that it would be in the app: nobody else can publish the wave meanwhile, and
 * Ctrl-C leaves nothing.
 */
export async function publishHere(
  services: Services,
  { survey, wave, changed }: { survey: string; wave: string; changed: boolean },
  say: (line: string) => void,
): Promise<{ version: number; respondents: number; report: ControlReport }> {
  await knownWave(services.waves, survey, wave);
  const asker = {
    organisation: await ownerOf(services, survey),
    user: undefined,
    name: 'Kommandolinjen',
  };
  // No app may take it in between: it is held from the beginning.
  const job = await askForPublishing(services, {
    survey,
    wave,
    purpose: 'publish',
    asker,
    changed,
    holder: randomBytes(8).toString('hex'),
  });
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  let said: PublishingStage | undefined;
  const progress = ({ stage }: PublishingProgress) => {
    if (stage !== said) say(`${stages[stage]} …`);
    said = stage;
  };
  try {
    const { state, trouble, published } = await runPublishing(services, job, {
      signal: stopping.signal,
      progress,
    });
    if (!published) throw new DomainError('conflict', trouble ?? wordsFor(state));
    const { publication, report } = published;
    return { version: publication.version, respondents: publication.respondents, report };
  } finally {
    process.removeListener('SIGINT', stop);
  }
}

function wordsFor(state: string): string {
  return state === 'cancelled'
    ? 'Publiseringen ble avbrutt fra administrasjonen. Ingenting er publisert.'
    : 'Publiseringen ble avbrutt. Ingenting er publisert.';
}

/** What disclosure control did, in general words. */
export function reportLines({
  hiddenCells,
  cells,
  merged,
  dropped,
  withoutBreakdown,
}: ControlReport): string[] {
  return [
    `${hiddenCells} av ${cells} tall er skjult.`,
    ...merged.map(({ breakdown, groups }) => `Slått sammen i ${breakdown}: ${groups.join('; ')}.`),
    ...dropped.map(({ breakdown, reason }) => `Uten fordelingen ${breakdown}. ${reason}`),
    ...withoutBreakdown.map(({ reason, figures }) => `Bare for alle: ${figures.length} spørsmål. ${reason}`),
  ];
}
