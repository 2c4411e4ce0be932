/** Components of Docusaurus, Starlight, Mintlify and others, and elements of HTML in MDX. */
import { elementHtml } from '#import/dialects/jsx-html.ts';
import { phrasesOf } from '#import/dialects/phrases.ts';
import { htmlNode, textNode } from '#import/dialects/rewrite.ts';
import { asBlocks, type Component } from './component.ts';
import { alert, details, steps, tabs } from './containers.ts';
import { heading, inline, inlineCode, keys, lineBreak, list, marked, paragraph, rule } from './elements.ts';
import { card, code, image, link, player, youtube } from './media.ts';

const content: Component = ({ children }) => children;
const nothing: Component = () => [];
/** Waits for the element around it, which gives it its meaning. */
const kept: Component = () => undefined;
const asHtml: Component = (node, tools) => [htmlNode(elementHtml(node, tools))];

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
    'button CardGrid Cards CardGroup AccordionGroup Columns Column Frame FileTree Fragment Layout Content BrowserWindow',
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
  ...named(nothing, 'Icon Head head script style DocCardList TOCInline TOC svg input link meta'),
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
  ...named(keys, 'Kbd Key Keys KeyCombo KeyboardShortcut Hotkey Shortcut'),
  blockquote: ({ children }) => [{ type: 'blockquote', children: asBlocks(children) as never }],
};
