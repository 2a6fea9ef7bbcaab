import { textOf } from '../../publishing/figure-rows.ts';
import { keyFindings } from '../../publishing/key-findings.ts';
import type { Publication } from '../../publishing/publication.ts';
import { dayInWords, quantity, unbroken } from '../../publishing/words.ts';
import type { CatalogueSurvey } from '../../questionnaire/catalogue.ts';
import { resultWords } from '../i18n/result-pages.ts';
import type { Published } from '../published.ts';
import { publicSurvey } from './trend-waves.ts';

/** What results add to the page about a survey. */
interface SurveyResults {
  /** By wave: what is published of it, in sentences. */
  facts: Record<string, string[]>;
  /** The waves whose results were all withdrawn, with when and why. */
  withdrawn: Record<string, string>;
  /** Of the newest wave with results. */
  findings: { wave: string; waveLabel: string; list: Finding[] } | undefined;
  /** What can be followed over time. */
  trends: { id: string; text: string }[];
}

interface Finding {
  figure: string;
  text: string;
  said: string;
}

export async function surveyResults(services: Published, survey: CatalogueSurvey): Promise<SurveyResults> {
  // The newest first, as in the catalogue.
  const waves = await Promise.all(
    survey.waves.map(async ({ wave }) => {
      const publication = await services.publications.latest(survey.id, wave);
      if (publication) return { wave, publication, withdrawal: undefined };
      const [newest] = await services.publications.versions(survey.id, wave);
      return { wave, publication, withdrawal: newest?.withdrawn };
    }),
  );
  const newest = waves.find(({ publication }) => publication)?.publication;
  const findings = newest && findingsIn(newest);
  const { trends } = await publicSurvey(services, survey.id);
  return {
    facts: Object.fromEntries(
      waves.flatMap(({ wave, publication }) => (publication ? [[wave, factsOf(publication)]] : [])),
    ),
    withdrawn: Object.fromEntries(
      waves.flatMap(({ wave, withdrawal }) =>
        withdrawal ? [[wave, resultWords.survey.withdrawn(dayInWords(withdrawal.on), withdrawal.why)]] : [],
      ),
    ),
    findings:
      newest && findings && findings.length > 0
        ? { wave: newest.wave, waveLabel: newest.waveLabel, list: findings }
        : undefined,
    trends: trends.map(({ id, text }) => ({ id, text })),
  };
}

function factsOf({ respondents, collected, published }: Publication): string[] {
  const words = resultWords.survey;
  return [
    words.respondents(quantity(respondents)),
    ...(collected ? [words.collected(dayInWords(collected.from), dayInWords(collected.to))] : []),
    words.published(dayInWords(published)),
  ];
}

function findingsIn(publication: Publication): Finding[] {
  return keyFindings(publication).map((figure) => ({
    figure: figure.id,
    text: textOf(figure),
    said: unbroken(figure.sentence.nb),
  }));
}
