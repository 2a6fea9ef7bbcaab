import { type Diagnostic, linter } from '@codemirror/lint';
import type { Extension, Text } from '@codemirror/state';
import type { Remark } from '../../../server/web/admin/questionnaires/remarks.ts';
import type { EditorWords } from '../editor.ts';

/** Long enough for a word to be written in peace. */
const delayMs = 600;

/** Has the text checked while it is written, and shows what is found in it and beside it. */
export function checking(place: HTMLElement, words: EditorWords): Extension {
  const status = place.querySelector<HTMLElement>('[data-remarks-status]')!;
  return linter(
    async ({ state }) => {
      const source = state.doc.toString();
      if (source.trim() === '') return [];
      try {
        const remarks = await check(place.dataset.check!, source);
        showBeside(place.querySelector('[data-remarks]')!, remarks, words);
        say(status, summary(remarks, words));
        return remarks
          .filter(({ severity }) => severity !== 'explained')
          .map((each) => diagnostic(each, state.doc));
      } catch {
        say(status, words.failed);
        return [];
      }
    },
    { delay: delayMs },
  );
}

async function check(address: string, source: string): Promise<Remark[]> {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ tekst: source }) });
  if (!answer.ok) throw new Error(`The check answered ${answer.status}.`);
  return ((await answer.json()) as { remarks: Remark[] }).remarks;
}

function diagnostic({ line, column, length, severity, code, message }: Remark, doc: Text): Diagnostic {
  const { from: start, to: end } = doc.line(Math.min(line, doc.lines));
  const from = Math.min(start + column - 1, end);
  return {
    from,
    to: Math.min(from + length, end),
    severity: severity === 'error' ? 'error' : 'warning',
    message,
    ...(code === undefined ? {} : { source: code }),
  };
}

function summary(remarks: Remark[], words: EditorWords): string {
  const count = (severity: Remark['severity']) =>
    String(remarks.filter((remark) => remark.severity === severity).length);
  if (remarks.every(({ severity }) => severity === 'explained')) return words.none;
  return words.count.replace('{errors}', count('error')).replace('{warnings}', count('warning'));
}

/** Said again only when it is something else: a screen reader reads every change. */
function say(status: HTMLElement, words: string): void {
  if (status.textContent !== words) status.textContent = words;
}

/** The same list as the page has from the server. */
function showBeside(place: HTMLElement, remarks: Remark[], words: EditorWords): void {
  const open = remarks.filter(({ severity }) => severity !== 'explained');
  const explained = remarks.filter(({ severity }) => severity === 'explained');
  const parts: HTMLElement[] = [element('p', 'ds-paragraph', summary(remarks, words))];
  if (open.length > 0) parts.push(list(open, words));
  if (explained.length > 0) {
    const details = element('details', 'ds-details');
    details.append(element('summary', '', `${words.explainedTitle} (${explained.length})`));
    const content = element('div');
    content.append(list(explained, words));
    details.append(content);
    parts.push(details);
  }
  place.replaceChildren(...parts);
}

const tagColours = { error: 'danger', warning: 'warning', explained: 'neutral' };

function list(remarks: Remark[], words: EditorWords): HTMLElement {
  const all = element('ol', 'remarks');
  for (const { line, severity, code, message, because, excerpt } of remarks) {
    const link = element('a', 'ds-link', words.line.replace('{line}', String(line)));
    link.setAttribute('href', '#tekst');
    link.dataset.line = String(line);
    const tag = element('span', 'ds-tag', words[severity]);
    Object.assign(tag.dataset, { size: 'sm', color: tagColours[severity] });
    const head = element('p', 'ds-paragraph');
    head.append(link, ' ', tag, ...(code ? [' ', element('code', '', code)] : []));
    const item = element('li');
    item.append(head, element('p', 'ds-paragraph', message));
    if (because) item.append(element('p', 'ds-paragraph', words.because.replace('{because}', because)));
    if (excerpt) item.append(element('pre', 'excerpt', excerpt));
    all.append(item);
  }
  return all;
}

function element(name: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
