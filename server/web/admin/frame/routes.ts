import { Router } from 'express';
import { dayInWords } from '../../../fieldwork/day.ts';
import { earlierRegister } from '../../../fieldwork/frame/earlier-register.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import { adminGate, type WaveHandler } from '../gate.ts';
import { sendExample, sendRegister } from './files.ts';
import { listPage } from './list-page.ts';
import { instrumentIds, labelOf, loadHandlers } from './load-handlers.ts';
import { framePaths as paths } from './paths.ts';
import { unitHandlers } from './unit-handlers.ts';

/** The register of a wave: loaded from a file, searched, and changed one unit at a time. */
export function frameRoutes(services: Services): Router {
  const gate = adminGate(services);
  const { units, catalogue } = services;
  const load = loadHandlers(services);
  const unit = unitHandlers(services);

  const showList: WaveHandler = async (req, res, visit) => {
    const { survey, wave } = visit.wave;
    const found = await units.list(survey, wave);
    if (found.length === 0) {
      const earlier = labelOf(await earlierRegister(units, catalogue, visit.questionnaire));
      const removedOn = visit.wave.linkableDeletedOn && dayInWords(visit.wave.linkableDeletedOn);
      return res.render('admin/frame/empty', { earlier, removedOn, ids: instrumentIds(visit) });
    }
    const flag = ['lastet', 'kopiert'].find((each) => each in req.query);
    res.render('admin/frame/list', {
      ...listPage(found, visit, req.query),
      saved: flag && t(`admin.frame.saved.${flag}`, { count: found.length }),
    });
  };

  const at = [':survey', ':wave'] as const;
  const change = (handle: WaveHandler) => gate.wave('fieldwork', 'loadFrame', handle);
  const router = Router({ caseSensitive: true });
  router.get(paths.page(...at), gate.wave('fieldwork', undefined, showList));
  router.get(paths.file(...at), gate.wave('fieldwork', undefined, sendRegister(services)));
  router.get(paths.example(...at), gate.wave('fieldwork', undefined, sendExample));
  router.get(paths.upload(...at), change(load.showUpload));
  router.post(paths.preview(...at), change(load.preview));
  router.post(paths.load(...at), change(load.load));
  router.post(paths.copy(...at), change(load.copy));
  router.get(paths.unit(...at, ':unit'), gate.wave('fieldwork', undefined, unit.show));
  router.post(paths.unit(...at, ':unit'), change(unit.save));
  router.post(paths.contact(...at, ':unit'), change(unit.setContact));
  router.post(paths.declined(...at, ':unit'), change(unit.setDeclined));
  router.post(paths.link(...at, ':unit'), change(unit.renew));
  return router;
}
