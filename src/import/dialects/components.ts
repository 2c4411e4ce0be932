/** Components of Docusaurus, Starlight, Mintlify and others, and elements of HTML in MDX. */
import type { Nodes, Parents, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { z } from 'zod';
import { alertMeant } from '#markdown/other-dialects.ts';
import { toPlainText } from '#import/tree/markdown/parse.ts';
import { elementHtml } from './jsx-html.ts';
import {
  alertOf,
  containerOf,
  contentOf,
  htmlNode,
  paragraphOf,
  phrasesOf,
  strongParagraph,
  textNode,
  type Replacement,
} from './rewrite.ts';

export type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** What a component's translation may ask. */
export interface ComponentTools {
  /** A property, if its value can be known without running code. */
  readonly value: (node: Element, name: string) => unknown;
  readonly text: (node: Element, name: string) => string | undefined;
  /** Words on a line: a paragraph where the component is a block. */
  readonly line: (node: Element, phrases: readonly Nodes[]) => readonly Nodes[];
}

type Component = (node: Element, tools: ComponentTools, parents: readonly Parents[]) => Replacement;

const content: Component = ({ children }) => children;
const nothing: Component = () => [];
/** Waits for the element around it, which gives it its meaning. */
const kept: Component = () => undefined;
const asHtml: Component = (node, tools) => [htmlNode(elementHtml(node, tools.text))];

const isElement = (node: Nodes, ...names: string[]): node is Element =>
  (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && names.includes(node.name ?? '');

/** Elements of some names, also those in paragraphs of their own. */
const elementsIn = (node: Nodes, ...names: string[]): Element[] =>
  isElement(node, ...names)
    ? [node]
    : 'children' in node
      ? node.children.flatMap((child) => elementsIn(child, ...names))
      : [];

/** Phrases that stand as blocks get a paragraph. */
function asBlocks(children: readonly Nodes[]): RootContent[] {
  const blocks: RootContent[] = [];
  for (const child of contentOf(children)) {
    const isPhrase = phrasesOf([child])[0] === child;
    const last = blocks.at(-1);
    if (!isPhrase) blocks.push(child);
    else if (last?.type === 'paragraph' && !last.position) last.children.push(...phrasesOf([child]));
    else if (child.type !== 'text' || child.value.trim() !== '') blocks.push(paragraphOf([child]));
  }
  return blocks;
}

const alert =
  (fixed?: string): Component =>
  (node, { text }) => {
    const type = fixed ?? text(node, 'type') ?? text(node, 'kind') ?? text(node, 'variant') ?? 'note';
    const title = text(node, 'title');
    const isTitle = title !== undefined && title.toLowerCase() !== type.toLowerCase();
    return alertOf(alertMeant(type) ?? 'note', isTitle ? [textNode(title)] : [], asBlocks(node.children));
  };

const labels = z.array(z.object({ label: z.string().optional(), value: z.string() }));

const tabs: Component = (node, { text, value }) => {
  const named = labels.safeParse(value(node, 'values')).data ?? [];
  const items = elementsIn(node, 'TabItem', 'Tab', 'TabsItem').filter((item) => item !== node);
  if (items.length === 0) return node.children;
  const labelOf = (item: Element) => {
    const key = text(item, 'value');
    const known = named.find((one) => one.value === key)?.label;
    return text(item, 'label') ?? text(item, 'title') ?? known ?? key;
  };
  // One alone is no choice.
  const [only, more] = items;
  if (only && !more) {
    const label = labelOf(only);
    const title = label === undefined ? [] : [strongParagraph([textNode(label)])];
    return [...title, ...asBlocks(only.children)];
  }
  const panels = items.map((item) =>
    containerOf('tab', `[${escapeLabel(labelOf(item) ?? '…')}]`, asBlocks(item.children)),
  );
  const sync = text(node, 'groupId') ?? text(node, 'syncKey') ?? text(node, 'sync');
  return [containerOf('tabs', sync === undefined ? '' : `{sync="${sync.replace(/[^\w-]/g, '-')}"}`, panels)];
};

const escapeLabel = (label: string) => label.replace(/[[\]\\]/g, '\\$&');

const details: Component = (node, { text }) => {
  const summary = elementsIn(node, 'summary')[0];
  const label =
    (summary ? summary.children.map(toPlainText).join('') : undefined) ??
    text(node, 'title') ??
    text(node, 'summary');
  const rest = node.children.flatMap((child) => without(child, summary));
  return [
    containerOf('details', `[${escapeLabel(label?.replace(/\s+/g, ' ').trim() || '…')}]`, asBlocks(rest)),
  ];
};

/** A node without one of those in it; nothing is left of a paragraph that held no more. */
function without(node: RootContent, gone: Nodes | undefined): RootContent[] {
  if (node === gone) return [];
  if (node.type !== 'paragraph' || !node.children.some((child) => child === gone)) return [node];
  const rest = node.children.filter((child) => child !== gone);
  return rest.every((child) => child.type === 'text' && child.value.trim() === '') ? [] : [paragraphOf(rest)];
}

const steps: Component = (node, { text }) => {
  const items = elementsIn(node, 'Step').filter((item) => item !== node);
  const list: RootContent | undefined =
    items.length > 0
      ? {
          type: 'list',
          ordered: true,
          spread: true,
          children: items.map((item) => {
            const title = text(item, 'title');
            const head = title === undefined ? [] : [strongParagraph([textNode(title)])];
            const children = [...head, ...asBlocks(item.children)];
            return {
              type: 'listItem',
              spread: true,
              children: children.filter((child) => child.type !== 'listItem') as never,
            };
          }),
        }
      : node.children.find((child) => child.type === 'list');
  const isAlone = items.length > 0 || node.children.length === 1;
  return list?.type === 'list' && list.ordered && isAlone
    ? [containerOf('steps', '', [list])]
    : node.children;
};

const card: Component = (node, tools) => {
  const [title, href] = [tools.text(node, 'title') ?? tools.text(node, 'label'), hrefOf(node, tools)];
  const description = tools.text(node, 'description');
  const words = title ?? node.children.map(toPlainText).join(' ').trim();
  if (href !== undefined) {
    const rest =
      description ?? (title === undefined ? undefined : node.children.map(toPlainText).join(' ').trim());
    const link: Nodes = { type: 'link', url: href, children: [{ type: 'text', value: words || href }] };
    return tools.line(node, rest ? [link, textNode(`: ${rest}`)] : [link]);
  }
  return [...(title === undefined ? [] : [strongParagraph([textNode(title)])]), ...asBlocks(node.children)];
};

const hrefOf = (node: Element, { text }: ComponentTools) =>
  text(node, 'href') ?? text(node, 'to') ?? text(node, 'link');

const link: Component = (node, tools) => {
  const url = hrefOf(node, tools);
  if (url === undefined) return [...anchor(node, tools), ...node.children];
  const text =
    node.children.length > 0
      ? phrasesOf(node.children)
      : phrasesOf([textNode(tools.text(node, 'title') ?? url)]);
  return [
    ...anchor(node, tools),
    ...tools.line(node, [
      { type: 'link', url, children: text.filter((child) => child.type !== 'link') as never },
    ]),
  ];
};

const anchor = (node: Element, { text }: ComponentTools): Nodes[] => {
  const id = text(node, 'id') ?? text(node, 'name');
  return id === undefined ? [] : [htmlNode(`<a id="${id.replaceAll('"', '&quot;')}"></a>`)];
};

const sources = z.object({ light: z.string().optional(), dark: z.string().optional() });

const image: Component = (node, tools) => {
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
  return tools.line(node, [{ type: 'image', url, alt, ...(title === undefined ? {} : { title }) }]);
};

const code: Component = (node, { text, value }) => {
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

const player =
  (address: (id: string) => string): Component =>
  (node, { text }) => {
    const id = text(node, 'id') ?? text(node, 'videoId') ?? text(node, 'src') ?? text(node, 'url');
    if (id === undefined) return node.children;
    const title = text(node, 'title') ?? text(node, 'name');
    const label = title === undefined ? '' : ` title="${title.replaceAll('"', '&quot;')}"`;
    return [htmlNode(`<iframe src="${/^https?:/.test(id) ? id : address(id)}"${label}></iframe>`)];
  };

const youtube = player((id) => `https://www.youtube.com/watch?v=${id}`);

const marked =
  (type: 'strong' | 'emphasis' | 'delete'): Component =>
  ({ children }) =>
    children.length === 0 ? [] : [{ type, children: phrasesOf(children) }];

/** Elements that Markdown has no sign for, as tags around their content. */
const inline: Component = ({ name, children }) => [
  htmlNode(`<${name}>`),
  ...children,
  htmlNode(`</${name}>`),
];

const inlineCode: Component = ({ children }) => [
  { type: 'inlineCode', value: children.map(toPlainText).join('') },
];

const paragraph: Component = (node) => asBlocks(node.children);

const heading: Component = (node, { text }) => {
  const id = text(node, 'id');
  const depth = Number(node.name?.slice(1)) as 1 | 2 | 3 | 4 | 5 | 6;
  const children = [
    ...phrasesOf(node.children),
    ...(id === undefined ? [] : phrasesOf([htmlNode(` {#${id}}`)])),
  ];
  return [{ type: 'heading', depth, children }];
};

const list: Component = (node) => {
  const items = node.children.flatMap((child) => elementsIn(child, 'li'));
  return items.length === 0
    ? node.children
    : [
        {
          type: 'list',
          ordered: node.name === 'ol',
          spread: false,
          children: items.map((item) => ({
            type: 'listItem',
            spread: false,
            children: asBlocks(item.children) as never,
          })),
        },
      ];
};

const rule: Component = () => [{ type: 'thematicBreak' }];
const lineBreak: Component = () => [htmlNode('<br>')];

const named = (component: Component, names: string): Record<string, Component> =>
  Object.fromEntries(names.split(' ').map((name) => [name, component]));

/** What becomes of each component and element. Elements that are not here disappear around their content. */
export const components: Readonly<Record<string, Component>> = {
  ...named(alert(), 'Admonition Aside Callout Alert Banner Notification'),
  ...Object.fromEntries(
    'Note Info Tip Warning Caution Danger Important Check Success Error Hint'
      .split(' ')
      .map((name) => [name, alert(name.toLowerCase())]),
  ),
  ...named(tabs, 'Tabs TabGroup CodeTabs CodeGroup'),
  ...named(
    kept,
    'TabItem Tab TabsItem Step summary li tr td th thead tbody tfoot caption colgroup col dt dd',
  ),
  ...named(details, 'details Details Accordion Expandable Collapse Collapsible Expander Toggle'),
  ...named(steps, 'Steps'),
  ...named(card, 'Card LinkCard CardLink'),
  ...named(
    content,
    'CardGrid Cards CardGroup AccordionGroup Columns Column Frame FileTree Fragment Layout Content Translate BrowserWindow',
  ),
  ...named(link, 'a Link LinkButton Button Anchor NavLink'),
  ...named(image, 'img Image ThemedImage Figure Screenshot Picture Zoom Thumbnail'),
  ...named(code, 'pre Code CodeBlock Snippet'),
  ...named(youtube, 'YouTube Youtube YouTubeEmbed LiteYouTubeEmbed ReactPlayer'),
  ...named(
    player((id) => `https://player.vimeo.com/video/${id}`),
    'Vimeo',
  ),
  ...named(
    player((id) => `https://www.loom.com/embed/${id}`),
    'Loom',
  ),
  ...named(asHtml, 'iframe video table dl Video'),
  ...named(nothing, 'Icon Head head script style DocCardList TOCInline TOC svg input button link meta'),
  ...named(marked('strong'), 'strong b'),
  ...named(marked('emphasis'), 'em i'),
  ...named(marked('delete'), 'del s'),
  ...named(inline, 'sub sup u mark small abbr q cite var samp ins kbd'),
  ...named(inlineCode, 'code'),
  ...named(paragraph, 'p'),
  ...named(heading, 'h1 h2 h3 h4 h5 h6'),
  ...named(list, 'ul ol'),
  ...named(rule, 'hr'),
  ...named(lineBreak, 'br'),
  Badge: (node, { text }) =>
    node.children.length > 0 ? node.children : phrasesOf([textNode(text(node, 'text') ?? '')]),
  Kbd: ({ children }) => [htmlNode('<kbd>'), ...children, htmlNode('</kbd>')],
  blockquote: ({ children }) => [{ type: 'blockquote', children: asBlocks(children) as never }],
};
