import type { Text } from '../../questionnaire/text.ts';
import { mapText } from '../texts.ts';
import type { Reading } from './reading.ts';

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** Words as an HTML text that shows them as they are. */
export function asHtml(text: Text): Text {
  return mapText(text, (words) =>
    words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>'),
  );
}

/** The words of an HTML text. Nothing when there are only tags. */
export function plainWords(html: Text, at: string, { lose }: Reading): Text | undefined {
  const tags = /<(?!br\b)[^<>]*>/i.test(typeof html === 'string' ? html : Object.values(html).join(' '));
  if (tags) lose(at, 'HTML-kodene er tatt bort. Se etter at teksten kan leses.');
  const text = mapText(html, (words) =>
    words
      .replaceAll(/<(?:br|\/div|\/li)\b[^<>]*>\n?/gi, '\n')
      .replaceAll(/<\/(?:p|h\d)\b[^<>]*>\n?/gi, '\n\n')
      .replaceAll(/<[^<>]*>/g, '')
      .replaceAll(/&(lt|gt|amp|quot|apos|nbsp);/g, (_, name: string) => entities[name] ?? '')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
  );
  const bokmal = typeof text === 'string' ? text : text.nb;
  return bokmal === '' ? undefined : text;
}
