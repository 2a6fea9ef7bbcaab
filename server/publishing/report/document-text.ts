import { ExternalHyperlink, HeadingLevel, Paragraph, type ParagraphChild, TextRun } from 'docx';
import { partsOfMarkdown } from '../markdown.ts';
import { numbering, styleIds } from './document-styles.ts';

type Token = ReturnType<typeof partsOfMarkdown>[number];

/** The highest heading within a chapter; a publisher's own stand below it. */
const headings = [HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const;

/**
 * What a publisher has written, as paragraphs that can be edited.
 *
 * @param newList gives each list a number of its own in the document, so that it begins with one
 */
export function writtenParagraphs(markdown: string, newList: () => number): Paragraph[] {
  const lists: { reference: string; instance: number }[] = [];
  let heading: 1 | 2 | undefined;
  let quoted = 0;
  const paragraphs: Paragraph[] = [];
  const add = (children: ParagraphChild[]) => {
    const list = lists.at(-1);
    paragraphs.push(
      new Paragraph({
        children,
        ...(heading ? { heading: headings[heading - 1] ?? headings[1] } : {}),
        ...(list ? { numbering: { ...list, level: Math.min(lists.length, 3) - 1 } } : {}),
        ...(quoted > 0 && !heading && !list ? { style: styleIds.quote } : {}),
      }),
    );
  };
  for (const token of partsOfMarkdown(markdown))
    switch (token.type) {
      case 'heading_open':
        heading = token.tag === 'h1' ? 1 : 2;
        break;
      case 'heading_close':
        heading = undefined;
        break;
      case 'bullet_list_open':
        lists.push({ reference: numbering.bullets, instance: newList() });
        break;
      case 'ordered_list_open':
        lists.push({ reference: numbering.numbers, instance: newList() });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'blockquote_open':
        quoted++;
        break;
      case 'blockquote_close':
        quoted--;
        break;
      case 'inline':
        add(runsOf(token.children ?? []));
        break;
      case 'fence':
      case 'code_block':
        for (const line of token.content.trimEnd().split('\n')) add([new TextRun(line)]);
        break;
    }
  return paragraphs;
}

/** Nothing where the paragraph's style decides. */
interface Look {
  bold?: true;
  italics?: true;
}

/** The words of a paragraph, with what is emphasised and linked. */
function runsOf(tokens: Token[]): ParagraphChild[] {
  const look: Look = {};
  const runs: ParagraphChild[] = [];
  let link: { address: string; children: TextRun[] } | undefined;
  const add = (run: TextRun) => {
    if (link) link.children.push(run);
    else runs.push(run);
  };
  for (const token of tokens)
    switch (token.type) {
      case 'strong_open':
        look.bold = true;
        break;
      case 'strong_close':
        delete look.bold;
        break;
      case 'em_open':
        look.italics = true;
        break;
      case 'em_close':
        delete look.italics;
        break;
      case 'link_open':
        link = { address: String(token.attrGet('href') ?? ''), children: [] };
        break;
      case 'link_close':
        if (link) runs.push(new ExternalHyperlink({ link: link.address, children: link.children }));
        link = undefined;
        break;
      case 'softbreak':
        add(new TextRun(' '));
        break;
      case 'hardbreak':
        add(new TextRun({ break: 1 }));
        break;
      default:
        if (token.content)
          add(new TextRun({ text: token.content, ...look, ...(link ? { style: 'Hyperlink' } : {}) }));
    }
  return runs;
}
