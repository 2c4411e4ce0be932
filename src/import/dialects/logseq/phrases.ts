/** Logseq's signs inside a line: links of wikis, references to blocks, tags, macros. */
import type { ArticleContext } from '#import/tree/article-context.ts';
import { escapeLabel } from '#import/tree/markdown/format.ts';
import type { LogseqGraph } from './graph.ts';
import { plainHiccup } from './hiccup.ts';

type Tell = (what: string) => void;

const token =
  /(`+)[\s\S]*?\1|\[\[(https?:[^\]\s]+)\](?:\[([^\]]*)\])?\]|\[([^[\]]*)\]\(\(\(([0-9a-f-]{36})\)\)\)|\[([^[\]]*)\]\(\[\[([^[\]]+)\]\]\)|\(\(([0-9a-f-]{36})\)\)|\{\{\{?\s*([\w-]+)\s*([^{}]*)\}?\}\}|#?\[\[((?:[^[\]]|\[\[[^[\]]*\]\])+)\]\]|(?<![\w&/#(])#([\p{L}\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*)|(?<=\))\{:[^{}]*\}|\^\^(.+?)\^\^|==(\S(?:.*?\S)?)==/gu;

/** A line as Markdown that everybody knows. */
export function convertPhrases(
  text: string,
  graph: LogseqGraph,
  line: number,
  { note }: Pick<ArticleContext, 'note'>,
): string {
  const tell: Tell = (what) => note('foreign-syntax', line, what);
  return convert(plainHiccup(text, tell), graph, tell, 0);
}

function convert(text: string, graph: LogseqGraph, tell: Tell, depth: number): string {
  return text.replace(token, (whole: string, ...found: (string | undefined)[]) => {
    const [
      code,
      address,
      addressLabel,
      blockLabel,
      labelledBlock,
      pageLabel,
      labelledPage,
      block,
      macro,
      args = '',
      page,
      tag,
      marked,
      marked2,
    ] = found;
    if (code !== undefined) return whole;
    if (address !== undefined) return addressLabel ? `[${addressLabel}](<${address}>)` : `<${address}>`;
    if (labelledBlock !== undefined) return blockLink(labelledBlock, blockLabel, graph, tell);
    if (labelledPage !== undefined) return pageLink(labelledPage, pageLabel, graph);
    if (block !== undefined) return blockLink(block, undefined, graph, tell);
    if (macro !== undefined) return depth > 5 ? '' : macroText(macro, args.trim(), graph, tell, depth);
    if (page !== undefined) return pageLink(page.replace(/\[\[|\]\]/g, ''), undefined, graph);
    if (tag !== undefined) return graph.pages.has(tag.toLowerCase()) ? pageLink(tag, undefined, graph) : tag;
    const words = marked ?? marked2;
    if (words !== undefined) return `<mark>${convert(words, graph, tell, depth)}</mark>`;
    return '';
  });
}

/** A page that nobody has written yet is only a word. */
function pageLink(page: string, label: string | undefined, graph: LogseqGraph): string {
  const words = escapeLabel(label?.trim() || page.trim());
  return graph.pages.has(page.trim().toLowerCase())
    ? `[${words}](wiki:${encodeURIComponent(page.trim())})`
    : words;
}

function blockLink(id: string, label: string | undefined, graph: LogseqGraph, tell: Tell): string {
  const block = graph.blocks.get(id);
  if (block === undefined) {
    tell(`((${id})) refers to a block that isn't in the source`);
    return label ?? '';
  }
  return `[${escapeLabel(label?.trim() || block.text || block.page)}](wiki:${encodeURIComponent(block.page)}#${id})`;
}

const silent = /^(?:cards|renderer|namespace|table-of-contents|toc)$/;

function macroText(name: string, args: string, graph: LogseqGraph, tell: Tell, depth: number): string {
  const own = graph.macros.get(name);
  if (own !== undefined) {
    const values = args.split(/\s*,\s*/);
    return convert(
      own.replace(/\$(\d)/g, (_, number: string) => values[Number(number) - 1] ?? ''),
      graph,
      tell,
      depth + 1,
    );
  }
  const plain = args.replace(/^\{+|\}+$/g, '').trim();
  if (name === 'embed') return convert(plain, graph, tell, depth + 1);
  if (name === 'cloze' || name === 'mark') return plain;
  if (name === 'youtube-timestamp') return plain;
  if (/^(?:video|youtube|vimeo|bilibili)$/.test(name))
    return `<iframe src="${(/^https?:/.test(plain) ? plain : `https://www.youtube.com/watch?v=${plain}`).replaceAll('"', '')}"></iframe>`;
  if (/^(?:tweet|twitter|img|pdf)$/.test(name) && /^https?:/.test(plain)) return `<${plain}>`;
  tell(`{{${name} ${plain}}}`.slice(0, 120));
  return silent.test(name) || /^(?:query|function)/.test(name) ? '' : convert(plain, graph, tell, depth + 1);
}
