import { Router } from 'express';
import { DomainError } from '../../../errors.ts';
import type { StoredQuestionnaire } from '../../../fieldwork/stored-questionnaire.ts';
import { correctionsIn } from '../../../fieldwork/wave.ts';
import { dayInWords } from '../../../publishing/words.ts';
import { definitionJsonSchema } from '../../../questionnaire/definition.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import { adminGate, type WaveHandler } from '../gate.ts';
import { comparisonPage } from './comparison-page.ts';
import { editorHandlers } from './editor-handlers.ts';
import { nextWaveHandlers } from './next-wave-handlers.ts';
import { questionnairesPaths as paths } from './paths.ts';
import { removalHandlers } from './removal-handlers.ts';
import { isSuperseded } from './superseded.ts';
import { uploadHandlers } from './upload-handlers.ts';

/** Questionnaires: uploaded, edited, corrected, previewed, compared, and made into next year's. */
export function questionnairesRoutes(services: Services): Router {
  const gate = adminGate(services);
  const upload = uploadHandlers(services);
  const editor = editorHandlers(services);
  const next = nextWaveHandlers(services);
  const removal = removalHandlers(services);

  const list: WaveHandler = async (req, res, visit) => {
    const { wave, questionnaire, instruments } = visit;
    const corrections = correctionsIn(wave, questionnaire.version);
    const stored = await services.questionnaires.list();
    res.render('admin/questionnaires/list', {
      instruments: instruments.map((each) => ({
        ...each,
        savedOn: savedOn(stored, each),
        previews: each.languages.map((language) => ({
          language,
          name: t(`admin.questionnaires.languages.${language}`),
        })),
      })),
      corrections: corrections.map((each) => ({ ...each, on: dayInWords(each.on) })),
      isSuperseded: await isSuperseded(services, visit),
      saved: savedWords(req.query),
    });
  };

  const compare: WaveHandler = (req, res, { instruments }) => {
    const own = instruments.find(({ slug }) => slug === req.params.slug);
    if (!own) throw new DomainError('missing', t('admin.questionnaires.missing'));
    res.render('admin/questionnaires/comparison', comparisonPage(services.catalogue, own));
  };

  const [survey, wave, slug] = [':survey', ':wave', ':slug'] as const;
  const router = Router({ caseSensitive: true });
  router.get(paths.upload, gate.member('fieldwork', upload.show));
  router.post(paths.upload, gate.member('fieldwork', upload.upload));
  router.post(paths.checkNew, gate.member('fieldwork', upload.check));
  router.get(
    paths.schema,
    gate.member('fieldwork', (_req, res) => void res.json(definitionJsonSchema())),
  );
  router.get(paths.page(survey, wave), gate.wave('read', undefined, list));
  router.get(paths.editor(survey, wave, slug), gate.wave('fieldwork', undefined, editor.show));
  router.post(paths.editor(survey, wave, slug), gate.wave('fieldwork', undefined, editor.save));
  router.post(paths.check(survey, wave, slug), gate.wave('fieldwork', undefined, editor.check));
  router.get(paths.file(survey, wave, slug), gate.wave('read', undefined, editor.download));
  router.get(paths.comparison(survey, wave, slug), gate.wave('read', undefined, compare));
  const deed = 'removeQuestionnaire';
  router.get(paths.remove(survey, wave, slug), gate.wave('fieldwork', deed, removal.show));
  router.post(paths.remove(survey, wave, slug), gate.wave('fieldwork', deed, removal.remove));
  router.get(paths.next(survey, wave), gate.wave('fieldwork', undefined, next.show));
  router.post(paths.next(survey, wave), gate.wave('fieldwork', undefined, next.make));
  return router;
}

/** The day in words, of a questionnaire that is kept here and not in a file. */
function savedOn(
  stored: StoredQuestionnaire[],
  { survey, slug }: Pick<StoredQuestionnaire, 'survey' | 'slug'>,
): string | undefined {
  const own = stored.find((each) => each.survey === survey && each.slug === slug);
  return own && dayInWords(own.savedOn);
}

function savedWords(query: Record<string, unknown>): string | undefined {
  if (query.laget !== undefined) return t('admin.questionnaires.next.made');
  return query.fjernet === undefined ? undefined : t('admin.questionnaires.remove.done');
}
