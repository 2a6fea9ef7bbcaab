import { DomainError } from '../errors.ts';
import type { Typed } from '../questionnaire/answer.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { type FormReading, readForm } from '../questionnaire/reading.ts';
import { type AccessCode, type DraftKeys, draftKeys, newAccessCode } from './access-code.ts';
import { type Draft, type DraftRecord, type DraftStore, openDraft, sealDraft } from './draft.ts';
import { newResponseId, type ResponseStore } from './response.ts';

/**
 * Where a respondent with a code stands. `submitting` means that an earlier try was cut off after the draft was
 * frozen: submitting once more completes it. `unknown`: there is no such draft.
 */
export type Progress =
  | { state: 'answering'; draft: Draft }
  | { state: 'submitting' }
  | { state: 'submitted' }
  | { state: 'unknown' };

export type Submission =
  | { state: 'submitted' }
  | { state: 'unknown' }
  | { state: 'incomplete'; reading: FormReading };

/** How often a change starts over because another tab saved in between. */
const attempts = 8;

/** Begins a new draft and returns the code that opens it. */
export async function startAnswering(drafts: DraftStore, questionnaire: Questionnaire): Promise<AccessCode> {
  const { survey, wave } = questionnaire;
  const code = newAccessCode();
  const { id, key } = keysOf(questionnaire, code);
  const draft: Draft = { responseId: newResponseId(), typed: {} };
  await drafts.create({ id, survey, wave, state: 'open', revision: 0, sealed: sealDraft(draft, id, key) });
  return code;
}

export async function findProgress(
  drafts: DraftStore,
  questionnaire: Questionnaire,
  code: AccessCode | undefined,
): Promise<Progress> {
  if (code === undefined) return { state: 'unknown' };
  const keys = keysOf(questionnaire, code);
  return progressOf(await drafts.find(keys.id), keys);
}

/**
 * Saves what was typed for the items in `itemIds`, and leaves everything else in the draft as it is: two tabs
 * on two sections do not overwrite each other. Returns the draft as it now is, or where the respondent stands
 * when there is nothing to save to.
 */
export async function saveTyped(
  drafts: DraftStore,
  questionnaire: Questionnaire,
  code: AccessCode | undefined,
  itemIds: string[],
  typed: Typed,
): Promise<Progress> {
  if (code === undefined) return { state: 'unknown' };
  const keys = keysOf(questionnaire, code);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const record = await drafts.find(keys.id);
    const progress = progressOf(record, keys);
    if (!record || progress.state !== 'answering') return progress;
    const draft = { ...progress.draft, typed: merge(progress.draft.typed, itemIds, typed) };
    if (await drafts.replace(keys.id, record.revision, sealDraft(draft, keys.id, keys.key)))
      return { state: 'answering', draft };
  }
  throw savedElsewhere();
}

/**
 * Submits a draft. Three writes, each atomic, in an order that can be repeated after a crash at any point: the
 * draft is frozen, its response is stored under the id the draft already holds, the draft's content is
 * forgotten. Once frozen nothing can change what is stored, so any number of repeats store one response.
 */
export async function submit(
  stores: { drafts: DraftStore; responses: ResponseStore },
  questionnaire: Questionnaire,
  code: AccessCode | undefined,
): Promise<Submission> {
  if (code === undefined) return { state: 'unknown' };
  const { survey, wave, version, instrument } = questionnaire;
  const keys = keysOf(questionnaire, code);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const record = await stores.drafts.find(keys.id);
    if (!record) return { state: 'unknown' };
    if (!record.sealed) return { state: 'submitted' };
    const draft = openDraft(record.sealed, keys.id, keys.key);
    const reading = readForm(questionnaire, draft.typed);
    // What is frozen was complete when that happened, and stays so if the questionnaire has been corrected since.
    if (record.state === 'open') {
      if (Object.keys(reading.problems).length > 0) return { state: 'incomplete', reading };
      if (!(await stores.drafts.freeze(keys.id, record.revision))) continue;
    }
    await stores.responses.put({
      id: draft.responseId,
      survey,
      wave,
      instrument: instrument?.id,
      version,
      answers: reading.answers,
    });
    await stores.drafts.markSubmitted(keys.id);
    return { state: 'submitted' };
  }
  throw savedElsewhere();
}

/** Throws a draft away: the respondent wants to start over. What is submitted stays submitted. */
export async function discardDraft(
  drafts: DraftStore,
  questionnaire: Questionnaire,
  code: AccessCode | undefined,
): Promise<void> {
  if (code !== undefined) await drafts.removeOpen(keysOf(questionnaire, code).id);
}

/** A code opens a draft of the instrument it was made for, and of no other. */
function keysOf({ survey, slug }: Questionnaire, code: AccessCode): DraftKeys {
  return draftKeys(survey, slug, code);
}

function progressOf(record: DraftRecord | undefined, { id, key }: DraftKeys): Progress {
  if (!record) return { state: 'unknown' };
  if (!record.sealed) return { state: 'submitted' };
  if (record.state === 'submitting') return { state: 'submitting' };
  return { state: 'answering', draft: openDraft(record.sealed, id, key) };
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
