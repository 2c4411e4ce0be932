/** Tags of GitBook's blocks, `{% hint style="info" %}`, with their places. */
import type { Edit } from '#import/tree/markdown/traced-text.ts';
import { parseMarkdown, spanOf, walk, type Span } from '#import/tree/markdown/parse.ts';

export interface Tag extends Span {
  readonly name: string;
  readonly isEnd: boolean;
  /** What stands behind the name. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the tag stands that closes or opens its block; absent where none does. */
  partner: Tag | undefined;
  /** How many containers stand inside each other in its block. */
  height: number;
}

// A block of an integration, `{% @mermaid/diagram content="…" %}`, may have values of several lines.
const written =
  /\{%-?\s*(end)?(?:(@[\w-]+\/[\w-]+)((?:\s+[\w-]+="[^"]*")*\s*)|([a-z-]+)((?:"[^"\n]*"|"(?![^"\n]*")|(?!-?%\})[^\n"])*))-?%\}/g;

/** All tags outside of code, each with its partner. */
export function tagsIn(text: string): readonly Tag[] {
  if (!text.includes('{%')) return [];
  const codes = codesIn(text);
  const tags = [...text.matchAll(written)].flatMap((match): Tag[] => {
    const [whole, end, integration, values = '', name = '', rest = ''] = match;
    if (isInside(codes, match.index)) return [];
    return [
      {
        name: integration ?? name,
        isEnd: end !== undefined,
        text: integration === undefined ? rest : values,
        start: match.index,
        end: match.index + whole.length,
        partner: undefined,
        height: 0,
      },
    ];
  });
  const closed = closeTabs(tags, text);
  pair(closed);
  return closed;
}

/** Tags with an end for each tab that has none: it ends where the next one, or the end of all tabs, follows. */
function closeTabs(tags: readonly Tag[], text: string): Tag[] {
  const closed: Tag[] = [];
  const open: Tag[] = [];
  for (const tag of tags) {
    if (tag.name === 'tab' || tag.name === 'tabs') {
      const last = open.at(-1);
      if (last?.name === 'tab' && tag.isEnd === (tag.name === 'tabs')) {
        const at = Math.max(last.end, text.slice(0, tag.start).trimEnd().length);
        closed.push({ ...last, isEnd: true, text: '', start: at, end: at });
        open.pop();
      }
      if (!tag.isEnd) open.push(tag);
      else if (open.at(-1)?.name === tag.name) open.pop();
    }
    closed.push(tag);
  }
  return closed;
}

/** Where code stands. */
export function codesIn(text: string): readonly Span[] {
  const codes: Span[] = [];
  walk(parseMarkdown(text).root, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') codes.push(spanOf(node));
  });
  return codes;
}

export const isInside = (spans: readonly Span[], offset: number): boolean =>
  spans.some((span) => offset >= span.start && offset < span.end);

/** Blocks that become containers. */
const containers = new Set(['hint', 'tabs', 'tab', 'details', 'stepper']);

export const isContainer = ({ name, partner }: Tag): boolean => containers.has(name) && partner !== undefined;

/** Finds partners, and how many more colons a block needs than those in it. */
function pair(tags: readonly Tag[]): void {
  const open: Tag[] = [];
  for (const tag of tags) {
    if (!tag.isEnd) {
      open.push(tag);
      continue;
    }
    const at = open.findLastIndex(({ name }) => name === tag.name);
    const start = open[at];
    if (!start) continue;
    open.length = at;
    [start.partner, tag.partner] = [tag, start];
    if (!containers.has(tag.name)) continue;
    tag.height = start.height;
    const around = open.findLast(({ name }) => containers.has(name));
    if (around) around.height = Math.max(around.height, start.height + 1);
  }
}

/** A value of a tag: `url` of `{% embed url="…" %}`. */
export const valueIn = ({ text }: Pick<Tag, 'text'>, key: string): string | undefined => {
  const [, quoted, bare] = new RegExp(`(?:^|\\s)${key}\\s*=\\s*(?:"([^"]*)"|([^\\s"]+))`).exec(text) ?? [];
  return quoted ?? bare;
};

/** The edits without those in others: what a reference replaces has edits of its own. */
export function outermost(edits: readonly Edit[]): Edit[] {
  let end = 0;
  return edits
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((edit) => {
      if (edit.start < end) return false;
      end = edit.end;
      return true;
    });
}
