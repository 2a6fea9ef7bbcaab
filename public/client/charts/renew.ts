/** Another of the site's pages, read and not shown. Throws when it cannot be had. */
export async function pageAt(address: string): Promise<Document> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} gave ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

/** What must be done with a part of the page as it is replaced. */
interface Replacing {
  leaving(part: HTMLElement): void;
  arrived(part: HTMLElement): void;
}

let asked = 0;

/**
 * The parts of this page that depend on what the reader has chosen, as they are at another address. What was asked for
 * last is what is shown. Everything else stays, and so does the reader's place in it.
 */
export async function renewPage(address: string, { leaving, arrived }: Replacing): Promise<void> {
  const own = ++asked;
  const page = await pageAt(address);
  if (own !== asked) return;
  for (const part of document.querySelectorAll<HTMLElement>('[data-renewed]')) {
    const other = page.querySelector(`[data-renewed="${part.dataset.renewed}"]`);
    if (!other) continue;
    leaving(part);
    part.replaceChildren(...other.childNodes);
    arrived(part);
  }
}
