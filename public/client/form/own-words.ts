/**
 * Shows the field of an option for own words while the option is ticked. Words of an option that is no longer
 * ticked stay in the page, in case it was a slip, but are not sent: to the server, words mean the tick.
 */
export function openOwnWords(form: HTMLFormElement): void {
  for (const words of form.querySelectorAll<HTMLInputElement>('[data-goes-with]')) {
    const option = document.getElementById(words.dataset.goesWith ?? '');
    if (!(option instanceof HTMLInputElement)) continue;
    const place = words.closest<HTMLElement>('.own-words');
    // Written before there was a script to tick the option with.
    if (place && !place.hidden && !words.dataset.linked && words.value !== '') option.checked = true;
    words.dataset.linked = 'yes';
    const open = option.checked && !option.disabled;
    words.disabled = !open;
    if (place) place.hidden = !open;
  }
}
