/**
 * Answering a form, from the first page to the receipt. Who has a code and what a submission leaves behind depends on
 * how the wave is fielded, and is told in respondent.ts:
 *
 * - Open link: {@link startAnswering} makes a code, and the code makes a draft. Submitting leaves a used code.
 * - Personal link: the code is given, and belongs to a unit. It is `notStarted` until {@link startAnswering} is called
 *   with it, and `submitted` for good afterwards. A code that belongs to no unit of this form is `unknown`.
 * - Personal link in a confidential wave: as above, but whoever has submitted is `answering` still, with `delivered`
 *   saying so, and may change and submit again until the wave closes.
 *
 * The wave's state is the caller's to look at first. It is looked at again before anything is stored: what comes in
 * after closing is no part of the results, and for personal links nothing may be left that ties a unit to an answer.
 */
import { DomainError } from '../errors.ts';
import type { Typed } from '../questionnaire/answer.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { type FormReading, readForm } from '../questionnaire/reading.ts';
import { type AccessCode, type DraftKeys, draftKeys, newAccessCode } from './access-code.ts';
import { complete, completeEarlier } from './completing.ts';
import { type Draft, type DraftRecord, openDraft, sealDraft } from './draft.ts';
import { allows } from './life-cycle.ts';
import { type AnsweringStores, type Form, type Respondent, respondentWith } from './respondent.ts';

export type { AnsweringStores, Form } from './respondent.ts';

/**
 * Where a respondent with a code stands.
 *
 * - `notStarted`: the code is good, and nothing has been typed with it
 * - `answering`: there is a draft. `delivered`, in a confidential wave: whether it has been submitted before, and if it
 *   has been `changed` since
 * - `submitting`: an earlier try was cut off after the draft was frozen; submitting once more completes it
 * - `submitted`: there is nothing more to do
 * - `unknown`: the code opens nothing in this form
 */
export type Progress =
  | { state: 'notStarted' }
  | { state: 'answering'; draft: Draft; delivered: 'no' | 'yes' | 'changed' }
  | { state: 'submitting' }
  | { state: 'submitted' }
  | { state: 'unknown' };

/** Whether a draft may be begun: by anybody where the link is open, else with the code that stands so. */
export function canStart({ state }: Progress): boolean {
  return state === 'unknown' || state === 'notStarted';
}

/** Whether answers have been submitted, though they may have been changed since. */
export function isDelivered(progress: Progress): boolean {
  return progress.state === 'submitted' || (progress.state === 'answering' && progress.delivered !== 'no');
}

/** `unknown`: there was nothing to submit, or it came too late. */
type Submission =
  | { state: 'submitted' }
  | { state: 'unknown' }
  | { state: 'incomplete'; reading: FormReading };

/** How often a change starts over because another tab saved in between. */
const attempts = 8;

/**
 * Begins a new draft and returns the code that opens it: a new one where the link is open, else the one given.
 * Nothing where that is good for no new draft: it belongs to no unit, or the unit has answered.
 */
export async function startAnswering(
  stores: AnsweringStores,
  form: Form,
  given?: AccessCode,
): Promise<AccessCode | undefined> {
  const code = form.wave.access === 'open' ? newAccessCode() : given;
  const respondent = code === undefined ? undefined : await respondentWith(stores, form, code);
  if (code === undefined || !respondent || !(await mayAnswer(stores, form, code))) return undefined;
  const { survey, wave } = form.questionnaire;
  const { id, key } = keysOf(form.questionnaire, code);
  const { draft, revision } = await respondent.begin();
  await stores.drafts.create({
    id,
    survey,
    wave,
    state: 'open',
    revision,
    sealed: sealDraft(draft, id, key),
  });
  if (await mayAnswer(stores, form, code)) return code;
  await stores.drafts.removeOpen(id);
  return undefined;
}

export async function findProgress(
  stores: AnsweringStores,
  form: Form,
  code: AccessCode | undefined,
): Promise<Progress> {
  return code === undefined ? { state: 'unknown' } : (await lookUp(stores, form, code)).progress;
}

/**
 * Saves what was typed for the items in `itemIds`, and leaves everything else in the draft as it is: two tabs
 * on two sections do not overwrite each other. Returns the draft as it now is, or where the respondent stands
 * when there is nothing to save to.
 */
export async function saveTyped(
  stores: AnsweringStores,
  form: Form,
  code: AccessCode | undefined,
  itemIds: string[],
  typed: Typed,
): Promise<Progress> {
  if (code === undefined) return { state: 'unknown' };
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { keys, record, progress } = await lookUp(stores, form, code);
    if (!record || progress.state !== 'answering') return progress;
    const draft = { ...progress.draft, typed: merge(progress.draft.typed, itemIds, typed) };
    if (await stores.drafts.replace(keys.id, record.revision, sealDraft(draft, keys.id, keys.key)))
      return { state: 'answering', draft, delivered: progress.delivered === 'no' ? 'no' : 'changed' };
  }
  throw savedElsewhere();
}

/**
 * Submits a draft. Each write is atomic, in an order that can be repeated after a crash at any point: the draft is
 * frozen, its response is stored under the id the draft already holds, what is to be left behind is left. Once frozen
 * nothing can change what is stored, so any number of repeats store one response.
 */
export async function submit(
  stores: AnsweringStores,
  form: Form,
  code: AccessCode | undefined,
): Promise<Submission> {
  if (code === undefined) return { state: 'unknown' };
  for (let attempt = 0; attempt < attempts; attempt++) {
    const outcome = await trySubmitting(stores, form, code);
    if (outcome.state !== 'changed') return outcome;
  }
  throw savedElsewhere();
}

/** `changed`: the draft was saved after it was read. */
type Try = Submission | { state: 'changed' };

async function trySubmitting(stores: AnsweringStores, form: Form, code: AccessCode): Promise<Try> {
  const { keys, record, respondent, progress } = await lookUp(stores, form, code);
  if (!record || !respondent) return settled(progress);
  if (progress.state === 'answering' && progress.delivered !== 'yes') {
    // What is frozen was complete when that happened, and stays so if the questionnaire has been corrected since.
    const reading = readForm(form.questionnaire, progress.draft.typed);
    if (Object.keys(reading.problems).length > 0) return { state: 'incomplete', reading };
    if (!(await stores.drafts.freeze(keys.id, record.revision))) return { state: 'changed' };
    if (!(await mayAnswer(stores, form, code))) return withdraw(stores, form, code);
  } else if (progress.state !== 'submitting') return settled(progress);
  await complete(form.questionnaire, respondent, keys, record);
  return { state: 'submitted' };
}

/** Throws a draft away: the respondent wants to start over. What is submitted stays submitted. */
export async function discardDraft(
  { drafts }: Pick<AnsweringStores, 'drafts'>,
  { questionnaire }: Pick<Form, 'questionnaire'>,
  code: AccessCode | undefined,
): Promise<void> {
  if (code !== undefined) await drafts.removeOpen(keysOf(questionnaire, code).id);
}

/** A code opens a draft of the instrument it was made for, and of no other. */
function keysOf({ survey, slug }: Questionnaire, code: AccessCode): DraftKeys {
  return draftKeys(survey, slug, code);
}

interface Found {
  keys: DraftKeys;
  record: DraftRecord | undefined;
  respondent: Respondent | undefined;
  progress: Progress;
}

async function lookUp(stores: AnsweringStores, form: Form, code: AccessCode): Promise<Found> {
  const keys = keysOf(form.questionnaire, code);
  const record = await stores.drafts.find(keys.id);
  const respondent = await respondentWith(stores, form, code);
  return { keys, record, respondent, progress: progressOf(record, respondent, keys) };
}

function progressOf(
  record: DraftRecord | undefined,
  respondent: Respondent | undefined,
  { id, key }: DraftKeys,
): Progress {
  if (!respondent) return { state: 'unknown' };
  if (!record) return { state: respondent.withoutDraft };
  if (!record.sealed) return { state: 'submitted' };
  if (record.state === 'submitting') return { state: 'submitting' };
  // Made by a tab that began while another submitted: it is nobody's draft.
  if (respondent.withoutDraft === 'submitted') return { state: 'submitted' };
  const changed = respondent.delivered ? 'changed' : 'no';
  const delivered = record.state === 'delivered' ? 'yes' : changed;
  return { state: 'answering', draft: openDraft(record.sealed, id, key), delivered };
}

/**
 * Whether a code is still good for answering: asked again when the draft is there or frozen, since the wave may have
 * closed. With a personal code the unit may have answered in another window, or it may have been given another code
 * or instrument.
 */
async function mayAnswer(stores: AnsweringStores, form: Form, code: AccessCode): Promise<boolean> {
  if (form.wave.access === 'open') return hasNotClosed(stores, form);
  const known = (await respondentWith(stores, form, code))?.unit;
  if (!known) return false;
  if (await completeEarlier(stores, form.wave, known, keysOf(form.questionnaire, code).id)) return false;
  // As it is after the drafts are read: one that is gone because it was submitted is then known to be.
  const unit = (await respondentWith(stores, form, code))?.unit;
  if (!unit) return false;
  const wave = await stores.waves.find(unit.survey, unit.wave);
  return (
    wave !== undefined && allows(wave.state, 'answer') && !(unit.answered && form.wave.mode === 'anonymous')
  );
}

/** A wave that nothing is stored about has not been closed. */
async function hasNotClosed({ waves }: AnsweringStores, { questionnaire }: Form): Promise<boolean> {
  const wave = await waves.find(questionnaire.survey, questionnaire.wave);
  return wave === undefined || allows(wave.state, 'answer');
}

/** Takes back a draft that was frozen too late. What was submitted before stands. */
async function withdraw(stores: AnsweringStores, form: Form, code: AccessCode): Promise<Submission> {
  await stores.drafts.remove(keysOf(form.questionnaire, code).id);
  return settled(await findProgress(stores, form, code));
}

function settled(progress: Progress): Submission {
  return { state: isDelivered(progress) ? 'submitted' : 'unknown' };
}

function merge(before: Typed, itemIds: string[], typed: Typed): Typed {
  const belongs = (field: string) => itemIds.some((id) => field === id || field.startsWith(`${id}.`));
  const kept = Object.entries(before).filter(([field]) => !belongs(field));
  const changed = Object.entries(typed).filter(([field]) => belongs(field));
  return Object.fromEntries([...kept, ...changed]);
}

function savedElsewhere(): DomainError {
  return new DomainError('unavailable', 'Svarene ble lagret fra flere vinduer samtidig. Prøv en gang til.');
}
