import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { mistakeIn, type Stretch, tooDeepIn } from './json-mistake.ts';

/** A stretch of one line. Lines and columns count from 1, as editors do. */
export interface Span {
  line: number;
  column: number;
  length: number;
}

/** A finding's place: a JSON pointer, and what it is about there. */
interface Placed {
  path: string;
  code?: string;
}

/**
 * Tells where in their file findings are. Something missing is at the opening of what it is missing from. The file is
 * read once for all of them.
 */
export function spansIn(source: string): (finding: Placed) => Span {
  const deep = tooDeepIn(source);
  if (deep) return () => spanAt(source, deep);
  const mistake = mistakeIn(source);
  if (mistake) return () => spanAt(source, mistake);
  const root = parseTree(source);
  const starts = lineStarts(source);
  return (finding) => spanAt(source, root ? stretchOf(root, finding) : { offset: 0, length: 1 }, starts);
}

function stretchOf(root: Node, finding: Placed): Stretch {
  const { node, found } = follow(root, partsOf(finding.path));
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  if (found && key && isAboutKey(finding, node)) return key;
  return node.children ? { offset: node.offset, length: 1 } : node;
}

/** As far as the path goes in this file. */
function follow(root: Node, parts: string[]): { node: Node; found: boolean } {
  let node = root;
  for (const part of parts) {
    const next = findNodeAtLocation(node, [node.type === 'array' ? Number(part) : part]);
    if (!next) return { node, found: false };
    node = next;
  }
  return { node, found: true };
}

/** The author chose the wrong name, not the wrong value. */
function isAboutKey({ code = '' }: Placed, value: Node): boolean {
  if (code === 'not-an-id') return value.type !== 'string';
  return ['unknown-field', 'coverage-unknown-total', 'scale-differs-from-shared'].includes(code);
}

/** The keys and indexes of a JSON pointer (RFC 6901). */
function partsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** @param starts where each line of the source begins, when it is known */
export function spanAt(source: string, { offset, length }: Stretch, starts = lineStarts(source)): Span {
  const line = lineOf(offset, starts);
  const rest = (starts[line] ?? source.length + 1) - 1 - offset;
  const isBeforeReturn = source.charAt(offset + rest - 1) === '\r';
  return {
    line,
    column: offset - (starts[line - 1] ?? 0) + 1,
    length: Math.max(Math.min(length, isBeforeReturn ? rest - 1 : rest), 1),
  };
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let end = source.indexOf('\n'); end !== -1; end = source.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

/** The number of the line that holds the offset, from 1: found by halving, as a file may have a million lines. */
function lineOf(offset: number, starts: number[]): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
