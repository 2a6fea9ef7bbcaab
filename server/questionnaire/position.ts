import { findNodeAtLocation, type Node, type ParseError, parseTree } from 'jsonc-parser';

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

interface Stretch {
  offset: number;
  length: number;
}

/** Where in its file a finding is. Something missing is at the opening of what it is missing from. */
export function spanOf(source: string, finding: Placed): Span {
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { disallowComments: true });
  const [first] = errors;
  if (first) return spanAt(source, atOrBeforeEnd(source, first));
  return spanAt(source, root ? stretchOf(root, finding) : { offset: 0, length: 1 });
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

/** What is missing at the end of a file is shown at the last thing there, not on an empty line. */
function atOrBeforeEnd(source: string, { offset, length }: Stretch): Stretch {
  const last = Math.max(source.trimEnd().length - 1, 0);
  return offset > last ? { offset: last, length: 1 } : { offset, length };
}

function spanAt(source: string, { offset, length }: Stretch): Span {
  const before = source.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const [rest = ''] = source.slice(offset).split(/\r?\n/, 1);
  return { line: before.length, column, length: Math.max(Math.min(length, rest.length), 1) };
}
