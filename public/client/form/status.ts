/**
 * How saving goes, in words at the foot of the form. A screen reader hears what it needs to know, not every
 * save: that would be after every answer.
 */
type Message = 'saving' | 'saved' | 'offline' | 'refused' | 'tooLong';

const shown = document.querySelector<HTMLElement>('[data-save-status]');
const spoken = document.querySelector<HTMLElement>('[data-announcements]');

export function say(message: Message): void {
  if (!shown) return;
  const before = shown.dataset.spoken;
  shown.textContent = textFor(message);
  shown.dataset.state = message;
  if (message === 'saving' || message === before) return;
  shown.dataset.spoken = message;
  announce(textFor(message));
}

export function clearStatus(): void {
  if (shown) shown.textContent = '';
  delete shown?.dataset.state;
  delete shown?.dataset.spoken;
  announce('');
}

/** Says something to a screen reader when it has a pause. */
export function announce(text: string): void {
  if (spoken) spoken.textContent = text;
}

/** The words for a message, which the page holds in its own language. */
export function textFor(message: Message | 'questions' | 'options' | 'unticked'): string {
  return shown?.dataset[message] ?? '';
}
