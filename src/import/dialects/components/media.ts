/** Components that lead to something or show it: cards, links, pictures, code, players. */
import type { Nodes, PhrasingContent } from 'mdast';
import { z } from 'zod';
import { phrasesOf, picturesIn } from '#import/dialects/phrases.ts';
import { htmlNode, paragraphOf, strongParagraph, textNode } from '#import/dialects/rewrite.ts';
import { toPlainText } from '#import/tree/markdown/parse.ts';
import { asBlocks, type Component, type ComponentTools, type Element } from './component.ts';

export const card: Component = (node, tools) => {
  const [title, href] = [tools.text(node, 'title') ?? tools.text(node, 'label'), hrefOf(node, tools)];
  const description = tools.text(node, 'description');
  const words = title ?? node.children.map(toPlainText).join(' ').trim();
  if (href !== undefined) {
    const others = title === undefined ? '' : node.children.map(toPlainText).join(' ').trim();
    const rest = [description ?? '', others].filter(Boolean).join(' ');
    const pictures = picturesIn(node.children);
    const label = words || (pictures.length === 0 ? href : '');
    const shown =
      label === ''
        ? pictures
        : [...pictures, ...phrasesOf([textNode(pictures.length === 0 ? label : ` ${label}`)])];
    const link: Nodes = { type: 'link', url: href, children: shown };
    return tools.line(node, rest ? [link, textNode(`: ${rest}`)] : [link]);
  }
  return [...(title === undefined ? [] : [strongParagraph([textNode(title)])]), ...asBlocks(node.children)];
};

const hrefOf = (node: Element, { text }: ComponentTools) =>
  text(node, 'href') ?? text(node, 'to') ?? text(node, 'link');

export const link: Component = (node, tools) => {
  const url = hrefOf(node, tools);
  if (url === undefined) return [...anchorOf(node, tools), ...node.children];
  const words = node.children.length > 0 ? [] : [textNode(tools.text(node, 'title') ?? url)];
  return [...anchorOf(node, tools), ...wrapLink(node, url, words, tools)];
};

/** The id at the end of a heading, which a link around its words doesn't hold. */
const isHeadingId = (node: Nodes) => node.type === 'html' && /^ \{#[^{}]*\}$/.test(node.value);

/**
 * What a component holds as a link, under its own words. Blocks can't stand in a link: headings and paragraphs in it
 * become links, and one that leads to its own heading is only that.
 */
export function wrapLink(
  node: Element,
  url: string,
  words: readonly Nodes[],
  { line }: Pick<ComponentTools, 'line'>,
): readonly Nodes[] {
  const linked = (phrases: readonly Nodes[]): PhrasingContent => ({
    type: 'link',
    url,
    children: phrasesOf(phrases).filter((child) => child.type !== 'link') as never,
  });
  const blocks = node.children.filter((child) => child.type === 'heading');
  if (words.length > 0 && node.children.length > 0)
    return [paragraphOf([linked(words)]), ...asBlocks(node.children)];
  if (blocks.length === 0) return line(node, [linked([...words, ...node.children])]);
  return asBlocks(node.children).map((block) =>
    block.type === 'heading' && !url.startsWith('#')
      ? {
          ...block,
          position: undefined,
          children: [
            linked(block.children.filter((one) => !isHeadingId(one))),
            ...block.children.filter(isHeadingId),
          ],
        }
      : block,
  );
}

/** The place that an element's id makes. */
export const anchorOf = (node: Element, { text }: Pick<ComponentTools, 'text'>): Nodes[] => {
  const id = text(node, 'id') ?? text(node, 'name');
  return id === undefined ? [] : [htmlNode(`<a id="${id.replaceAll('"', '&quot;')}"></a>`)];
};

const sources = z.object({ light: z.string().optional(), dark: z.string().optional() });

export const image: Component = (node, tools) => {
  const themed = sources.safeParse(tools.value(node, 'sources')).data;
  const url =
    tools.text(node, 'src') ??
    tools.text(node, 'image') ??
    tools.text(node, 'img') ??
    themed?.light ??
    themed?.dark;
  if (url === undefined) return node.children;
  const [alt, title] = [
    tools.text(node, 'alt') ?? '',
    tools.text(node, 'caption') ?? tools.text(node, 'title'),
  ];
  const shown: Nodes = { type: 'image', url, alt, ...(title === undefined ? {} : { title }) };
  return [...tools.line(node, [shown]), ...node.children];
};

export const code: Component = (node, { text, value }) => {
  const written = value(node, 'code') ?? value(node, 'children');
  const own = node.children.map((child) => ('value' in child ? child.value : toPlainText(child))).join('\n');
  const lines = typeof written === 'string' ? written : own;
  return lines === ''
    ? []
    : [
        {
          type: 'code',
          lang: text(node, 'lang') ?? text(node, 'language') ?? null,
          value: lines.replace(/^\n|\n$/g, ''),
        },
      ];
};

export const player =
  (address: (id: string) => string): Component =>
  (node, { text }) => {
    const id = text(node, 'id') ?? text(node, 'videoId') ?? text(node, 'src') ?? text(node, 'url');
    if (id === undefined) return node.children;
    const title = text(node, 'title') ?? text(node, 'name');
    const label = title === undefined ? '' : ` title="${title.replaceAll('"', '&quot;')}"`;
    return [htmlNode(`<iframe src="${/^https?:/.test(id) ? id : address(id)}"${label}></iframe>`)];
  };

export const youtube = player((id) => `https://www.youtube.com/watch?v=${id}`);
