import { findProgress, isDelivered, submit } from '../../fieldwork/answering.ts';
import { readForm } from '../../questionnaire/reading.ts';
import type { Services } from '../../services.ts';
import { paths } from '../paths.ts';
import { codeFrom } from './cookie.ts';
import type { FormHandler } from './handler.ts';
import { reviewModel } from './review-page.ts';
import { pathOutside } from './way.ts';

/** The end of the form: seeing over, submitting, the receipt. */
export function submitHandlers(services: Services) {
  const review: FormHandler = async (req, res, fielded) => {
    const { questionnaire } = fielded;
    const progress = await findProgress(services, fielded, codeFrom(req));
    if (progress.state !== 'answering') return void res.redirect(303, pathOutside(questionnaire, progress));
    const reading = readForm(questionnaire, progress.draft.typed);
    res.render('form/review', { ...fielded, ...reviewModel(questionnaire, reading) });
  };

  const deliver: FormHandler = async (req, res, fielded) => {
    const { questionnaire } = fielded;
    const outcome = await submit(services, fielded, codeFrom(req));
    if (outcome.state !== 'incomplete') return void res.redirect(303, pathOutside(questionnaire, outcome));
    res.status(422).render('form/review', { ...fielded, ...reviewModel(questionnaire, outcome.reading) });
  };

  const receipt: FormHandler = async (req, res, fielded) => {
    const { questionnaire } = fielded;
    const code = codeFrom(req);
    const progress = await findProgress(services, fielded, code);
    // A submission that was cut off half-way is completed here, so that a receipt is always true.
    if (progress.state === 'submitting') await submit(services, fielded, code);
    else if (!isDelivered(progress))
      return void res.redirect(303, paths.answer(questionnaire.survey, questionnaire.slug));
    res.render('form/receipt', fielded);
  };

  return { review, deliver, receipt };
}
