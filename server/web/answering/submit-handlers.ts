import { findProgress, isDelivered, submit } from '../../fieldwork/answering.ts';
import { dayInWords } from '../../fieldwork/day.ts';
import { readForm } from '../../questionnaire/reading.ts';
import type { PilotComments } from './comments.ts';
import { type FormHandler, shownOf } from './handler.ts';
import { reviewModel } from './review-page.ts';
import { pathOutside } from './way.ts';

/** The end of the form: seeing over, submitting, the receipt. */
export function submitHandlers(comments: PilotComments) {
  const review: FormHandler = async (_req, res, visit) => {
    const { questionnaire } = visit;
    const progress = await findProgress(visit.stores, visit, visit.code);
    if (progress.state !== 'answering') return void res.redirect(303, pathOutside(visit, progress));
    const reading = readForm(questionnaire, progress.draft.typed);
    res.render('form/review', { ...shownOf(visit), ...reviewModel(questionnaire, reading) });
  };

  const deliver: FormHandler = async (req, res, visit) => {
    const { questionnaire } = visit;
    await comments.keep(visit, 'se-over', req.body);
    const outcome = await submit(visit.stores, visit, visit.code);
    if (outcome.state !== 'incomplete') return void res.redirect(303, pathOutside(visit, outcome));
    res
      .status(422)
      .render('form/review', { ...shownOf(visit), ...reviewModel(questionnaire, outcome.reading) });
  };

  const receipt: FormHandler = async (_req, res, visit) => {
    const { questionnaire, paths, code } = visit;
    const progress = await findProgress(visit.stores, visit, code);
    // A submission that was cut off half-way is completed here, so that a receipt is always true.
    if (progress.state === 'submitting') await submit(visit.stores, visit, code);
    else if (!isDelivered(progress))
      return void res.redirect(303, paths.answer(questionnaire.survey, questionnaire.slug));
    const { closesOn } = visit.wave;
    const lastDay = closesOn && dayInWords(closesOn, questionnaire.language);
    res.render('form/receipt', { ...shownOf(visit), lastDay });
  };

  return { review, deliver, receipt };
}
