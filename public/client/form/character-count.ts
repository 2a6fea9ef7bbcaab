import { announce } from './status.ts';

/** The count shows from here on: until then it is only in the way. */
const nearLimit = 0.8;
/** How long a screen reader is left alone after a key. */
const pauseMs = 1000;

/** Tells how many characters are left where there is a limit, when it comes near. */
export function countCharacters(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-counter]')) {
    const counter = document.getElementById(field.dataset.counter ?? '');
    if (counter) attach(field, counter);
  }
}

function attach(field: HTMLInputElement | HTMLTextAreaElement, counter: HTMLElement): void {
  let pause: number | undefined;
  const show = () => {
    // Counted as the server does: blanks at the ends do not matter.
    const length = field.value.trim().length;
    const left = Number(counter.dataset.max) - length;
    counter.hidden = length < Number(counter.dataset.max) * nearLimit;
    counter.textContent =
      (left < 0 ? counter.dataset.over : (counter.dataset.left ?? ''))?.replace(
        '{count}',
        String(Math.abs(left)),
      ) ?? '';
    counter.className = left < 0 ? 'ds-validation-message' : 'ds-paragraph';
  };
  field.addEventListener('input', () => {
    show();
    window.clearTimeout(pause);
    if (!counter.hidden) pause = window.setTimeout(() => announce(counter.textContent ?? ''), pauseMs);
  });
  show();
}
