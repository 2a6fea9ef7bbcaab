import { Router } from 'express';
import { z } from 'zod';
import { record } from '../../../accounts/audit.ts';
import { DomainError } from '../../../errors.ts';
import { closeWave } from '../../../fieldwork/closing.ts';
import { dayOf } from '../../../fieldwork/day.ts';
import { moves, type WaveState, waveStates } from '../../../fieldwork/life-cycle.ts';
import { moveWave } from '../../../fieldwork/moving.ts';
import type { Faulty } from '../../../fieldwork/questionnaires/errors-in.ts';
import { type ChosenSettings, contradictsPromise, settingsProblems } from '../../../fieldwork/settings.ts';
import type { Wave } from '../../../fieldwork/wave.ts';
import type { Services } from '../../../services.ts';
import { privacyModel } from '../../answering/privacy-page.ts';
import { translate as t } from '../../i18n/translate.ts';
import { adminGate, type WaveHandler, type WaveVisit } from '../gate.ts';
import { adminPaths } from '../paths.ts';
import { commentHandlers } from './comment-handlers.ts';
import { deletionHandlers } from './deletion-handlers.ts';
import { ownSurveys } from './front-page.ts';
import { wavesPaths } from './paths.ts';
import { type FieldProblem, formIn, formOf, readSettings, type SettingsForm } from './settings-form.ts';
import { wavePage } from './wave-page.ts';

/** Publishing has a page of its own. */
const moveSchema = z.object({
  til: z.enum(waveStates).exclude(['published']),
  bekreft: z.string().optional(),
});
type Move = z.output<typeof moveSchema>['til'];

/** The list of surveys, each wave's own page, its settings, and its way from draft to archive. */
export function wavesRoutes(services: Services): Router {
  const gate = adminGate(services);

  const showSettings: WaveHandler = (_req, res, { wave }) => {
    res.render('admin/waves/settings', settingsModel(formOf(wave), []));
  };

  const saveSettings: WaveHandler = async (req, res, { wave, questionnaire, member }) => {
    const form = formIn(req.body);
    const { settings, problems } = readSettings(form);
    const all: FieldProblem[] = [
      ...problems,
      ...(settings ? settingsProblems(wave, settings, dayOf(new Date())) : []),
      ...(settings && contradictsPromise(settings, questionnaire)
        ? [{ field: 'mode', problem: 'promisedAnonymous' } as const]
        : []),
    ];
    if (!settings || all.length > 0)
      return res.status(422).render('admin/waves/settings', settingsModel(form, all));
    if (!(await services.waves.find(wave.survey, wave.wave))) await services.waves.save(wave);
    if (!(await services.waves.change(wave.survey, wave.wave, [wave.state], settings)))
      throw new DomainError('conflict', t('admin.waves.movedMeanwhile'));
    const changed = changedFields(wave, settings);
    if (changed.length > 0)
      await record(services.audit, member, 'wave.changed', {
        survey: wave.survey,
        wave: wave.wave,
        detail: changed.join(', '),
      });
    res.redirect(303, `${wavesPaths.page(wave.survey, wave.wave)}?lagret`);
  };

  /** What leaders are told from the settings as they are now, also before anybody is asked. */
  const showPrivacy: WaveHandler = (_req, res, { wave, questionnaire }) => {
    const back = { href: wavesPaths.page(wave.survey, wave.wave), text: t('admin.waves.backToWave') };
    res.render('form/privacy', { back, ...privacyModel({ wave, questionnaire, place: 'live' }) });
  };

  const move: WaveHandler = async (req, res, visit) => {
    const wanted = moveSchema.safeParse(req.body);
    if (!wanted.success) throw new DomainError('invalid', t('admin.waves.noMove'));
    const { wave, member } = visit;
    const { til: to, bekreft } = wanted.data;
    if (needsConfirmation.includes(to) && bekreft === undefined)
      return res.redirect(303, `${wavesPaths.move(wave.survey, wave.wave)}?til=${to}`);
    const refusal = await moveOn(services, visit, to);
    if (refusal) throw new DomainError('conflict', refusal);
    await record(services.audit, member, 'wave.moved', {
      survey: wave.survey,
      wave: wave.wave,
      detail: t(`admin.waves.state.${to}`),
    });
    res.redirect(303, `${wavesPaths.page(wave.survey, wave.wave)}?flyttet`);
  };

  const survey = ':survey';
  const wave = ':wave';
  const router = Router({ caseSensitive: true });
  router.get(
    adminPaths.front,
    gate.member('read', async (req, res, { member }) => {
      const saved = req.query.fjernet === undefined ? undefined : t('admin.questionnaires.remove.done');
      res.render('admin/waves/front', { surveys: await ownSurveys(services, member), saved });
    }),
  );
  router.get(
    wavesPaths.page(survey, wave),
    gate.wave('read', undefined, async (req, res, visit) => {
      res.render('admin/waves/wave', {
        ...(await wavePage(services, visit)),
        instruments: visit.instruments,
        saved: savedWords(req.query, visit.wave.state),
      });
    }),
  );
  router.get(wavesPaths.settings(survey, wave), gate.wave('fieldwork', 'changeSchedule', showSettings));
  router.post(wavesPaths.settings(survey, wave), gate.wave('fieldwork', 'changeSchedule', saveSettings));
  router.get(
    wavesPaths.move(survey, wave),
    gate.wave('fieldwork', undefined, async (req, res, visit) => {
      const wanted = moveSchema.safeParse(req.query);
      const page = await wavePage(services, visit);
      if (!wanted.success || !moves[visit.wave.state].includes(wanted.data.til) || visit.isPrinted)
        return res.redirect(303, wavesPaths.page(visit.wave.survey, visit.wave.wave));
      const { til: to } = wanted.data;
      res.render('admin/waves/move', { ...page, to });
    }),
  );
  const { askAboutDeletion, deleteNow } = deletionHandlers(services);
  router.get(wavesPaths.deletion(survey, wave), gate.wave('fieldwork', 'deleteLinkable', askAboutDeletion));
  router.post(wavesPaths.deletion(survey, wave), gate.wave('fieldwork', 'deleteLinkable', deleteNow));
  router.get(wavesPaths.privacy(survey, wave), gate.wave('read', undefined, showPrivacy));
  const { showComments, removeComment } = commentHandlers(services);
  router.get(wavesPaths.comments(survey, wave), gate.wave('fieldwork', undefined, showComments));
  router.post(wavesPaths.comment(survey, wave, ':comment'), gate.wave('fieldwork', undefined, removeComment));
  router.post(wavesPaths.move(survey, wave), gate.wave('fieldwork', undefined, move));
  return router;
}

/** Where there is no way back, or leaders are asked: these are asked about once more. */
const needsConfirmation: string[] = ['open', 'closed', 'archived'];

/** Does what the move asks for. Returns words on why not, when something is missing first. */
async function moveOn(services: Services, visit: WaveVisit, to: Move): Promise<string | undefined> {
  const { wave, questionnaire } = visit;
  const { survey, wave: name } = wave;
  if (visit.isPrinted) return t('admin.refused.printed');
  if (to === 'closed') await closeWave(services, survey, name);
  else {
    if (to === 'open') {
      const { missing, faulty } = await wavePage(services, visit);
      if (faulty.length > 0) return t('admin.waves.faultyNotReady', { errors: errorsInWords(faulty) });
      if (missing.length > 0) return t('admin.waves.notReady');
      if (visit.instruments.some((instrument) => contradictsPromise(wave, instrument)))
        return t('admin.waves.problems.promisedAnonymous');
    }
    await moveWave(services, wave, to, questionnaire);
  }
  return undefined;
}

function errorsInWords(faulty: Faulty[]): string {
  return faulty.flatMap(({ errors }) => errors.map(({ message }) => message)).join(' ');
}

/** The names of the settings that are others now, as the form has them. What they were and are is not for the log. */
function changedFields(wave: Wave, settings: ChosenSettings): string[] {
  const [before, after] = [formOf(wave), formOf({ ...wave, ...settings })];
  const names = Object.keys(after) as (keyof SettingsForm)[];
  return names
    .filter((name) => `${after[name]}` !== `${before[name]}`)
    .map((name) => `«${t(`admin.waves.fields.${name}`)}»`);
}

function settingsModel(form: SettingsForm, problems: FieldProblem[]) {
  const words = problems.map(({ field, problem }) => ({
    field,
    text: t(`admin.waves.problems.${problem}`),
    label: t(`admin.waves.fields.${field}`),
  }));
  return {
    form,
    problems: words,
    problemOf: (field: string) => words.find((each) => each.field === field)?.text,
  };
}

function savedWords(query: Record<string, unknown>, state: WaveState): string | undefined {
  if (query.lagret !== undefined) return t('admin.waves.settingsSaved');
  return query.flyttet === undefined ? undefined : t(`admin.waves.moved.${state}`);
}
