import type { ReleasedWeighting } from '../disclosure/released.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { listed } from '../questionnaire/wording.ts';
import { groupLabels } from './group-labels.ts';
import { withDecimals } from './words.ts';

/** What national shares are weighted by, in the words of readers. */
export interface PublishedWeighting {
  by: string[];
  /** `none`: the questionnaire asks for weights, and the answers could not be weighted. */
  method: 'postStratified' | 'raked' | 'none';
  /** How it is done, or that it is not. Why not is told to the publisher alone: it may be a group that nobody answered in. */
  note: string;
}

export function publishedWeighting(
  questionnaire: Questionnaire,
  weighting: ReleasedWeighting,
): PublishedWeighting {
  const { by, method } = weighting;
  const labels = by.map((id) => groupLabels(questionnaire, id).label);
  const note = notes[method](
    listed(
      labels.map((label) => `«${label}»`),
      'nb',
      'conjunction',
    ),
  );
  return { by: labels, method, note: [note, ...designEffect(weighting)].join(' ') };
}

function designEffect(weighting: ReleasedWeighting): string[] {
  if (weighting.method === 'none') return [];
  const times = withDecimals(weighting.designEffect, 2);
  return [`Designeffekten er ${times}: Vektene gjør variansen omtrent så mange ganger større.`];
}

const shown =
  'De vektede andelene står ved siden av de uvektede, i hele prosent og bare for alle samlet. Den som kunne røpe enkeltsvar, er skjult. Spørsmål som bare noen fikk, sammensatte mål og tall er ikke vektet.';

const notes: Record<PublishedWeighting['method'], (by: string) => string> = {
  postStratified: (by) =>
    `Svarene er vektet etter ${by}: Hver gruppe teller for så mange tjenester som den har i registeret, og ikke for så mange som svarte. ${shown}`,
  raked: (by) =>
    `Svarene er vektet etter ${by}, slik at de stemmer med hvor mange tjenester registeret har i hver gruppe av det ene og det andre. ${shown}`,
  none: (by) =>
    `Svarene skulle være vektet etter ${by}, men det lot seg ikke gjøre. Alle tall er uvektede: Alle som svarte, teller like mye.`,
};

/** What readers must know of weights, whether or not there are any. */
export function weightingWords({ weighting }: { weighting?: PublishedWeighting }): string {
  return weighting?.note ?? 'Alle svar teller like mye. Tallene er ikke vektet.';
}

/** What a weighting is called in files. */
export const weightingCodes = { postStratified: 'post-stratified', raked: 'raked' } as const;
