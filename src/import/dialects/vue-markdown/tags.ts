/** Vue in texts: components, attributes that are code, `{{ expressions }}`. What they say stays. */
import { escapeHtml } from '#base/escape-html.ts';
import { saidIn, type Said, type SaidPicture } from '#import/dialects/components/properties.ts';
import { emojiEdits } from '#import/dialects/emoji.ts';
import type { ArticleContext } from '#import/tree/article-context.ts';
import { isHtmlElement } from '#import/tree/html/allowed.ts';
import { isPictureAddress } from '#import/tree/addresses.ts';
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
    ...emojiEdits(source.text, isCode),
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

/** Whether it is a component in small letters: `<badge>new</badge>`. Placeholders such as `<port>` have no end. */
const isOwnElement = ({ name, kind }: Tag, tags: readonly Tag[]) =>
  !isHtmlElement(name) &&
  (kind === 'alone' || tags.some((other) => other.name === name && other.kind !== kind));

function editsOf(one: Tag, tags: readonly Tag[], source: TracedText, context: ArticleContext): Edit[] {
  const { start, end, name, kind } = one;
  const write = (text: string): Edit[] => [{ start, end, text }];
  if (!isComponent(name) && !isOwnElement(one, tags))
    return kind === 'close' ? [] : plainElement(one, source, context);
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
  if (kind === 'close') {
    const open = tags.findLast(
      (other) => other.kind === 'open' && other.name === name && other.start < start,
    );
    return write(open && leads(open) ? '</a>' : '');
  }
  const said = saidBy(one);
  const pictures = said.pictures.map(imageHtml).join('\n');
  const isAll = kind === 'alone' && said.pictures.length > 0 && said.words.length === 0;
  if (!isAll && !/^(?:badge|template|client-?only|router-?link|component|slot|transition)$/i.test(name))
    context.note('component-unknown', source.lineAt(start), `<${name}>`);
  return write(pictures + wordsOf(one, said, isAloneOnLine(one, source.text)));
}

/** An element of HTML. One with an attribute that only components have, such as `to`, shows what that says: `<nav to="more">`. */
function plainElement(one: Tag, source: TracedText, context: ArticleContext): Edit[] {
  const named = literal(one, 'to');
  if (named === undefined) return plainAttributes(one);
  context.note('component-unknown', source.lineAt(one.start), `<${one.name}>`);
  return [{ start: one.start, end: one.end, text: escapeHtml(named) }];
}

/** What stands where the component stands, besides its pictures. */
function wordsOf(one: Tag, { title, href, words }: Said, isBlock: boolean): string {
  const link = leads(one) ? href : undefined;
  if (one.kind === 'open') {
    const head = title === undefined ? '' : `<strong>${escapeHtml(title)}</strong>`;
    if (link !== undefined) return `<a href="${escapeHtml(link)}">`;
    return isBlock && head !== '' ? `\n${head}\n\n` : '';
  }
  if (link !== undefined) return `<a href="${escapeHtml(link)}">${escapeHtml(words[0] ?? link)}</a>`;
  return /^badge$/i.test(one.name) ? words.slice(0, 1).join('') : words.join(': ');
}

const imageHtml = ({ url, alt, title }: SaidPicture) =>
  `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}"${title === undefined ? '' : ` title="${escapeHtml(title)}"`}>`;

const isAloneOnLine = ({ start, end }: Span, text: string) =>
  /(?:^|\n)[ \t]*$/.test(text.slice(0, start)) && /^[ \t]*(?:\n|$)/.test(text.slice(end));

/** Whether it is a link: `to` may mean other things. */
const leads = (one: Tag): boolean =>
  ['href', 'link', 'url', ...(/link$/i.test(one.name) ? ['to'] : [])].some(
    (key) => literal(one, key) !== undefined,
  ) && saidBy(one).href !== undefined;

const saidBy = (one: Tag): Said => {
  const names = [...one.attributes.keys()].map((key) => key.replace(/^(?::|v-bind:)/, ''));
  return saidIn(names, (name) => stringsOf(one, name));
};

/** What an attribute says; of code, its quoted words that name pictures. */
function stringsOf(one: Tag, name: string): readonly string[] {
  const said = literal(one, name);
  if (said !== undefined) return [said];
  const code = one.attributes.get(`:${name}`) ?? one.attributes.get(`v-bind:${name}`) ?? '';
  return [...code.matchAll(/(['"`])([^'"`$]*)\1/g)].map(([, , word = '']) => word).filter(isPictureAddress);
}

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
