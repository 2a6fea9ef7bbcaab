import { Router } from 'express';
import { may } from '../../../accounts/role.ts';
import { DomainError } from '../../../errors.ts';
import { participationIn } from '../../../fieldwork/watching/participation.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import { adminGate, type WaveHandler, type WaveVisit } from '../gate.ts';
import { watchingPaths } from './paths.ts';
import { rateFile } from './rate-file.ts';
import { labelsOf, watchingModel } from './watching-page.ts';

/** Who takes part in a wave, and how far it has come: never what anybody has answered. */
export function watchingRoutes(services: Services): Router {
  const gate = adminGate(services);

  const participation = ({ wave, instruments, member }: WaveVisit) =>
    participationIn(services, wave, instruments, may(member.role, 'fieldwork'));

  const show: WaveHandler = async (_req, res, visit) => {
    const { survey, wave: name } = visit.wave;
    const [seen, responses, mailings] = await Promise.all([
      participation(visit),
      services.responses.count(survey, name),
      services.mailings.list(survey, name),
    ]);
    if (!seen) return res.render('admin/watching/no-register', { responses });
    res.render(
      'admin/watching/watching',
      watchingModel(visit.wave, seen, labelsOf(visit.instruments), mailings),
    );
  };

  const file =
    (variant: 'csv' | 'excel'): WaveHandler =>
    async (_req, res, visit) => {
      const seen = await participation(visit);
      if (!seen) throw new DomainError('missing', t('admin.watching.noFile'));
      const { name, content } = rateFile(visit.wave, seen.counts, labelsOf(visit.instruments), variant);
      res
        .set('Content-Disposition', `attachment; filename="${name}"`)
        .type('text/csv; charset=utf-8')
        .send(content);
    };

  const router = Router({ caseSensitive: true });
  router.get(watchingPaths.page(':survey', ':wave'), gate.wave('read', 'watch', show));
  for (const variant of ['csv', 'excel'] as const)
    router.get(watchingPaths.file(':survey', ':wave', variant), gate.wave('read', 'watch', file(variant)));
  return router;
}
