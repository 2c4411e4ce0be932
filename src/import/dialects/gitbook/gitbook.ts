/** GitBook's blocks, `{% hint style="info" %}`: https://gitbook.com/docs/creating-content/blocks */
import { convertDirectives } from '#import/dialects/directives.ts';
import type { ArticleContext } from '#import/tree/article-context.ts';
import { decodePath } from '#import/tree/addresses.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { apiText } from './api.ts';
import { convertHtml, type ValueOf } from './html.ts';
import { includeMdBook } from './mdbook.ts';
import { stepEdits } from './steps.ts';
import { codesIn, isContainer, isInside, outermost, tagsIn, valueIn, type Tag } from './tags.ts';

export interface GitbookDialect {
  /** The text of another file; `undefined` where there is none. */
  readonly include: (address: string) => string | undefined;
  readonly valueOf: ValueOf;
}

/** Turns GitBook's blocks into containers, and those into ours. */
export const gitbookDialect =
  ({ include, valueOf }: GitbookDialect) =>
  (source: TracedText, context: ArticleContext): TracedText => {
    const opened = openSections(includeTexts(includeMdBook(source, include), include));
    const { text, valueIn: valueHere } = takeVariables(opened, valueOf);
    const whole = convertHtml(text, valueHere, context);
    const tags = tagsIn(whole.text);
    const edits = tags.flatMap((tag) => editsOf(tag, tags, whole, context));
    return convertDirectives(applyEdits(whole, outermost(edits)), context);
  };

/** Parts to open of the plugin "sectionx", `<!--sec data-title="…" ces-->`, as blocks. */
function openSections(source: TracedText): TracedText {
  const codes = source.text.includes('sec') ? codesIn(source.text) : [];
  const edits = [
    ...edited(source.text, /<!--\s*sec\s([^>]{0,1000}?)\bces\s*-->/g, (match) => {
      const title = /\bdata-title=(?:"([^"\n]*)"|'([^'\n]*)')/.exec(match[1] ?? '');
      return `\n{% details title="${(title?.[1] ?? title?.[2] ?? '…').replaceAll('"', "'")}" %}\n`;
    }),
    ...edited(source.text, /<!--\s*endsec\s*-->/g, () => '\n{% enddetails %}\n'),
  ];
  return applyEdits(
    source,
    edits.filter(({ start }) => !isInside(codes, start)),
  );
}

/** The text without its `{% set name = 'value' %}`, and what they set. Signs of layout in HTML are no value. */
function takeVariables(source: TracedText, valueOf: ValueOf): { text: TracedText; valueIn: ValueOf } {
  const values = new Map<string, string>();
  const edits = tagsIn(source.text).flatMap(({ name, text, start, end }): Edit[] => {
    const [, key, double, single] = /^\s*([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')\s*$/.exec(text) ?? [];
    if (name !== 'set' || key === undefined) return [];
    values.set(key, (double ?? single ?? '').replace(/<[^>]*>/g, '').trim());
    return [{ start, end, text: '' }];
  });
  return { text: applyEdits(source, edits), valueIn: (name) => values.get(name) ?? valueOf(name) };
}

const edited = (text: string, pattern: RegExp, write: (match: RegExpExecArray) => string): Edit[] =>
  [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: write(match),
  }));

/** Texts that others include may include others again. */
function includeTexts(source: TracedText, include: GitbookDialect['include'], depth = 0): TracedText {
  const edits = tagsIn(source.text).flatMap((tag): Edit[] => {
    if (tag.name !== 'include') return [];
    const text = include(/"([^"]+)"/.exec(tag.text)?.[1] ?? '');
    return text === undefined ? [] : [{ start: tag.start, end: tag.end, text: text.trim() }];
  });
  if (edits.length === 0) return source;
  const whole = applyEdits(source, edits);
  return depth < mostIncludes && whole.text.length < mostIncluded
    ? includeTexts(whole, include, depth + 1)
    : whole;
}

const mostIncludes = 4;
/** Characters after which texts that include themselves are taken as they are. */
const mostIncluded = 200_000;

function editsOf(tag: Tag, tags: readonly Tag[], source: TracedText, context: ArticleContext): Edit[] {
  const { start, end, name, isEnd, partner } = tag;
  const write = (text: string): Edit[] => [{ start, end, text }];
  if (name === 'stepper' && partner) return isEnd ? [] : stepEdits(tag, tags, source.text);
  if (name === 'step' && isInStepper(tag, tags)) return [];
  if (isContainer(tag)) return write(onItsLine(tag, source.text));
  if (name === 'content-ref' && partner) return isEnd ? [] : reference(tag, partner, source.text);
  const api = apiText(tag);
  if (api !== undefined) {
    if (name === 'openapi' && !isEnd)
      context.note(
        'foreign-syntax',
        source.lineAt(start),
        'a description of an API that the site would draw',
      );
    return write(api);
  }
  if (/^(?:youtube|vimeo|video)$/.test(name) && partner && !isEnd)
    return [{ start, end: partner.end, text: embedText(source.text.slice(end, partner.start).trim()) }];
  if (name === 'filename' && partner) return write('**');
  if (isEnd) return write('');
  const text = blockText(tag, source.text);
  return text === undefined ? [] : write(text);
}

const isInStepper = ({ start }: Tag, tags: readonly Tag[]) =>
  tags.some(
    ({ name, isEnd, partner, start: from }) =>
      name === 'stepper' && !isEnd && from < start && partner !== undefined && partner.start > start,
  );

/** The line of a container, apart from text that stands on it: `{% hint style="info" %} Text {% endhint %}`. */
function onItsLine(tag: Tag, text: string): string {
  const line = text.slice(text.lastIndexOf('\n', tag.start - 1) + 1, tag.start);
  const rest = /^[^\n]*/.exec(text.slice(tag.end))?.[0] ?? '';
  const edge = `\n${/^[ \t>]*/.exec(line)?.[0] ?? ''}`;
  const isAfterText = tag.isEnd && line.trim().replace(/^>+/, '') !== '';
  return (isAfterText ? edge : '') + containerLine(tag) + (rest.trim() === '' ? '' : edge);
}

function containerLine(tag: Tag): string {
  const colons = ':'.repeat(3 + tag.height);
  if (tag.isEnd) return colons;
  if (tag.name === 'tabs') return `${colons}tabs`;
  if (tag.name === 'hint') return `${colons}${valueIn(tag, 'style') ?? 'info'}`;
  const title = valueIn(tag, 'title') ?? valueIn(tag, 'summary') ?? '…';
  return `${colons}${tag.name}[${title.replace(/[[\]]/g, '\\$&')}]`;
}

/** A link whose words are the title of its page; one that GitBook itself couldn't follow keeps its words. */
function reference(tag: Tag, close: Tag, text: string): Edit[] {
  const url = valueIn(tag, 'url') ?? '';
  const isBroken = /(?:^|\/)broken-reference/.test(url);
  const words = isBroken ? text.slice(tag.end, close.start).trim() : `[](<${url}>)`;
  return [{ start: tag.start, end: close.end, text: words }];
}

/** What a block without an end, or the beginning of one, becomes; `undefined` where nothing here understands it. */
function blockText(tag: Tag, text: string): string | undefined {
  switch (tag.name) {
    case 'embed':
      return embedText(valueIn(tag, 'url') ?? '');
    case 'page-ref':
      return `[](<${valueIn(tag, 'page') ?? ''}>)`;
    case 'file': {
      const src = valueIn(tag, 'src') ?? '';
      const name = decodePath(src.split('/').at(-1) ?? 'File');
      return `[${valueIn(tag, 'caption') ?? name}](<${src}>)`;
    }
    case 'code': {
      const title = valueIn(tag, 'title');
      return title === undefined ? '' : `**${title}**\n${indentAt(text, tag.start)}`;
    }
    case '@mermaid/diagram':
      return `\`\`\`mermaid\n${(valueIn(tag, 'content') ?? '').replaceAll('`', '')}\n\`\`\``;
    default: {
      const url = tag.name.startsWith('@') ? valueIn(tag, 'url') : undefined;
      return url === undefined ? (layout.test(tag.name) ? '' : undefined) : `<${url}>`;
    }
  }
}

/** Blocks that only say how their content looks. */
const layout = /^(?:columns?|updates|update|prompt|if|cards?|carousel|raw|code-tabs(?:-item)?)$/;

const embedText = (url: string) =>
  /youtu\.?be|vimeo|loom\.com|wistia|\.mp4(?:[?#]|$)/.test(url)
    ? `<iframe src="${url}"></iframe>`
    : `<${url}>`;

const indentAt = (text: string, offset: number) => /[ \t>]*$/.exec(text.slice(0, offset))?.[0] ?? '';
