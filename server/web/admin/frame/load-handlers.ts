import type { Response } from 'express';
import { record } from '../../../accounts/audit.ts';
import { DomainError } from '../../../errors.ts';
import { copyRegister } from '../../../fieldwork/frame/copy-register.ts';
import { type EarlierRegister, earlierRegister } from '../../../fieldwork/frame/earlier-register.ts';
import { type LoadOutcome, loadRegister } from '../../../fieldwork/frame/load-register.ts';
import { previewRegister } from '../../../fieldwork/frame/preview-register.ts';
import { hasErrors } from '../../../fieldwork/frame/register-problem.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveHandler, WaveVisit } from '../gate.ts';
import { framePaths } from './paths.ts';
import { previewPage } from './preview-page.ts';
import { receiveUpload, textOf, type Upload } from './upload.ts';

/** From a file to the register of a wave: chosen, looked over, and only then stored. */
export function loadHandlers(services: Services) {
  const { units, catalogue, secret } = services;

  async function look(visit: WaveVisit, { bytes, mapping }: Upload) {
    const { survey, wave } = visit.wave;
    const [now, earlier] = await Promise.all([
      units.list(survey, wave),
      earlierRegister(units, catalogue, visit.questionnaire),
    ]);
    const preview = previewRegister(
      { secret, target: { survey, wave } },
      { now, earlier: earlier?.units ?? [] },
      bytes,
      { mapping, instruments: instrumentsOf(visit) },
    );
    return { preview, now, earlier };
  }

  function show(
    res: Response,
    visit: WaveVisit,
    looked: Awaited<ReturnType<typeof look>>,
    upload: Upload,
    changed = false,
  ) {
    const several = instrumentsOf(visit).length > 1;
    const model = previewPage(looked.preview, { ...looked, several }, textOf(upload.bytes));
    if (changed || !model.loadable) res.status(changed ? 409 : 422);
    res.render('admin/frame/preview', { ...model, changed });
  }

  const showUpload: WaveHandler = async (_req, res, visit) => {
    res.render('admin/frame/upload', await uploadModel(visit));
  };

  const uploadModel = async (visit: WaveVisit, problem?: string) => ({
    problem,
    hasUnits: (await units.list(visit.wave.survey, visit.wave.wave)).length > 0,
    earlier: labelOf(await earlierRegister(units, catalogue, visit.questionnaire)),
    ids: instrumentIds(visit),
  });

  const preview: WaveHandler = async (req, res, visit) => {
    const upload = await receiveUpload(req, res);
    if (typeof upload === 'string')
      return res.status(422).render('admin/frame/upload', await uploadModel(visit, upload));
    show(res, visit, await look(visit, upload), upload);
  };

  const load: WaveHandler = async (req, res, visit) => {
    const upload = await receiveUpload(req, res);
    if (typeof upload === 'string')
      return res.status(422).render('admin/frame/upload', await uploadModel(visit, upload));
    const looked = await look(visit, upload);
    const { reading, plan, version, after } = looked.preview;
    const changed = version !== upload.seen;
    if (changed || hasErrors(reading.problems) || plan.lost.length + plan.moved.length > 0)
      return show(res, visit, looked, upload, changed);
    const { survey, wave } = visit.wave;
    const outcome = await loadRegister(services, { survey, wave }, after);
    await record(services.audit, visit.member, 'frame.loaded', {
      survey,
      wave,
      detail: outcomeInWords(outcome),
    });
    res.redirect(303, `${framePaths.page(survey, wave)}?lastet`);
  };

  const copy: WaveHandler = async (_req, res, visit) => {
    const { survey, wave } = visit.wave;
    const earlier = await earlierRegister(units, catalogue, visit.questionnaire);
    if (!earlier) throw new DomainError('conflict', t('admin.frame.noEarlier'));
    const count = await copyRegister(services, earlier.units, { survey, wave }, instrumentIds(visit));
    const detail = t('admin.frame.copiedDetail', { count, wave: earlier.questionnaire.waveLabel });
    await record(services.audit, visit.member, 'frame.loaded', { survey, wave, detail });
    res.redirect(303, `${framePaths.page(survey, wave)}?kopiert`);
  };

  return { showUpload, preview, load, copy };
}

export function instrumentsOf({ instruments }: Pick<WaveVisit, 'instruments'>) {
  return instruments.flatMap(({ instrument }) => (instrument ? [instrument] : []));
}

export function instrumentIds(visit: Pick<WaveVisit, 'instruments'>): string[] {
  return instrumentsOf(visit).map(({ id }) => id);
}

export function labelOf(earlier: EarlierRegister | undefined) {
  return earlier && { waveLabel: earlier.questionnaire.waveLabel, count: earlier.units.length };
}

function outcomeInWords({ added, changed, removed }: LoadOutcome): string {
  return t('admin.frame.loadedDetail', { added, changed, removed });
}
