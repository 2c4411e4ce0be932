/** Finds blocks that never end: code and containers (`:::name`) that swallow the rest of a text. */
import type { MdastNode } from 'satteri';
import type { ProblemCode } from '#problems/rules.ts';
import { containers } from './vocabulary.ts';
import { whatIsWritten } from './other-dialects.ts';
import type { NodeOf } from './nodes.ts';

/** Something wrong with a block; `line` is counted from 1 in the body. */
export interface FenceFinding {
  readonly code: ProblemCode;
  readonly line: number;
  readonly message: string;
  readonly fix: string;
}

const fence = /^(`{3,}|~{3,})/;

/** A block of code that never ends, or that has swallowed the beginning of the next one. */
export function checkCode(node: NodeOf<'code'>, body: string): FenceFinding[] {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return [];
  const lines = body
    .slice(start.offset, end.offset)
    .trimEnd()
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(/^[> \t]*/, '')));
  const [, mark] = fence.exec(lines[0] ?? '') ?? [];
  // Indented code has no fence to close.
  if (mark === undefined) return [];
  const closes = (line: string) => line.startsWith(mark) && line.replaceAll(mark.charAt(0), '').trim() === '';
  const opensAnother = (line: string) =>
    line.startsWith(mark) && /^[\w+#.-]+$/.test(line.replaceAll(mark.charAt(0), '').trim());
  const next = lines.findIndex((line, index) => index > 0 && opensAnother(line));
  if (next > 0) {
    return [
      {
        code: 'code-unclosed',
        line: start.line,
        message: `The code block that begins here isn't closed before another one begins, in the ${ordinal(next)} line below.`,
        fix: `Write "${mark}" on a line of its own below the code.`,
      },
    ];
  }
  if (lines.length > 1 && closes(lines.at(-1) ?? '')) return [];
  return [
    {
      code: 'code-unclosed',
      line: start.line,
      message: "The code block that begins here isn't closed, so everything below it is shown as code.",
      fix: `Write "${mark}" on a line of its own below the code.`,
    },
  ];
}

const ordinal = (n: number) =>
  `${n}${n % 10 === 1 && n % 100 !== 11 ? 'st' : n % 10 === 2 && n % 100 !== 12 ? 'nd' : n % 10 === 3 && n % 100 !== 13 ? 'rd' : 'th'}`;

interface Opened {
  readonly colons: number;
  readonly name: string;
  readonly line: number;
  /** Whether a container inside it has the same number of colons, so that the first end would close both. */
  hasEqual: boolean;
}

const opening = /^[> \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(:{3,})([ \t]*)([A-Za-z][\w-]*)/;
/** A block of ours with two colons, which is told as an unknown directive: its end is not one too many as well. */
const leaf = /^[> \t]*::(?!:)([A-Za-z][\w-]*)/;
const closing = /^[> \t]*(:{2,})[ \t]*$/;

/** Containers that never end, end what never began, or have as many colons as what is in them. */
export function checkContainers(tree: MdastNode, body: string): FenceFinding[] {
  if (!body.includes('::')) return [];
  const isCode = linesOf(tree, ['code', 'html']);
  const open: Opened[] = [];
  const found: FenceFinding[] = [];
  let leaves = 0;
  for (const [index, text] of body.split('\n').entries()) {
    const line = index + 1;
    if (isCode(line)) continue;
    if ((leaf.exec(text)?.[1] ?? '') in containers) leaves++;
    const [, colons = '', space = '', name] = opening.exec(text) ?? [];
    if (name !== undefined) {
      if (space !== '') found.push(spaced(line, name, colons, space));
      const parent = open.at(-1);
      if (parent && parent.colons <= colons.length && canHold(parent.name, name)) parent.hasEqual = true;
      open.push({ colons: colons.length, name, line, hasEqual: false });
      continue;
    }
    const [, end] = closing.exec(text) ?? [];
    if (end === undefined) continue;
    if (end.length < 3) {
      found.push(tooShortEnd(line, open.pop()));
      continue;
    }
    const at = open.findLastIndex((one) => one.colons === end.length);
    const closed = open.splice(at < 0 ? open.length - 1 : at);
    if (closed.length === 0 && leaves-- <= 0) {
      found.push({
        code: 'directive-unclosed',
        line,
        message: `"${end}" ends a block, but none is open here.`,
        fix: 'Remove it, or write the first line of the block, such as ":::steps".',
      });
    }
    for (const lost of closed.slice(1)) found.push(...unclosed(lost));
    if (closed[0]?.hasEqual) found.push(tooFewColons(closed[0]));
  }
  // Blocks inside one that never ends can't be told apart, so report only the outermost.
  found.push(...unclosedOutermost(open));
  return found;
}

/** Only containers of ours are looked at: the name of another is a problem of its own. */
const unclosed = ({ name, line, colons }: Opened): FenceFinding[] =>
  name in containers
    ? [
        {
          code: 'directive-unclosed',
          line,
          message: `"${':'.repeat(colons)}${name}" isn't closed, so everything below it becomes part of it.`,
          fix: `Write "${':'.repeat(colons)}" on a line of its own where the block ends.`,
        },
      ]
    : [];

const unclosedOutermost = ([outermost]: readonly Opened[]) => {
  if (!outermost) return [];
  return outermost.hasEqual ? [unclosedAbove(outermost)] : unclosed(outermost);
};

/** Its end is missing, or the end of a block in it was taken for its own. */
const unclosedAbove = ({ name, line, colons }: Opened): FenceFinding => ({
  code: 'directive-unclosed',
  line,
  message: `"${':'.repeat(colons)}${name}" isn't closed before another block begins.`,
  fix: `Write "${':'.repeat(colons)}" where it ends. If the other block is part of it, write "${':'.repeat(colons + 1)}${name}" and end it with "${':'.repeat(colons + 1)}".`,
});

const canHold = (parent: string, child: string) => parent in containers && child in containers;

const tooFewColons = ({ name, line, colons }: Opened): FenceFinding => ({
  code: 'directive-malformed',
  line,
  message: `":::${name}" has no more colons than the block in it, so the first "${':'.repeat(colons)}" ends both.`,
  fix: `Write "${':'.repeat(colons + 1)}${name}" and end it with "${':'.repeat(colons + 1)}".`,
});

const tooShortEnd = (line: number, ended: Opened | undefined): FenceFinding => ({
  code: 'directive-malformed',
  line,
  message: '"::" ends no block. Readers would see it.',
  fix: ended ? `Write "${':'.repeat(ended.colons)}", which ends ":::${ended.name}".` : 'Remove it.',
});

const spaced = (line: number, name: string, colons: string, space: string): FenceFinding => ({
  code: 'directive-malformed',
  line,
  message: `"${colons}${space}${name}" has a space in it, so readers would see it as text.`,
  fix: `Write "${whatIsWritten(name) ?? `${colons}${name}`}" instead.`,
});

/** Tells whether a line of the body belongs to a node of these types. */
export function linesOf(tree: MdastNode, types: readonly MdastNode['type'][]): (line: number) => boolean {
  const lines = new Set<number>();
  const waiting = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const { start, end } = node.position ?? {};
    if (types.includes(node.type) && start && end) {
      for (let line = start.line; line <= end.line; line++) lines.add(line);
    } else if ('children' in node) waiting.push(...(node.children as MdastNode[]));
  }
  return (line) => lines.has(line);
}
