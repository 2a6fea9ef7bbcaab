import type { Response } from 'express';
import { DomainError } from '../../errors.ts';
import { awaitsResults } from '../../example-waves.ts';
import type { Publication } from '../../publishing/publication.ts';
import { resultWords } from '../i18n/result-pages.ts';
import type { Published } from '../published.ts';
import { fieldedWave } from '../waves.ts';
import { type Requested, type WithdrawnEdition, withdrawnEdition } from './edition.ts';
import { type Asking, pack, pageCache, sendPage } from './page-cache.ts';
import { surveyTrends } from './survey-trends.ts';

export interface PageToShow {
  template: string;
  /** What the page depends on beside its publication and the state of the survey. Nothing: it is not kept. */
  key: readonly unknown[] | undefined;
  keepFor: string;
  /** The state of everything else that the page shows. */
  state: string;
  model: () => Promise<object>;
}

export type ResultPages = ReturnType<typeof resultPages>;

/** What the routes about results have in common. */
export function resultPages(services: Published) {
  const cache = pageCache();
  const trends = surveyTrends(services);

  /** The page of a publication, made once for each key. */
  async function show(
    req: Asking,
    res: Response,
    { survey, wave, version }: Publication,
    { template, key, state, model, keepFor: time }: PageToShow,
  ): Promise<void> {
    const make = async () => pack(await rendered(res, template, await model()));
    const page = key
      ? await cache.get(JSON.stringify([survey, wave, version, state, template, ...key]), make)
      : await make();
    res.set('Cache-Control', time);
    sendPage(req, res, page);
  }

  /**
   * Why there are no results: withdrawn, being made, or not there yet. Throws `missing` when there is no such wave or
   * version.
   */
  async function showNone({ params }: { params: Requested }, res: Response): Promise<void> {
    const withdrawn = await withdrawnEdition(services, params);
    if (withdrawn) return showWithdrawn(res, params, withdrawn);
    const { survey, wave, version } = params;
    if (version !== undefined) throw new DomainError('missing', resultWords.version.missing);
    const fielded = await fieldedWave(services, survey, wave);
    // A published wave has results: they came while this was found out.
    const isComing = awaitsResults(services.config, fielded.wave) || fielded.wave.state === 'published';
    if (isComing) res.set('Refresh', '3');
    res.set('Cache-Control', 'no-cache').render('results/not-yet', { ...fielded, isComing });
  }

  /** With the reason, and the way to what is valid. */
  function showWithdrawn(res: Response, { survey, wave }: Requested, withdrawn: WithdrawnEdition): void {
    const questionnaire = services.catalogue.find(survey, wave);
    res
      .status(410)
      .set('Cache-Control', 'no-cache')
      .render('results/withdrawn', {
        survey,
        wave,
        withdrawn,
        title: questionnaire?.title ?? survey,
        waveLabel: questionnaire?.waveLabel ?? wave,
        say: resultWords,
      });
  }

  return { trends, show, showNone };
}

function rendered(res: Response, template: string, model: object): Promise<string> {
  return new Promise((resolve, reject) => {
    res.render(template, model, (error: Error | null, html: string) =>
      error ? reject(error) : resolve(html),
    );
  });
}
