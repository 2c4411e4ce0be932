/** Obsidian's own Markdown: https://help.obsidian.md/obsidian-flavored-markdown */
import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import { lastPart } from '#base/slash-path.ts';
import { parseMarkdown, toPlainText } from '#import/tree/markdown/parse.ts';
import { codeTest } from '#import/tree/markdown/code-spans.ts';
import { shortFormulaEdits } from '#import/tree/markdown/formulas.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { boxMeant, titleOfBox } from './boxes.ts';
import { phrasesOf } from './phrases.ts';
import {
  alertOf,
  containerOf,
  htmlNode,
  paragraphOf,
  rewrite,
  textNode,
  type Replacement,
} from './rewrite.ts';

/** Turns links of wikis, embeds, callouts, highlights, comments and names of blocks into Markdown. */
export function convertObsidian(source: TracedText): TracedText {
  const plain = applyEdits(source, shortFormulaEdits(source));
  const whole = applyEdits(plain, rowEdits(plain));
  const withoutComments = applyEdits(whole, commentEdits(whole));
  const embedded = applyEdits(withoutComments, markedEmbedEdits(withoutComments));
  const bold = applyEdits(embedded, boldLinkEdits(embedded));
  const text = applyEdits(bold, markedLinkEdits(bold));
  return rewrite(text, parseMarkdown(text.text).root, replace);
}

/** `[[Name|words]]` in a row of a table: the line between them ends no cell. */
const rowEdits = ({ text }: TracedText): Edit[] =>
  [...text.matchAll(/^[ \t]*\|.*\|[ \t]*$/gm)].flatMap(({ index, 0: row }) =>
    [...row.matchAll(/(?<=\[\[[^[\]|]+)(?<!\\)\|(?=[^[\]|]*\]\])/g)].map((line) => {
      const at = index + line.index;
      return { start: at, end: at, text: '\\' };
    }),
  );

/** `**[[Name]]**` beside a letter, where Markdown sees no bold text: the words in the link become bold. */
function boldLinkEdits({ text }: TracedText): Edit[] {
  const bold = /(?<![*\\])\*\*[ \t]*\[\[([^[\]\n|]+?)(?:\\?\|([^[\]\n]*))?\]\][ \t]*\*\*(?!\*)/g;
  const beside = [...text.matchAll(bold)].filter(
    ({ index, 0: whole }) =>
      /\p{L}/u.test(text[index - 1] ?? '') || /\p{L}/u.test(text[index + whole.length] ?? ''),
  );
  if (beside.length === 0) return [];
  const isCode = codeTest(text);
  return beside.flatMap(({ index, 0: whole, 1: target = '', 2: label }) => {
    const words = label?.trim() || wordsFor(target);
    return isCode(index)
      ? []
      : [{ start: index, end: index + whole.length, text: `[[${target}|**${words}**]]` }];
  });
}

/** Links with marks inside, such as ``[[Fees|the `fees` file]]``: Markdown reads the marks first, and no link. */
function markedLinkEdits({ text }: TracedText): Edit[] {
  const links = [...text.matchAll(/(?<!!)\[\[([^[\]\n|]+?)(?:\\?\|([^[\]\n]*))?\]\]/g)].filter(
    ([, target = '', label = '']) => target.includes('`') || /[`*_~<=]/.test(label),
  );
  if (links.length === 0) return [];
  const isCode = codeTest(text);
  return links.flatMap(({ index, 0: whole, 1: target = '', 2: label }) => {
    if (isCode(index)) return [];
    const words = label?.trim() || wordsFor(target);
    const address = encodeURI(target.replaceAll('`', '').trim());
    return [{ start: index, end: index + whole.length, text: `[${words}](<wiki:${address}>)` }];
  });
}

/** Pictures with marks or brackets in their names, ``![[a`b.png]]``, which Markdown would read first. */
function markedEmbedEdits({ text }: TracedText): Edit[] {
  const named = /!\[\[([^\n|]+?\.(?:png|jpe?g|gif|webp|avif|svg|bmp))(?:\\?\|([^\]\n]*))?\]\]/gi;
  const embeds = [...text.matchAll(named)].filter(([, target = '']) => /[`*_~<[\]]/.test(target));
  if (embeds.length === 0) return [];
  const isCode = codeTest(text);
  return embeds.flatMap(({ index, 0: whole, 1: target = '', 2: label }) => {
    // A name without its other half is code for Markdown, and none for Obsidian.
    if (isCode(index) && !target.includes('`')) return [];
    const address = encodeURI(target.trim());
    return [{ start: index, end: index + whole.length, text: `![${altOf(label)}](<${address}>)` }];
  });
}

/** `%%notes for writers%%` as comments of HTML. */
function commentEdits({ text }: TracedText): Edit[] {
  if (!text.includes('%%')) return [];
  const isInCode = codeTest(text);
  const marks = [...text.matchAll(/%%/g)].map(({ index }) => index).filter((index) => !isInCode(index));
  return marks.flatMap((start, at) => {
    const last = marks[at + 1];
    if (at % 2 === 1 || last === undefined) return [];
    const end = last + 2;
    const note = text.slice(start + 2, last);
    // On a line with other text, a comment would make HTML of all of it.
    const isAlone = /(?:^|\n)[ \t]*$/.test(text.slice(0, start)) && /^[ \t]*(?:\n|$)/.test(text.slice(end));
    const comment = isAlone && !note.includes('--') ? `<!-- ${note.trim()} -->` : '';
    return [{ start, end, text: comment }];
  });
}

function replace(node: Nodes): Replacement {
  if (node.type === 'blockquote') return replaceCallout(node.children);
  if (node.type === 'text') return replaceText(node.value);
  if (isMarked(node)) return replaceHighlights(node);
  return undefined;
}

const picture = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;
const token =
  /(!?)\[\[([^[\]\n|]*)(?:\\?\|([^[\]\n]*))?\]\]|\s+\^([A-Za-z0-9-]+)(?=\s*$)|^\^([A-Za-z0-9-]+)(?=\s*$)/g;

function replaceText(value: string): Replacement {
  if (!/\[\[|\^/.test(value)) return undefined;
  const parts: Nodes[] = [];
  let at = 0;
  for (const match of value.matchAll(token)) {
    const [whole, mark, target = '', label, blockId, ownId] = match;
    if (match.index > at) parts.push(textNode(value.slice(at, match.index)));
    at = match.index + whole.length;
    const id = blockId ?? ownId;
    if (id !== undefined) parts.push(htmlNode(`<a id="${id}"></a>`));
    else parts.push(mark === '!' ? embedOf(target, label) : linkOf(target, label));
  }
  if (at === 0) return undefined;
  if (at < value.length) parts.push(textNode(value.slice(at)));
  return parts;
}

function embedOf(target: string, label: string | undefined): Nodes {
  const [file = ''] = target.split('#');
  if (!picture.test(file.trim())) return linkOf(target, label);
  return { type: 'image', url: encodeURI(file.trim()), alt: altOf(label) };
}

/** The alternative text that an embed has: a label that is no width. */
const altOf = (label: string | undefined): string =>
  label === undefined || /^\d+(?:x\d+)?$/.test(label.trim())
    ? ''
    : label.replace(/\|\d+(?:x\d+)?$/, '').trim();

function linkOf(target: string, label: string | undefined): Nodes {
  const text = label?.trim() || wordsFor(target);
  return { type: 'link', url: `wiki:${encodeURI(target.trim())}`, children: [{ type: 'text', value: text }] };
}

/** What a link without words of its own says. */
function wordsFor(target: string): string {
  const [file = '', ...headings] = target.split('#');
  const heading = headings.at(-1)?.replace(/^\^.*/, '');
  const name = lastPart(file.trim()).replace(/\.md$/, '');
  return (heading ? (name === '' ? heading : `${name} > ${heading}`) : name) || target;
}

type Marked = Extract<
  Nodes,
  { type: 'paragraph' | 'heading' | 'tableCell' | 'emphasis' | 'strong' | 'delete' | 'link' }
>;

const isMarked = (node: Nodes): node is Marked =>
  /^(?:paragraph|heading|tableCell|emphasis|strong|delete|link)$/.test(node.type);

/** `==marked==`, also around and inside other marks. */
function replaceHighlights(node: Marked): Replacement {
  const count = node.children.reduce(
    (sum, child) => sum + (child.type === 'text' ? child.value.split('==').length - 1 : 0),
    0,
  );
  if (count === 0 || count % 2 === 1) return undefined;
  let isOpen = false;
  const children = node.children.flatMap((child): PhrasingContent[] => {
    if (child.type !== 'text' || !child.value.includes('==')) return [child];
    return child.value.split('==').flatMap((part, index): PhrasingContent[] => {
      const text = part === '' ? [] : phrasesOf([textNode(part)]);
      if (index === 0) return text;
      isOpen = !isOpen;
      return [...phrasesOf([htmlNode(isOpen ? '<mark>' : '</mark>')]), ...text];
    });
  });
  const { position: _, ...rest } = node;
  return [{ ...rest, children }];
}

/** `> [!info]- Title`: an alert, or a part to open where the mark says so. */
function replaceCallout(children: readonly Nodes[]): Replacement {
  const [first, ...others] = children;
  if (first?.type !== 'paragraph') return undefined;
  const [head] = first.children;
  const marker =
    head?.type === 'text' ? /^\[!([^\]\n|]+)(?:\|[^\]\n]*)?\]([-+]?)[ \t]*/.exec(head.value) : null;
  if (head?.type !== 'text' || !marker) return undefined;
  const { title, rest } = splitTitle(first, head.value.slice(marker[0].length));
  const [, kind = '', fold = ''] = marker;
  const content = [...(rest.length > 0 ? [paragraphOf(rest)] : []), ...others];
  const words = title.map(toPlainText).join('').trim();
  if (fold !== '' && content.length > 0) {
    const label = (words || capitalised(kind)).replace(/[[\]]/g, '\\$&');
    return [containerOf('details', `[${label}]`, content)];
  }
  const isDefault = words === '' || words.toLowerCase() === kind.toLowerCase();
  const own = titleOfBox(kind);
  const shown = isDefault ? (own === '' ? [] : [textNode(own)]) : title;
  return content.length === 0 && isDefault ? [] : alertOf(boxMeant(kind) ?? 'note', shown, content);
}

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** The first line of a callout, and what follows it in the same paragraph. */
function splitTitle(
  { children }: Paragraph,
  first: string,
): { readonly title: Nodes[]; readonly rest: Nodes[] } {
  const title: Nodes[] = [];
  const rest: Nodes[] = [];
  let isTitle = true;
  for (const [index, child] of children.entries()) {
    const value = index === 0 ? first : child.type === 'text' ? child.value : undefined;
    const at = value?.indexOf('\n') ?? -1;
    if (!isTitle) rest.push(child);
    else if (child.type === 'break') isTitle = false;
    else if (value === undefined) title.push(child);
    else {
      const [before, after] = at === -1 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)];
      if (before !== '') title.push(textNode(before));
      if (after !== '') rest.push(textNode(after));
      isTitle = at === -1;
    }
  }
  return { title, rest };
}
