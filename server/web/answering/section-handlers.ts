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
import type { Questionnaire, Section } from '../../questionnaire/questionnaire.ts';
import { type FormReading, readForm } from '../../questionnaire/reading.ts';
import type { Services } from '../../services.ts';
import { translatorFor } from '../i18n/translate.ts';
import { paths } from '../paths.ts';
import type { FieldedWave } from '../waves.ts';
import { codeFrom, rememberCode } from './cookie.ts';
import type { FormHandler, FormRequest } from './handler.ts';
import { isLanguageAction } from './language.ts';
import { openedIn } from './opened.ts';
import { doubtsIn, sectionModel, sectionsOnPath } from './section-page.ts';
import { typedIn } from './typed.ts';
import { pathBeside, pathOutside, pathToContinue } from './way.ts';

/** One page per section. Whatever is sent is saved first, as it was typed, and judged afterwards. */
export function sectionHandlers(services: Services) {
  const showSection: FormHandler = async (req, res, fielded) => {
    const { questionnaire } = fielded;
    const section = sectionOf(questionnaire, req);
    const progress = await findProgress(services, fielded, codeFrom(req));
    if (progress.state !== 'answering') return void res.redirect(303, pathOutside(questionnaire, progress));
    const { typed } = progress.draft;
    const reading = readForm(questionnaire, typed);
    if (!sectionsOnPath(questionnaire, reading).includes(section))
      return void res.redirect(303, pathToContinue(questionnaire, typed));
    const model = sectionModel(questionnaire, section, typed, reading, req.query.rett !== undefined);
    res.render('form/section', {
      ...fielded,
      ...model,
      opened: req.query.nye !== undefined && (req.query.nye === 'svar' ? 'options' : 'questions'),
      checking: req.query.sjekk !== undefined,
    });
  };

  const saveSection: FormHandler = async (req, res, fielded) => {
    const { questionnaire } = fielded;
    const section = sectionOf(questionnaire, req);
    const sent = typedIn(req.body);
    const shown = section.items.filter(({ id }) => sent.shown?.includes(id));
    const progress = await saveOrStart(
      req,
      res,
      fielded,
      shown.map(({ id }) => id),
      sent,
    );
    if (sent.action?.[0] === 'autosave')
      return void res.sendStatus(progress.state === 'answering' ? 204 : 409);
    if (progress.state !== 'answering') return void res.redirect(303, pathOutside(questionnaire, progress));

    const { typed } = progress.draft;
    const reading = readForm(questionnaire, typed);
    const destination = leaving(sent.action?.[0], questionnaire, section, reading);
    if (destination) return void res.redirect(303, destination);
    if (shown.some(({ id }) => reading.problems[id])) {
      const model = sectionModel(questionnaire, section, typed, reading, true);
      return res.status(422).render('form/section', { ...fielded, ...model, opened: false, checking: false });
    }
    res.redirect(
      303,
      pathToSeeMore(questionnaire, section, reading, sent) ?? pathBeside(questionnaire, reading, section, 1),
    );
  };

  /** A browser that lost its code while somebody was writing gets a new one, where the link is open: nothing is lost. */
  async function saveOrStart(
    req: FormRequest,
    res: Response,
    fielded: FieldedWave,
    itemIds: string[],
    sent: Typed,
  ): Promise<Progress> {
    const progress = await saveTyped(services, fielded, codeFrom(req), itemIds, sent);
    if (!canStart(progress) || itemIds.length === 0) return progress;
    const code = await startAnswering(services, fielded, codeFrom(req));
    if (code === undefined) return progress;
    rememberCode(req, res, fielded.questionnaire, code);
    return saveTyped(services, fielded, code, itemIds, sent);
  }

  return { showSection, saveSection };
}

/** The page once more, where these answers opened something or are so unlikely that they are asked about once. */
function pathToSeeMore(
  questionnaire: Questionnaire,
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
  questionnaire: Questionnaire,
  section: Section,
  reading: FormReading,
): string | undefined {
  const { survey, slug } = questionnaire;
  if (action === 'later') return paths.later(survey, slug);
  if (action === 'back') return pathBeside(questionnaire, reading, section, -1);
  if (action === 'review') return paths.review(survey, slug);
  if (isLanguageAction(action)) return paths.section(survey, slug, section.id);
  const wanted = questionnaire.sections.find(({ id }) => action === `section-${id}`);
  return wanted && paths.section(survey, slug, wanted.id);
}

function sectionOf(questionnaire: Questionnaire, req: FormRequest): Section {
  const section = questionnaire.sections.find(({ id }) => id === req.params.section);
  if (!section) throw new DomainError('missing', translatorFor(questionnaire.language)('form.noSuchSection'));
  return section;
}
