import { record } from '../../../accounts/audit.ts';
import { DomainError } from '../../../errors.ts';
import { dayOf } from '../../../fieldwork/day.ts';
import { type RemovalOutcome, removeQuestionnaire } from '../../../fieldwork/questionnaires/removing.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveHandler, WaveRequest, WaveVisit } from '../gate.ts';
import { adminPaths } from '../paths.ts';
import { questionnairesPaths as paths } from './paths.ts';

/** A questionnaire that nobody wants any more, removed when that has been confirmed. */
export function removalHandlers(services: Services) {
  const show: WaveHandler = async (req, res, visit) => {
    const { survey, wave } = req.params;
    const slug = String(req.params.slug);
    const stored = await services.questionnaires.find(survey, slug);
    if (!stored) throw new DomainError('missing', t('admin.questionnaires.missing'));
    const units = await services.units.list(survey, wave);
    res.render('admin/questionnaires/remove', {
      slug,
      revision: stored.revision,
      leaves: leavesOf(req, visit),
      units: units.length,
    });
  };

  const remove: WaveHandler = async (req, res, { member, wave: { survey, wave } }) => {
    const slug = String(req.params.slug);
    const revision = Number((req.body as Record<string, unknown> | undefined)?.utgave) || 0;
    const outcome = await removeQuestionnaire(services, { survey, slug, revision, today: dayOf(new Date()) });
    if (outcome.outcome !== 'removed') throw new DomainError('conflict', wordsOn(outcome));
    await record(services.audit, member, 'questionnaire.removed', { survey, wave, detail: slug });
    const next = outcome.isWaveGone ? adminPaths.front : paths.page(survey, wave);
    res.redirect(303, `${next}?fjernet`);
  };

  /** What is there when it is gone: the file that came with the platform, other instruments, or nothing of the wave. */
  function leavesOf({ params }: WaveRequest, { instruments }: WaveVisit): 'file' | 'others' | 'nothing' {
    if (services.fileOf({ survey: params.survey, slug: String(params.slug) })) return 'file';
    return instruments.length > 1 ? 'others' : 'nothing';
  }

  return { show, remove };
}

function wordsOn(outcome: Exclude<RemovalOutcome, { outcome: 'removed' }>): string {
  if (outcome.outcome === 'breaks')
    return t('admin.questionnaires.remove.breaks', { slugs: outcome.slugs.join(', ') });
  return t(`admin.questionnaires.remove.${outcome.outcome}`);
}
