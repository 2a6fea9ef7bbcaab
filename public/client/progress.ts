import { pageAt } from './charts/renew.ts';

/**
 * Follows something that takes time, on a page that has told how far it has come. What changes is told in place, so
 * that the reader's place and focus stay; when it has ended, the parts of the page that wait for that are renewed.
 */
const betweenMs = 2_000;

/** Between an empty part that is announced when it changes, and its words: at once, they are not heard. */
const announceMs = 100;

const find = (within: Document, name: string) => within.querySelector<HTMLElement>(`[data-${name}]`);

async function look(): Promise<void> {
  const page = await pageAt(location.pathname);
  const parts = [...document.querySelectorAll<HTMLElement>('[data-renewed]')];
  if (find(page, 'progress')) tell(page);
  else if (parts.every(({ dataset }) => counterpart(page, dataset.renewed))) end(page, parts);
  // Another page: the one who looks is not signed in any more.
  else location.reload();
}

function tell(page: Document): void {
  const [own, other] = [document, page].map((each) => each.querySelector('progress'));
  if (own && other) own.value = other.value;
  for (const name of ['stage', 'counted']) {
    const [shown, now] = [find(document, name), find(page, name)];
    // The same words once more would be announced once more.
    if (shown && now && shown.textContent !== now.textContent) shown.textContent = now.textContent;
  }
}

function end(page: Document, parts: HTMLElement[]): void {
  clearInterval(following);
  const isFocusLost = parts.some((part) => part.contains(document.activeElement));
  for (const part of parts)
    part.replaceChildren(...(counterpart(page, part.dataset.renewed)?.childNodes ?? []));
  const result = find(document, 'ended');
  if (!result) return;
  const words = [...result.childNodes];
  result.replaceChildren();
  setTimeout(() => {
    result.replaceChildren(...words);
    if (isFocusLost) result.focus();
  }, announceMs);
}

function counterpart(page: Document, name = ''): HTMLElement | null {
  return page.querySelector(`[data-renewed="${name}"]`);
}

const following = setInterval(() => {
  // A page that cannot be had now may be there the next time.
  if (!document.hidden) look().catch(() => undefined);
}, betweenMs);
