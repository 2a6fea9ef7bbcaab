import { countCharacters } from './form/character-count.ts';
import { untickOthers } from './form/exclusive.ts';
import { openOwnWords } from './form/own-words.ts';
import { applyRouting } from './form/routing.ts';
import { isReachable, savingOf } from './form/saving.ts';
import { announce, clearStatus, say, textFor } from './form/status.ts';

/**
 * What a script adds to the form, which works without it: routing at once, drafts that save by themselves, and
 * nothing lost when the connection is.
 */

focusFirst();
const answerForm = document.querySelector<HTMLFormElement>('[data-answer-form]');
const submitForm = document.querySelector<HTMLFormElement>('[data-submit-form]');
if (answerForm) enhanceAnswers(answerForm);
else if (submitForm) enhanceSubmitting(submitForm);

function enhanceAnswers(form: HTMLFormElement): void {
  openOwnWords(form);
  applyRouting(form);
  openOwnWords(form);
  countCharacters(form);
  const saving = savingOf(form);
  form.addEventListener('input', ({ target }) => {
    if (untickOthers(target)) announce(textFor('unticked'));
    const opened = applyRouting(form);
    openOwnWords(form);
    if (opened) announce(textFor(opened));
    saving.later();
  });
  window.addEventListener('online', () => void saving.now());
  document.addEventListener('visibilitychange', () => {
    // The last a phone tells of a page before it may be gone for good.
    if (document.visibilityState === 'hidden') saving.leave();
  });
  window.addEventListener('beforeunload', (event) => {
    if (saving.leave() === 'wouldLose') event.preventDefault();
  });
  sendOnlyWhen(form, saving.now);
  reloadWhenRestored(() => !saving.isBehind());
}

function enhanceSubmitting(form: HTMLFormElement): void {
  window.addEventListener('online', clearStatus);
  sendOnlyWhen(form, async () => {
    const reachable = await isReachable();
    if (!reachable) say('offline');
    return reachable;
  });
  reloadWhenRestored(() => true);
}

/**
 * Sends the form only once `ready` says that the server answers: a browser's own error page would take the text
 * away. A second click meanwhile changes nothing.
 */
function sendOnlyWhen(form: HTMLFormElement, ready: () => Promise<boolean>): void {
  let state: 'idle' | 'asking' | 'sending' = 'idle';
  form.addEventListener('submit', async (event) => {
    if (state === 'sending') {
      state = 'idle';
      return;
    }
    event.preventDefault();
    if (state === 'asking') return;
    state = 'asking';
    state = (await ready()) ? 'sending' : 'idle';
    if (state === 'sending') form.requestSubmit(event.submitter);
  });
}

/** Some browsers show the page they left as it was, "no-store" or not: it may be submitted since. */
function reloadWhenRestored(mayReload: () => boolean): void {
  window.addEventListener('pageshow', async ({ persisted }) => {
    if (persisted && mayReload() && (await isReachable())) window.location.reload();
  });
}

/** Where the reader should be when the page opens: at the field that a link points to, else at what is remarked. */
function focusFirst(): void {
  const summary = document.querySelector<HTMLElement>('[data-error-summary], [data-doubt-summary]');
  if (!focusField(window.location.hash)) summary?.focus();
  // Until everything is loaded, the browser keeps scrolling to the target in its own way.
  window.addEventListener('load', () => requestAnimationFrame(() => focusField(window.location.hash)));
  summary?.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : undefined;
    if (focusField(link?.getAttribute('href'))) event.preventDefault();
  });
}

/** A browser would put the first option at the top of the screen, and the question out of sight above it. */
function focusField(hash: string | null | undefined): boolean {
  const field = hash?.startsWith('#') && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!field) return false;
  field.focus({ preventScroll: true });
  (field.closest('.battery-row, .year-row, .question') ?? field).scrollIntoView();
  return true;
}
