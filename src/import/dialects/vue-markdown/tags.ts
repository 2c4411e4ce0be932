/** Vue in texts: components, attributes that are code, `{{ expressions }}`. What they say stays. */
import { escapeHtml } from '#base/escape-html.ts';
import { readShortcode } from '#import/dialects/emoji.ts';
import type { ArticleContext } from '#import/tree/article-context.ts';
import { parseMarkdown, spanOf, walk, type Span } from '#import/tree/markdown/parse.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';

const tag =
  /(?<!\\)<(\/?)([A-Za-z][\w.-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(\/?)>/g;

interface Tag extends Span {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'alone';
  readonly attributes: ReadonlyMap<string, string>;
}

/** The text without code of Vue; `values` says what `{{ $frontmatter.title }}` is. */
export function plainVue(
  source: TracedText,
  context: ArticleContext,
  values: (expression: string) => string | undefined,
): TracedText {
  const codes = codeSpans(source.text);
  const isCode = (at: number) => codes.some(({ start, end }) => at >= start && at < end);
  const tags = [...source.text.matchAll(tag)].filter(({ index }) => !isCode(index)).map(readTag);
  const edits = [
    ...tags.flatMap((one) => editsOf(one, tags, source, context)),
    ...[...source.text.matchAll(/\{\{([^{}]*)\}\}/g)].flatMap((match): Edit[] => {
      const value = isCode(match.index) ? undefined : values((match[1] ?? '').trim());
      if (value === undefined) return [];
      return [{ start: match.index, end: match.index + match[0].length, text: value }];
    }),
    ...[...source.text.matchAll(/(?<![\w:]):([a-z0-9_+-]+):(?![\w:])/g)].flatMap((match): Edit[] => {
      const shown = isCode(match.index) ? undefined : readShortcode(match[1] ?? '', false);
      if (shown === undefined) return [];
      return [{ start: match.index, end: match.index + match[0].length, text: shown }];
    }),
  ];
  return applyEdits(source, withoutOverlaps(edits));
}

function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  let end = 0;
  return edits
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((edit) => {
      if (edit.start < end) return false;
      end = edit.end;
      return true;
    });
}

function codeSpans(text: string): Span[] {
  const spans: Span[] = [];
  walk(parseMarkdown(text).root, (node) => {
    const isFenced = node.type === 'code' && /^[`~]/.test(text.slice(spanOf(node).start));
    if (isFenced || node.type === 'inlineCode') spans.push(spanOf(node));
  });
  return spans;
}

function readTag(match: RegExpExecArray): Tag {
  const [whole, slash, name = '', written = '', alone] = match;
  const attributes = new Map(
    [...written.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g)].map(
      ([, key = '', double, single, bare]) => [key, double ?? single ?? bare ?? ''] as const,
    ),
  );
  const kind = slash === '/' ? 'close' : alone === '/' ? 'alone' : 'open';
  return { name, kind, attributes, start: match.index, end: match.index + whole.length };
}

const isComponent = (name: string) =>
  /^[A-Z]/.test(name) || name.includes('-') || /^(?:template|component|slot|transition|teleport)$/.test(name);

function editsOf(one: Tag, tags: readonly Tag[], source: TracedText, context: ArticleContext): Edit[] {
  const { start, end, name, kind } = one;
  const write = (text: string): Edit[] => [{ start, end, text }];
  if (!isComponent(name)) return kind === 'close' ? [] : plainAttributes(one);
  const group = /^code-?group$/i.test(name)
    ? 'tabs'
    : /^(?:code-?group-?item|code-block)$/i.test(name)
      ? 'tab'
      : undefined;
  if (group !== undefined) {
    const colons = group === 'tabs' ? '::::' : ':::';
    const label = group === 'tab' ? `[${one.attributes.get('title') ?? 'Code'}]` : '';
    return write(kind === 'close' ? `\n${colons}\n` : `\n${colons}${group}${label}\n`);
  }
  const link = linkOf(one);
  if (kind === 'close') {
    const open = tags.findLast(
      (other) => other.kind === 'open' && other.name === name && other.start < start,
    );
    const leads = open && linkOf(open);
    return write(leads === undefined ? '' : '</a>');
  }
  if (!/^(?:badge|template|client-?only|router-?link|component|slot|transition)$/i.test(name))
    context.note('component-unknown', source.lineAt(start), `<${name}>`);
  if (kind === 'open') return write(link === undefined ? '' : `<a href="${escapeHtml(link)}">`);
  const words = ['text', 'title', 'label', 'name', 'description'].flatMap((key) => literal(one, key) ?? []);
  if (link !== undefined) return write(`<a href="${escapeHtml(link)}">${escapeHtml(words[0] ?? link)}</a>`);
  return write(/^badge$/i.test(name) ? words.slice(0, 1).join('') : words.join(': '));
}

/** Where a component leads. */
const linkOf = (one: Tag): string | undefined =>
  literal(one, 'href') ?? literal(one, 'link') ?? (/link$/i.test(one.name) ? literal(one, 'to') : undefined);

/** What an attribute says, where it isn't code. */
function literal({ attributes }: Tag, key: string): string | undefined {
  const bound = attributes.get(`:${key}`) ?? attributes.get(`v-bind:${key}`);
  const value = attributes.get(key) ?? (bound === undefined ? undefined : literalIn(bound));
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

/** `'/a.png'`, `withBase('/a.png')` */
const literalIn = (code: string) => /^\s*(?:[\w$.]+\(\s*)?(['"`])([^'"`$]*)\1\s*\)?\s*$/.exec(code)?.[2];

/** An element of HTML without attributes that are code, and with what those say that are only words. */
function plainAttributes({ start, end, name, kind, attributes }: Tag): Edit[] {
  if (![...attributes.keys()].some((key) => /^(?:[:@#]|v-)/.test(key))) return [];
  const kept = [...attributes].flatMap(([key, value]) => {
    if (!/^(?:[:@#]|v-)/.test(key)) return [value === '' ? key : `${key}="${value}"`];
    const plain = key.replace(/^(?::|v-bind:)/, '');
    const said = plain === key ? undefined : literalIn(value);
    return said === undefined || !/^(?:src|href|alt|title|width|height|id)$/.test(plain)
      ? []
      : [`${plain}="${said}"`];
  });
  return [{ start, end, text: `<${[name, ...kept].join(' ')}${kind === 'alone' ? ' /' : ''}>` }];
}
