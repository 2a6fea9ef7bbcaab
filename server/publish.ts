import { analyse } from './analysis/analyse.ts';
import { buildDataset } from './analysis/build-dataset.ts';
import { policyFor } from './disclosure/policy.ts';
import { release } from './disclosure/release.ts';
import { DomainError } from './errors.ts';
import { termsOf, type Wave } from './fieldwork/wave.ts';
import { composePublication, type Publication } from './publishing/publication.ts';
import type { Questionnaire } from './questionnaire/questionnaire.ts';
import type { Services } from './services.ts';

/**
 * The way from answers to results, in one direction: read the responses as a stream, tabulate, make safe,
 * freeze. Only a wave that takes no more answers can be published; doing it again makes a new version.
 *
 * Throws `conflict` when less would be hidden than respondents were promised, and when the questionnaire is not the
 * one they answered. `changed` says that only its words are corrected, which readers are then told.
 */
export async function publishWave(
  {
    catalogue,
    waves,
    responses,
    publications,
  }: Pick<Services, 'catalogue' | 'waves' | 'responses' | 'publications'>,
  wave: Wave,
  { changed = false }: { changed?: boolean } = {},
): Promise<Publication> {
  const { survey, wave: name } = wave;
  const questionnaire = catalogue.find(survey, name);
  if (!questionnaire)
    throw new DomainError('missing', `Det finnes ikke noe spørreskjema for ${survey} ${name}.`);
  if (wave.state === 'open')
    throw new DomainError('conflict', 'Bølgen tar fortsatt imot svar. Lukk den før du publiserer.');
  refuseLooser(wave, questionnaire);
  if (!changed) refuseChanged(wave, questionnaire);
  const dataset = await buildDataset(
    questionnaire,
    responses.stream(survey, name),
    catalogue.instruments(survey, name),
  );
  const previous = await publications.latest(survey, name);
  const publication = composePublication(
    questionnaire,
    release(analyse(dataset, questionnaire), policyFor(questionnaire.disclosure)),
    {
      version: (previous?.version ?? 0) + 1,
      published: new Date().toISOString().slice(0, 10),
      example: wave.example,
      notes: isChanged(wave, questionnaire) ? [correctedNote] : [],
    },
  );
  await publications.add(publication);
  await waves.save({ ...termsOf(questionnaire), ...wave, state: 'published' });
  return publication;
}

const correctedNote = 'Ordlyden i spørreskjemaet er rettet etter at svarene kom inn.';

function refuseLooser({ disclosure }: Wave, questionnaire: Questionnaire): void {
  if (disclosure !== 'controlled' || questionnaire.disclosure === 'controlled') return;
  throw new DomainError(
    'conflict',
    'De som svarte, ble lovet at små grupper skjules, men spørreskjemaet sier nå noe annet. Sett «disclosure» tilbake til «controlled». Ingenting er endret.',
  );
}

function refuseChanged(wave: Wave, questionnaire: Questionnaire): void {
  if (!isChanged(wave, questionnaire)) return;
  throw new DomainError(
    'conflict',
    'Spørreskjemaet er endret etter at svarene begynte å komme inn. Sett det tilbake slik det var. Hvis bare ordlyden er rettet, kan du publisere med --changed. Da står det i merknadene at den er rettet. Ingenting er endret.',
  );
}

function isChanged({ version }: Wave, questionnaire: Questionnaire): boolean {
  return version !== undefined && version !== questionnaire.version;
}
