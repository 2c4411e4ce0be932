/** GitBook's blocks, `{% hint style="info" %}`: https://gitbook.com/docs/creating-content/blocks */
import type { ArticleContext } from '#import/tree/article-context.ts';
import { parseMarkdown, spanOf, walk, type Span } from '#import/tree/markdown/parse.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { convertDirectives } from './directives.ts';

/** A tag with its place. */
interface Tag extends Span {
  readonly name: string;
  readonly isEnd: boolean;
  readonly text: string;
  /** How many blocks stand inside each other in it. */
  height: number;
  end: number;
}

/** Turns GitBook's blocks into containers, and those into ours. `include` gives the text of another file. */
export const gitbookDialect =
  (include: (address: string) => string | undefined) =>
  (source: TracedText, context: ArticleContext): TracedText => {
    const tags = tagsIn(source.text);
    measure(tags);
    const edits = tags.flatMap((tag): Edit[] => editsOf(tag, tags, source.text, include));
    return convertDirectives(applyEdits(source, edits), context);
  };

function tagsIn(text: string): Tag[] {
  if (!text.includes('{%')) return [];
  const codes: Span[] = [];
  walk(parseMarkdown(text).root, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') codes.push(spanOf(node));
  });
  return [...text.matchAll(/\{%-?\s*(end)?([a-z-]+)((?:"[^"\n]*"|(?!-?%\})[^\n])*?)-?%\}/g)].flatMap(
    (match): Tag[] => {
      const [whole, end, name = '', rest = ''] = match;
      const isCode = codes.some((span) => match.index >= span.start && match.index < span.end);
      if (isCode) return [];
      return [
        {
          name,
          isEnd: end !== undefined,
          text: rest,
          start: match.index,
          end: match.index + whole.length,
          height: 0,
        },
      ];
    },
  );
}

/** Which blocks become containers. */
const blocks = new Set(['hint', 'tabs', 'tab', 'details']);

/** A block needs more colons than those in it. */
function measure(tags: readonly Tag[]): void {
  const open: Tag[] = [];
  for (const tag of tags.filter(({ name }) => blocks.has(name))) {
    if (!tag.isEnd) {
      open.push(tag);
      continue;
    }
    const start = open.pop();
    if (!start) continue;
    tag.height = start.height;
    const around = open.at(-1);
    if (around) around.height = Math.max(around.height, start.height + 1);
  }
}

const valueIn = ({ text }: Tag, key: string) => new RegExp(`\\b${key}\\s*=\\s*"([^"]*)"`).exec(text)?.[1];

function editsOf(
  tag: Tag,
  tags: readonly Tag[],
  text: string,
  include: (address: string) => string | undefined,
): Edit[] {
  const { start, end, name, isEnd } = tag;
  const colons = ':'.repeat(3 + tag.height);
  const write = (now: string): Edit[] => [{ start, end, text: now }];
  if (isEnd) return blocks.has(name) ? write(colons) : name === 'content-ref' ? [] : write('');
  switch (name) {
    case 'hint':
      return write(`${colons}${valueIn(tag, 'style') ?? 'info'}`);
    case 'tabs':
      return write(`${colons}tabs`);
    case 'tab':
      return write(`${colons}tab[${(valueIn(tag, 'title') ?? '…').replace(/[[\]]/g, '\\$&')}]`);
    case 'embed': {
      const url = valueIn(tag, 'url') ?? '';
      return write(
        /youtu\.?be|vimeo|loom\.com|wistia|\.mp4(?:[?#]|$)/.test(url)
          ? `<iframe src="${url}"></iframe>`
          : `<${url}>`,
      );
    }
    case 'content-ref': {
      const close = tags.find((other) => other.isEnd && other.name === name && other.start > start);
      return close ? [{ start, end: close.end, text: `[](<${valueIn(tag, 'url') ?? ''}>)` }] : write('');
    }
    case 'file': {
      const src = valueIn(tag, 'src') ?? '';
      return write(`[${valueIn(tag, 'caption') ?? decodeURI(src.split('/').at(-1) ?? 'File')}](<${src}>)`);
    }
    case 'code': {
      const title = valueIn(tag, 'title');
      return write(title === undefined ? '' : `**${title}**\n${indentAt(text, start)}`);
    }
    case 'step':
      return [numbered(tag, tags, text)];
    case 'include':
      return write(include(/"([^"]+)"/.exec(tag.text)?.[1] ?? '')?.trim() ?? tagText(text, tag));
    default:
      return /^(?:stepper|columns?|updates|update|openapi(?:-[a-z]+)?|prompt|swagger|if|cards|card|carousel)$/.test(
        name,
      )
        ? write('')
        : [];
  }
}

/** A step with its number before its heading, or above its text. */
function numbered({ start, end }: Tag, tags: readonly Tag[], text: string): Edit {
  const before = tags.filter((tag) => tag.start <= start && !tag.isEnd);
  const first = before.findLastIndex(({ name }) => name === 'stepper');
  const number = before.slice(first + 1).filter(({ name }) => name === 'step').length;
  const [head, marks] = /^\s*(#{1,6}) +/.exec(text.slice(end)) ?? [];
  if (head === undefined || marks === undefined) return { start, end, text: `**${number}.**\n` };
  return { start, end: end + head.length, text: `\n${marks} ${number}. ` };
}

const tagText = (text: string, { start, end }: Span) => text.slice(start, end);

const indentAt = (text: string, offset: number) => /[ \t>]*$/.exec(text.slice(0, offset))?.[0] ?? '';
