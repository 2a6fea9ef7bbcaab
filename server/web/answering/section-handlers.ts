import type { Response } from 'express';
import { DomainError } from '../../errors.ts';
import {
  canStart,
  findProgress,
  type Progress,
  saveTyped,
  startAnswering,
} from '../../fieldwork/answering.ts';
import type { Typed } from '../../questionnaire/answer.ts';
import type { Section } from '../../questionnaire/questionnaire.ts';
import { type FormReading, readForm } from '../../questionnaire/reading.ts';
import { translatorFor } from '../i18n/translate.ts';
import type { PilotComments } from './comments.ts';
import { rememberCode } from './cookie.ts';
import { type FormHandler, type FormRequest, type FormVisit, shownOf } from './handler.ts';
import { isLanguageAction } from './language.ts';
import { openedIn } from './opened.ts';
import { doubtsIn, sectionModel, sectionsOnPath } from './section-page.ts';
import { typedIn } from './typed.ts';
import { pathBeside, pathOutside, pathToContinue } from './way.ts';

/** One page per section. Whatever is sent is saved first, as it was typed, and judged afterwards. */
export function sectionHandlers(comments: PilotComments) {
  const showSection: FormHandler = async (req, res, visit) => {
    const { questionnaire } = visit;
    const section = sectionOf(visit, req);
    const progress = await findProgress(visit.stores, visit, visit.code);
    if (progress.state !== 'answering') return void res.redirect(303, pathOutside(visit, progress));
    const { typed } = progress.draft;
    const reading = readForm(questionnaire, typed);
    if (!sectionsOnPath(questionnaire, reading).includes(section))
      return void res.redirect(303, pathToContinue(visit, typed));
    const model = sectionModel(questionnaire, section, typed, reading, req.query.rett !== undefined);
    res.render('form/section', {
      ...shownOf(visit),
      ...model,
      opened: req.query.nye !== undefined && (req.query.nye === 'svar' ? 'options' : 'questions'),
      checking: req.query.sjekk !== undefined,
    });
  };

  const saveSection: FormHandler = async (req, res, visit) => {
    const { questionnaire } = visit;
    const section = sectionOf(visit, req);
    const sent = typedIn(req.body);
    const action = sent.action?.[0];
    const shown = section.items.filter(({ id }) => sent.shown?.includes(id));
    const itemIds = shown.map(({ id }) => id);
    const progress = await saveOrStart(req, res, visit, itemIds, sent);
    if (action === 'autosave') return void res.sendStatus(progress.state === 'answering' ? 204 : 409);
    await comments.keep(visit, section.id, req.body);
    // Somebody whose code is lost sends what they wrote from the page they get, with the link open in another tab.
    if (visit.wave.access === 'personal' && progress.state === 'unknown')
      return void res
        .status(403)
        .render('form/code-lost', { ...shownOf(visit), section, sent, languages: [] });
    if (progress.state !== 'answering') return void res.redirect(303, pathOutside(visit, progress));

    const { typed } = progress.draft;
    const reading = readForm(questionnaire, typed);
    const destination = leaving(action, visit, section, reading);
    if (destination) return void res.redirect(303, destination);
    if (shown.some(({ id }) => reading.problems[id])) {
      const model = sectionModel(questionnaire, section, typed, reading, true);
      return res
        .status(422)
        .render('form/section', { ...shownOf(visit), ...model, opened: false, checking: false });
    }
    res.redirect(303, pathToSeeMore(visit, section, reading, sent) ?? pathBeside(visit, reading, section, 1));
  };

  return { showSection, saveSection };
}

/** A browser that lost its code while somebody was writing gets a new one, where the link is open: nothing is lost. */
async function saveOrStart(
  req: FormRequest,
  res: Response,
  visit: FormVisit,
  itemIds: string[],
  sent: Typed,
): Promise<Progress> {
  const progress = await saveTyped(visit.stores, visit, visit.code, itemIds, sent);
  if (!canStart(progress) || itemIds.length === 0) return progress;
  const code = await startAnswering(visit.stores, visit, visit.code);
  if (code === undefined) return progress;
  rememberCode(req, res, visit, code);
  return saveTyped(visit.stores, visit, code, itemIds, sent);
}

/** The page once more, where these answers opened something or are so unlikely that they are asked about once. */
function pathToSeeMore(
  { questionnaire, paths }: FormVisit,
  section: Section,
  reading: FormReading,
  sent: Typed,
): string | undefined {
  const here = paths.section(questionnaire.survey, questionnaire.slug, section.id);
  const opened = openedIn(section, reading, sent.shown ?? []);
  if (opened) return `${here}?${opened.kind === 'options' ? 'nye=svar' : 'nye'}#sporsmal-${opened.item.id}`;
  const doubts = doubtsIn(section, questionnaire, reading);
  return doubts.every(({ text }) => sent.doubts_shown?.includes(text)) ? undefined : `${here}?sjekk`;
}

/** Going elsewhere or pausing never waits for the answers to be in order. */
function leaving(
  action: string | undefined,
  visit: FormVisit,
  section: Section,
  reading: FormReading,
): string | undefined {
  const { questionnaire, paths } = visit;
  const { survey, slug } = questionnaire;
  if (action === 'later') return paths.later(survey, slug);
  if (action === 'back') return pathBeside(visit, reading, section, -1);
  if (action === 'review') return paths.review(survey, slug);
  if (isLanguageAction(action)) return paths.section(survey, slug, section.id);
  const wanted = questionnaire.sections.find(({ id }) => action === `section-${id}`);
  return wanted && paths.section(survey, slug, wanted.id);
}

function sectionOf({ questionnaire }: FormVisit, req: FormRequest): Section {
  const section = questionnaire.sections.find(({ id }) => id === req.params.section);
  if (!section) throw new DomainError('missing', translatorFor(questionnaire.language)('form.noSuchSection'));
  return section;
}
