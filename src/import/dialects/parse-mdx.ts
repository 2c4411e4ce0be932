/** Reads MDX, also where it is not quite MDX: what does not parse is text. */
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { z } from 'zod';
import { parseMarkdown, spanOf, walk, type Span } from '#import/tree/markdown/parse.ts';
import { containersOnly } from './directives.ts';

/** Signs of the source that the parser must not see, each as one character that no text uses. */
const masks = { '<': '\uE002', '{': '\uE000', '}': '\uE001' } as const;

/** The signs again. */
export const unmask = (text: string): string =>
  text.replace(/[\uE000-\uE002]/g, (sign) => (sign === '\uE000' ? '{' : sign === '\uE001' ? '}' : '<'));

export interface MdxTree {
  readonly root: Root;
  /** Places where a tag or an expression begins that could not be read. */
  readonly unread: readonly number[];
}

const mostTries = 200;

/** The tree of a text, with the positions of that text. */
export function parseMdx(text: string): MdxTree {
  let masked = maskForeign(text);
  const unread: number[] = [];
  for (let tries = 0; tries < mostTries; tries++) {
    try {
      return { root: mdx().parse(masked), unread };
    } catch (error) {
      const at = culprit(masked, error);
      if (at === undefined) break;
      unread.push(at);
      masked = maskAt(masked, at);
    }
  }
  return { root: mdx().parse(masked.replaceAll('<', masks['<']).replaceAll('{', masks['{'])), unread };
}

const mdx = () => unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(containersOnly);

const maskAt = (text: string, at: number) => {
  const sign = text[at] === '{' ? masks['{'] : masks['<'];
  return text.slice(0, at) + sign + text.slice(at + 1);
};

/** Comments of HTML, ids of headings, addresses in pointed brackets, and signs that begin nothing. */
function maskForeign(text: string): string {
  const codes = codeSpans(text);
  const isCode = (at: number) => codes.some(({ start, end }) => at >= start && at < end);
  const mask = (pattern: RegExp, make: (match: string) => string) => (written: string) =>
    written.replace(pattern, (...found: unknown[]) => {
      const match = String(found[0]);
      const at = found.find((one): one is number => typeof one === 'number') ?? 0;
      return isCode(at) ? match : make(match);
    });
  return [
    mask(/<!--[\s\S]*?-->/g, (match) => match.replace(/[^\n]/g, ' ')),
    mask(/\{#[^{}\s]+\}/g, (match) => masks['{'] + match.slice(1, -1) + masks['}']),
    mask(/<(?=https?:|mailto:|[^\s<>@]+@[^\s<>]+>)/g, () => masks['<']),
    mask(/<(?![A-Za-z/>])/g, () => masks['<']),
  ].reduce((masked, step) => step(masked), text);
}

function codeSpans(text: string): Span[] {
  const spans: Span[] = [];
  walk(parseMarkdown(text).root, (node) => {
    const isFenced = node.type === 'code' && /^[`~]/.test(text.slice(spanOf(node).start));
    if (isFenced || node.type === 'inlineCode') spans.push(spanOf(node));
  });
  return spans;
}

const point = z.object({ offset: z.number() });
const problem = z.object({
  message: z.string(),
  place: z.union([point, z.object({ start: point }).transform(({ start }) => start)]).nullish(),
});

/** Where the tag or expression begins that an error is about. */
function culprit(text: string, error: unknown): number | undefined {
  const { message = '', place } = problem.safeParse(error).data ?? {};
  const [, line, column] = /\((\d+):(\d+)/.exec(message) ?? [];
  const named = line && column ? offsetOf(text, Number(line), Number(column)) : undefined;
  const at = named ?? place?.offset;
  if (at === undefined) return undefined;
  if (text[at] === '<' || text[at] === '{') return at;
  const before = Math.max(text.lastIndexOf('<', at), text.lastIndexOf('{', at));
  return before === -1 ? undefined : before;
}

const offsetOf = (text: string, line: number, column: number) =>
  text
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length +
  (line > 1 ? 1 : 0) +
  column -
  1;
