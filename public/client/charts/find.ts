/**
 * Finds figures as the reader types, and shows them as the reader wants them, without leaving the page.
 *
 * @param renew shows all figures as they are at an address
 */
export function findFigures(form: HTMLFormElement, renew: (address: string) => Promise<void>): void {
  const words = form.querySelector<HTMLInputElement>('[name="sok"]')!;
  const section = form.querySelector<HTMLSelectElement>('[name="del"]');
  const count = form.querySelector('[data-found-count]')!;

  const find = async (anew: boolean) => {
    remember(form);
    if (anew || form.dataset.whole === undefined) {
      count.textContent = form.dataset.fetching ?? '';
      try {
        await renew(wholeAddress(form));
      } catch {
        // The browser tells what is wrong, and can ask again.
        form.submit();
        return;
      }
      form.dataset.whole = '';
    }
    count.textContent = showFound(form, wordsIn(words.value), section?.value ?? '');
  };

  words.addEventListener('input', () => void find(false));
  section?.addEventListener('change', () => void find(false));
  for (const how of form.querySelectorAll('[name="visning"], [name="intervall"]'))
    how.addEventListener('change', () => void find(true));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void find(false);
  });
}

/** As the server folds what is sought among: fold.ts. */
function wordsIn(text: string): string[] {
  return text.normalize('NFC').trim().toLowerCase().split(/\s+/);
}

/** Hides all other figures. Tells how many are shown. */
function showFound(form: HTMLFormElement, words: string[], section: string): string {
  const all = [...document.querySelectorAll<HTMLElement>('[data-sought]')];
  const sections = [...document.querySelectorAll<HTMLElement>('[data-section]')];
  for (const figure of all)
    figure.hidden = !words.every((word) => figure.dataset.sought?.includes(word) ?? false);
  for (const each of sections)
    each.hidden =
      (section !== '' && each.dataset.section !== section) ||
      !each.querySelector('[data-sought]:not([hidden])');
  const shown = sections
    .filter(({ hidden }) => !hidden)
    .reduce((sum, each) => sum + each.querySelectorAll('[data-sought]:not([hidden])').length, 0);
  document.querySelector<HTMLElement>('[data-nothing-found]')!.hidden = shown > 0;
  return (form.dataset.found ?? '').replace('{shown}', String(shown)).replace('{all}', String(all.length));
}

/** The address leads others to the same figures. */
function remember(form: HTMLFormElement): void {
  history.replaceState(null, '', `${location.pathname}${queryOf(form)}${location.hash}`);
}

/** All figures, shown as the reader wants them. */
function wholeAddress(form: HTMLFormElement): string {
  return `${location.pathname}${queryOf(form, ['visning', 'intervall'])}`;
}

/** @param names of the fields; without them, all that are filled in */
function queryOf(form: HTMLFormElement, names?: string[]): string {
  const asked = [...new FormData(form)].filter(
    ([name, value]) => value !== '' && (names?.includes(name) ?? true),
  ) as [string, string][];
  const query = new URLSearchParams(asked).toString();
  return query && `?${query}`;
}
