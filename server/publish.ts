import { analyse } from './analysis/analyse.ts';
import { buildDataset } from './analysis/build-dataset.ts';
import { policyFor } from './disclosure/policy.ts';
import { release } from './disclosure/release.ts';
import { DomainError } from './errors.ts';
import { type ClosingStores, closeWave } from './fieldwork/closing.ts';
import { dayOf } from './fieldwork/day.ts';
import { allows, deeds } from './fieldwork/life-cycle.ts';
import { holdToTerms } from './fieldwork/terms.ts';
import { correctionsIn, type NewWave, termsOf } from './fieldwork/wave.ts';
import { composePublication, type Publication, type PublishedCorrection } from './publishing/publication.ts';
import { type Questionnaire, slugOf } from './questionnaire/questionnaire.ts';
import type { Services } from './services.ts';

/**
 * The way from answers to results, in one direction: read the responses as a stream, tabulate, make safe,
 * freeze. Only a wave that takes no more answers can be published; doing it again makes a new version.
 *
 * Throws `conflict` when less would be hidden than respondents were promised, and when the questionnaire is not the
 * one they answered. `changed` says that only its words are corrected, which readers are then told.
 */
export async function publishWave(
  services: Pick<Services, 'catalogue' | 'publications'> & ClosingStores,
  wave: NewWave,
  { changed = false }: { changed?: boolean } = {},
): Promise<Publication> {
  const { catalogue, waves, responses, publications } = services;
  const { survey, wave: name } = wave;
  const questionnaire = catalogue.find(survey, name);
  if (!questionnaire)
    throw new DomainError('missing', `Det finnes ikke noe spørreskjema for ${survey} ${name}.`);
  if (!allows(wave.state, 'publish'))
    throw new DomainError(
      'conflict',
      'Bølgen tar fortsatt imot svar, eller er ikke åpnet. Lukk den før du publiserer.',
    );
  // A close that was cut off is completed first: nothing may come in, or be coarsened, between two versions.
  await closeWave(services, survey, name);
  const notes = holdToTerms(wave, questionnaire, { changed });
  const dataset = await buildDataset(
    questionnaire,
    responses.stream(survey, name),
    catalogue.instruments(survey, name),
  );
  const [previous] = await publications.versions(survey, name);
  const publication = composePublication(
    questionnaire,
    release(analyse(dataset, questionnaire), policyFor(questionnaire.disclosure)),
    {
      version: (previous?.version ?? 0) + 1,
      published: dayOf(new Date()),
      example: wave.example,
      notes,
      corrections: correctionsOf(wave, questionnaire),
    },
  );
  await publications.add(publication);
  // A wave that was stored before terms were kept gets those it is first published with.
  const terms = wave.version === undefined ? termsOf(questionnaire) : {};
  await waves.change(survey, name, deeds.publish, { ...terms, state: 'published' });
  return publication;
}

/** The corrections that are in the words of the publication, and whose words they are. */
function correctionsOf(wave: NewWave, { version, instruments }: Questionnaire): PublishedCorrection[] {
  return correctionsIn(wave, version).map(({ on, slug, note, changes }) => {
    const instrument = instruments.find(({ id }) => slugOf({ wave: wave.wave, instrument: { id } }) === slug);
    return { on, ...(instrument ? { instrument: instrument.label } : {}), note, changes };
  });
}
