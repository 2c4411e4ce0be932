/** Containers with colons, as Docusaurus, Starlight, VitePress and others write them: `:::tip[Title]`. */
import type { Nodes } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { whatIsWritten } from '#markdown/other-dialects.ts';
import type { ArticleContext } from '#import/tree/article-context.ts';
import { codeSpans } from '#import/tree/markdown/code-spans.ts';
import { toPlainText } from '#import/tree/markdown/parse.ts';
import { separateHtml } from '#import/tree/markdown/repairs.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { widenContainers } from '#import/tree/markdown/containers-nested.ts';
import { boxMeant } from './boxes.ts';
import { picturesIn } from './phrases.ts';
import {
  alertOf,
  containerOf,
  paragraphOf,
  rewrite,
  strongParagraph,
  textNode,
  type Replacement,
} from './rewrite.ts';

/** Turns containers of other systems into alerts and containers of ours. */
export function convertDirectives(source: TracedText, context: ArticleContext): TracedText {
  if (!source.text.includes(':::')) return source;
  const text = plainFences(applyEdits(source, separateHtml(source)));
  const root = unified().use(remarkParse).use(remarkGfm).use(containersOnly).parse(text.text);
  return rewrite(text, root, (node) => replaceDirective(node, text, context));
}

/** Fences with their titles in brackets, below each other, and longer around others. */
export const plainFences = (source: TracedText): TracedText =>
  widenContainers(applyEdits(source, [...bracketTitles(source), ...indentClosings(source)]));

/** Blocks alone: `:name` inside a line is a time or an emoji. */
export function containersOnly(this: Processor): void {
  const data = this.data();
  const { flow } = directive();
  (data.micromarkExtensions ??= []).push(flow === undefined ? {} : { flow });
  (data.fromMarkdownExtensions ??= []).push(directiveFromMarkdown());
}

/** Edits that write `::: tip Title` as `:::tip[Title]`. */
export function bracketTitles({ text }: TracedText): Edit[] {
  const codes = codeSpans(text);
  return [
    ...text.matchAll(/^([ \t>]*:{3,})([ \t]*)([A-Za-z][\w-]*)(?:([ \t]+)(?![{[\s])(.+?))?[ \t]*$/gm),
  ].flatMap((match) => {
    const [whole, marks = '', space = '', name = '', gap, title] = match;
    const isCode = codes.some(({ start, end }) => match.index >= start && match.index < end);
    if (isCode || (space === '' && gap === undefined)) return [];
    const label =
      title === undefined ? '' : `[${title.replace(/\s*\{[^{}]*\}$/, '').replace(/[[\]]/g, '\\$&')}]`;
    return [{ start: match.index, end: match.index + whole.length, text: `${marks}${name}${label}` }];
  });
}

/** What no writer nests. */
const deepest = 50;

interface OpenContainer {
  readonly start: number;
  readonly end: number;
  readonly indent: string;
  readonly colons: number;
}

/**
 * Edits that put beginning and end of a container below each other: the end below the beginning, where a tool for
 * translators took its indentation; else the beginning above its text, where that has less.
 */
export function indentClosings({ text }: TracedText): Edit[] {
  if (!/^[ \t]+:{3,}/m.test(text)) return [];
  const codes = codeSpans(text);
  const open: OpenContainer[] = [];
  return [...text.matchAll(/^([ \t]*)(:{3,})[ \t]*(.*)$/gm)].flatMap((match): Edit[] => {
    const [whole, indent = '', { length: colons } = '', rest = ''] = match;
    if (codes.some(({ start, end }) => match.index >= start && match.index < end)) return [];
    if (rest !== '') {
      open.push({ start: match.index, end: match.index + whole.length, indent, colons });
      if (open.length > deepest) open.shift();
      return [];
    }
    const at = open.findLastIndex((one) => one.colons === colons);
    const begun = open[at];
    if (!begun) return [];
    const isAnother = open.some((one) => one.colons === colons && one.indent === indent);
    if (isAnother || indent.length >= begun.indent.length) {
      open.length = isAnother
        ? open.findLastIndex((one) => one.colons === colons && one.indent === indent)
        : at;
      return [];
    }
    open.length = at;
    const [, own = ''] = /^\s*\n([ \t]*)/.exec(text.slice(begun.end, match.index)) ?? [];
    const isTextOutside = own.length < begun.indent.length;
    const { start, from, to } = isTextOutside
      ? { start: begun.start, from: begun.indent, to: indent }
      : { start: match.index, from: indent, to: begun.indent };
    return [{ start, end: start + from.length, text: to }];
  });
}

/** What a container becomes; other nodes stay. */
export function replaceDirective(node: Nodes, source: TracedText, context: ArticleContext): Replacement {
  if (node.type === 'containerDirective') return replaceContainer(node, source, context);
  if (node.type === 'leafDirective') return replaceLeaf(node, source, context);
  return undefined;
}

const lineOf = (node: Nodes, source: TracedText) =>
  node.position?.start.offset === undefined ? undefined : source.lineAt(node.position.start.offset);

function replaceContainer(
  node: ContainerDirective,
  source: TracedText,
  context: ArticleContext,
): Replacement {
  const name = node.name.toLowerCase();
  const label = labelOf(node);
  const children = node.children.filter((child) => child !== label);
  const title = label && 'children' in label ? label.children : attributeTitle(node);
  const ours = whatIsWritten(name) ?? '';
  if (/^code-?group$/.test(name)) return codeGroup(children);
  if (/^(?:raw|v-pre)$/.test(name)) return children;
  const only = ours === ':::tabs' && children.length === 1 ? children[0] : undefined;
  if (only?.type === 'containerDirective' && only.name === 'tab') return shownTab(only);
  if (ours.startsWith(':::')) {
    const isBare = name === 'details' && title.length === 0;
    if (ours === `:::${name}` && node.position && !isBare && isClosed(node.position, source))
      return undefined;
    const pictures = picturesIn(title);
    const first = pictures.length === 0 ? [] : [paragraphOf(pictures)];
    return [containerOf(ours.slice(3), restOf(node, title), [...first, ...children])];
  }
  const kind = boxMeant(name);
  if (kind !== undefined) return alertOf(kind, isDefault(title, name) ? [] : title, children);
  context.note('foreign-syntax', lineOf(node, source), `:::${node.name}`);
  return [...(title.length > 0 ? [strongParagraph(title)] : []), ...children];
}

/** Whether it has a last line of its own; one that ends with what is around it needs one. */
const isClosed = ({ start, end }: NonNullable<Nodes['position']>, { text }: TracedText) =>
  /\n[ \t>]*:{3,}[ \t]*$/.test(text.slice(start.offset, end.offset));

const labelOf = ({ children }: ContainerDirective) =>
  children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel);

/** A tab without others to choose from: what it holds, under its name. */
function shownTab(tab: ContainerDirective): readonly Nodes[] {
  const label = labelOf(tab);
  const name = label && 'children' in label ? label.children : [];
  return [
    ...(name.length > 0 ? [strongParagraph(name)] : []),
    ...tab.children.filter((child) => child !== label),
  ];
}

const attributeTitle = ({ attributes }: ContainerDirective): Nodes[] => {
  const title = attributes?.['title'] ?? attributes?.['label'];
  return title ? [textNode(title)] : [];
};

/** A title that only repeats what the alert is called. */
const isDefault = (title: readonly Nodes[], name: string) =>
  title.map(toPlainText).join('').trim().toLowerCase() === name;

function restOf({ name, attributes }: ContainerDirective, title: readonly Nodes[]): string {
  const text = title.map(toPlainText).join('').replace(/[[\]]/g, '\\$&');
  const label = text !== '' || /^(?:tabs|steps)$/.test(name) ? text : name === 'details' ? 'Details' : '…';
  const sync = attributes?.['sync'] ?? attributes?.['syncKey'];
  return `${label === '' ? '' : `[${label}]`}${sync ? `{sync="${sync}"}` : ''}`;
}

function replaceLeaf(node: LeafDirective, source: TracedText, context: ArticleContext): Replacement {
  context.note('foreign-syntax', lineOf(node, source), `::${node.name}`);
  return node.children.length > 0 ? [paragraphOf(node.children)] : [];
}

/** Blocks of code with their names in the fence, ```` ```sh [npm] ````, as tabs. */
function codeGroup(children: readonly Nodes[]): readonly Nodes[] {
  const others = children.filter(({ type }) => type !== 'code');
  const tabs = children.flatMap((child) => {
    if (child.type !== 'code') return [];
    const name = /\[([^\]]+)\]/.exec(child.meta ?? '')?.[1] ?? child.lang ?? 'Code';
    return [
      containerOf('tab', `[${name}]`, [{ type: 'code', lang: child.lang ?? null, value: child.value }]),
    ];
  });
  const [only] = tabs;
  if (tabs.length > 1) return [containerOf('tabs', '', tabs), ...others];
  return [...(only?.children ?? []), ...others];
}
