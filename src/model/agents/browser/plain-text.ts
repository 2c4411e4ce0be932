/** Articles and replies as texts without markup, for channels that have none of it or their own. */
import type { TextNode } from '#html/text-nodes.ts';
import { withoutMessengerMarks } from './marks.ts';

export type { TextNode };

/** `plain` for mails and forms, `whatsapp` with its marks: https://faq.whatsapp.com/539178204879377 */
export type TextStyle = 'plain' | 'whatsapp';

/** What says nothing in a text: pictures, players and buttons. */
const silent = new Set(['img', 'picture', 'svg', 'video', 'audio', 'iframe', 'script', 'style', 'button']);

const blocks = new Set(
  'address article aside blockquote details div dl dd dt fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody thead tfoot tr ul'.split(
    ' ',
  ),
);

/**
 * The text with an empty line between blocks. Steps keep their numbers, links follow their words in brackets, and rows of a
 * table become lines that name their headings.
 */
export function plainText(nodes: readonly TextNode[], style: TextStyle): string {
  return blocksOf(nodes, style).join('\n\n').trim();
}

/** Blocks, each a text of one or more lines. */
function blocksOf(nodes: readonly TextNode[], style: TextStyle): string[] {
  const found: string[] = [];
  let inline: TextNode[] = [];
  const flush = () => {
    const text = lineOf(inline, style);
    if (text !== '') found.push(text);
    inline = [];
  };
  for (const node of nodes) {
    if (!blocks.has(node.tag)) {
      inline.push(node);
      continue;
    }
    flush();
    found.push(...blockOf(node, style));
  }
  flush();
  return found;
}

function blockOf(node: TextNode, style: TextStyle): string[] {
  const { tag, children } = node;
  if (/^h\d$/.test(tag) || tag === 'summary' || tag === 'dt') {
    const text = lineOf(children, style);
    return text === '' ? [] : [style === 'whatsapp' ? `*${text.replaceAll('*', '')}*` : text];
  }
  switch (tag) {
    case 'hr':
      return [];
    case 'ol':
    case 'ul':
      return listOf(node, style);
    case 'table':
      return tableOf(node, style);
    case 'pre':
      return [codeOf(textOf(children).replace(/\n$/, ''), style)];
    case 'blockquote':
      return [
        blocksOf(children, style)
          .join('\n')
          .replace(/^/gm, style === 'whatsapp' ? '> ' : '  '),
      ];
    default:
      return blocksOf(children, style);
  }
}

function listOf({ tag, children, start }: TextNode, style: TextStyle): string[] {
  const first = Number.parseInt(start ?? '1', 10) || 1;
  const items = children.filter((child) => child.tag === 'li');
  const lines = items.map((item, index) => {
    const mark = tag === 'ol' ? `${first + index}.` : style === 'whatsapp' ? '-' : '•';
    const text = blocksOf(item.children, style).join('\n');
    return `${mark} ${text.replace(/\n(?=.)/g, `\n${' '.repeat(mark.length + 1)}`)}`;
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function tableOf(table: TextNode, style: TextStyle): string[] {
  const rows = below(table, 'tr').map(({ children }) =>
    children.filter(({ tag }) => tag === 'td' || tag === 'th'),
  );
  const [head = []] = rows;
  const hasHead = rows.length > 1 && head.every(({ tag }) => tag === 'th');
  const names = hasHead ? head.map(({ children }) => lineOf(children, style)) : [];
  const lines = (hasHead ? rows.slice(1) : rows).map((cells) => {
    const texts = cells.map(({ children }) => lineOf(children, style));
    const facts = texts.flatMap((text, index) => {
      const name = index === 0 ? '' : (names[index] ?? '');
      return text === '' ? [] : [name === '' ? text : `${name}: ${text}`];
    });
    return `${style === 'whatsapp' ? '-' : '•'} ${facts.join(', ')}`;
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
}

const below = ({ children }: TextNode, tag: string): TextNode[] =>
  children.flatMap((child) => (child.tag === tag ? [child] : below(child, tag)));

/** Inline nodes as lines; only `<br>` breaks them. */
const lineOf = (nodes: readonly TextNode[], style: TextStyle): string =>
  nodes
    .map((node) => wordsOf(node, style))
    .join('')
    .replace(/[ \t\n\r\f]+/g, ' ')
    .replace(/ ?\v ?/g, '\n')
    .trim();

function wordsOf({ tag, text, children, href }: TextNode, style: TextStyle): string {
  if (tag === '') return style === 'whatsapp' ? withoutMessengerMarks(text) : text;
  if (tag === 'br') return '\v';
  if (silent.has(tag)) return '';
  const words = children.map((child) => wordsOf(child, style)).join('');
  if (tag === 'a' && href !== undefined && /^(?:https?|mailto|tel):/i.test(href)) {
    const address = href.replace(/^(?:mailto|tel):/i, '');
    return words.trim() === '' || words.trim() === address ? address : `${words} (${address})`;
  }
  const mark = style === 'whatsapp' ? marks[tag] : undefined;
  return mark === undefined || words.trim() === '' ? words : marked(words, mark);
}

/** What WhatsApp makes bold, italic and code of. */
const marks: Readonly<Record<string, string>> = { strong: '*', b: '*', em: '_', i: '_', code: '`', kbd: '`' };

/** Marks must touch the words that they are for, in each of their lines. */
const marked = (words: string, mark: string) =>
  words
    .split('\v')
    .map((line) => (line.trim() === '' ? line : line.replace(/^(\s*)([^]*?)(\s*)$/, `$1${mark}$2${mark}$3`)))
    .join('\v');

/** In code, signs mean themselves. */
const codeOf = (code: string, style: TextStyle) =>
  style === 'whatsapp' && code !== '' ? `\`\`\`${code.replaceAll('```', 'ˋˋˋ')}\`\`\`` : code;

const textOf = (nodes: readonly TextNode[]): string =>
  nodes.map(({ tag, text, children }) => (tag === '' ? text : textOf(children))).join('');
