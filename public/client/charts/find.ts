/** Finds figures as the reader types, where all of them are on the page; the server finds them anywhere else. */
export function findFigures(form: HTMLFormElement, turnAllTo: (view: string) => void): void {
  const words = form.querySelector<HTMLInputElement>('[name="sok"]')!;
  const section = form.querySelector<HTMLSelectElement>('[name="del"]');
  const view = form.querySelector<HTMLSelectElement>('[name="visning"]');
  const intervals = form.querySelector<HTMLInputElement>('[name="intervall"]');
  intervals?.addEventListener('change', () => form.requestSubmit());
  view?.addEventListener('change', () => {
    turnAllTo(view.value);
    remember(form);
  });
  if (form.dataset.whole === undefined) return;
  const find = () => {
    showFound(form, wordsIn(words.value), section?.value ?? '');
    remember(form);
  };
  words.addEventListener('input', find);
  section?.addEventListener('change', find);
  form.addEventListener('submit', (event) => {
    // The checkbox is the only thing that the server must do.
    if (intervals && intervals.checked !== intervals.defaultChecked) return;
    event.preventDefault();
    find();
  });
}

/** As the server folds what is sought among: fold.ts. */
function wordsIn(text: string): string[] {
  return text.normalize('NFC').trim().toLowerCase().split(/\s+/);
}

function showFound(form: HTMLFormElement, words: string[], section: string): void {
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
  form.querySelector('[data-found-count]')!.textContent = (form.dataset.found ?? '')
    .replace('{shown}', String(shown))
    .replace('{all}', String(all.length));
  document.querySelector<HTMLElement>('[data-nothing-found]')!.hidden = shown > 0;
}

/** The address leads others to the same figures. */
function remember(form: HTMLFormElement): void {
  const asked = [...new FormData(form)].filter(([, value]) => value !== '') as [string, string][];
  const query = new URLSearchParams(asked).toString();
  history.replaceState(null, '', `${location.pathname}${query && `?${query}`}${location.hash}`);
}
