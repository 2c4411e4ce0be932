/** The lines of a text with what VitePress says of code and containers, as everybody writes them. */
import type { Line } from '#import/dialects/rewrite.ts';
import { slugify } from '#import/tree/slugs.ts';

/** Finds texts by the path that a text writes, without what stands behind it. */
export type TextOf = (path: string) => string | undefined;

const deepest = 8;
const include = /<!--\s*@include:\s*([^\s{}#]+?)\s*(?:#([\w-]+))?\s*(?:\{(\d*)(,?)(\d*)\})?\s*-->/;
const snippet = /^(\s*)<<<\s*(\S+?)(?:#([\w-]+))?(?:\{([^{}]*)\})?(?:\s*\[([^\]]+)\])?\s*$/;
const fence = /^(\s*(?:[-*+>]\s+|\d+\.\s+)*)(`{3,}|~{3,})(.*)$/;

/** The lines with the texts that they include. */
export function includeTexts(lines: readonly Line[], textOf: TextOf, depth = 0): Line[] {
  return lines.flatMap((line): Line[] => {
    const found = include.exec(line.text);
    const [whole = '', path = '', region, from = '', comma = '', to = ''] = found ?? [];
    const text = found && depth < deepest ? textOf(path) : undefined;
    if (text === undefined) return [found ? { ...line, text: line.text.replace(whole, '') } : line];
    const all = partOf(text.split('\n'), region);
    const end = to === '' ? (comma === '' && from !== '' ? Number(from) : undefined) : Number(to);
    const part = all.slice(from === '' ? 0 : Number(from) - 1, end);
    return includeTexts(
      part.map((one) => ({ text: one, line: line.line })),
      textOf,
      depth + 1,
    );
  });
}

function partOf(lines: readonly string[], region: string | undefined): readonly string[] {
  if (region === undefined) return lines;
  const start = lines.findIndex((one) => new RegExp(`#region\\s+${region}\\b`).test(one));
  const end = lines.findIndex((one, index) => index > start && /#endregion\b/.test(one));
  return start === -1 ? lines : lines.slice(start + 1, end === -1 ? undefined : end);
}

/** Code with its language alone, files shown as code, and neither scripts nor styles. */
export function plainLines(lines: readonly Line[], textOf: TextOf): Line[] {
  const out: Line[] = [];
  let closing: RegExp | undefined;
  let hidden: RegExp | undefined;
  let group = 0;
  for (const { text, line } of lines) {
    if (closing) {
      if (closing.test(text)) closing = undefined;
      out.push({ text: closing ? withoutMarks(text) : text, line });
      continue;
    }
    if (hidden) {
      if (hidden.test(text)) hidden = undefined;
      continue;
    }
    const [, before = '', marks = '', info = ''] = fence.exec(text) ?? [];
    if (marks !== '' && !(marks.startsWith('`') && info.includes('`'))) {
      closing = new RegExp(`^[\\s>]*${marks[0]}{${marks.length},}\\s*$`);
      out.push({ text: before + marks + infoOf(info, group > 0), line });
      continue;
    }
    const [, colons = '', name = ''] = /^\s*(:{3,})\s*([\w-]*)/.exec(text) ?? [];
    if (name === 'code-group') group = colons.length;
    else if (colons.length === group && name === '') group = 0;
    const [, element] = /^<(script|style)\b[^>]*(?<!\/)>/i.exec(text) ?? [];
    if (element !== undefined) {
      const end = new RegExp(`</${element}>`, 'i');
      if (!end.test(text)) hidden = end;
    } else if (!/^\s*\[\[toc\]\]\s*$/i.test(text))
      out.push(...fileAsCode(plainMarks(text), line, textOf, group > 0));
  }
  return out;
}

/** Ids of headings as ours, also where a badge would be part of them, and containers without attributes. */
function plainMarks(written: string): string {
  // Themes of VuePress show "caution" in red, as GitHub does.
  const text = written.replace(/^([ \t>]*:{3,}[ \t]*)caution\b/, '$1danger');
  const [, container] = /^([ \t>]*:{3,}[ \t]*[A-Za-z][\w-]*)[ \t]+\{[^{}]*\}[ \t]*$/.exec(text) ?? [];
  if (container !== undefined) return container;
  if (!/^ {0,3}#{1,6} /.test(text)) return text;
  const [whole, id] = /\s*\{#+([^{}\s]+)\}\s*$/.exec(text) ?? [];
  if (whole !== undefined && id !== undefined)
    return `${text.slice(0, -whole.length)} {#${id.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/-{2,}/g, '-')}}`;
  const [attributes] = /(?<!\{)[ \t]*\{[.\w][^{}]*\}\s*$/.exec(text) ?? [];
  if (attributes !== undefined) return text.slice(0, -attributes.length);
  if (!/<Badge\b/.test(text)) return text;
  const slug = slugify(text.replace(/<Badge\b[^<>]*\/>|<Badge\b[^<>]*>.*?<\/Badge>|[`#]/g, ''));
  return slug === '' ? text : `${text.trimEnd()} {#${slug}}`;
}

/** `js{1,3}:line-numbers [npm]` */
function infoOf(info: string, isInGroup: boolean): string {
  const language = /^\s*([\w+#.-]+)/.exec(info)?.[1] ?? '';
  const name = /\[([^\]]+)\]/.exec(info)?.[1];
  return isInGroup && name !== undefined ? `${language || 'text'} [${name}]` : language;
}

/** Comments that only say how a line is shown. */
const withoutMarks = (text: string) =>
  text.replace(/\s*(?:\/\/|#|--|;|<!--|\/\*)\s*\[!code[^\]]*\]\s*(?:-->|\*\/)?\s*$/, '');

function fileAsCode(text: string, line: number, textOf: TextOf, isInGroup: boolean): Line[] {
  const [, indent = '', path, region, options = '', name] = snippet.exec(text) ?? [];
  if (path === undefined) return [{ text, line }];
  const file = textOf(path);
  if (file === undefined) return [{ text: `${indent}\`${path}\``, line }];
  const language = /(?:^|\s)([a-z][\w+-]*)/.exec(options)?.[1] ?? /\.(\w+)$/.exec(path)?.[1] ?? '';
  const title = isInGroup ? ` [${name ?? path.split('/').at(-1) ?? path}]` : '';
  const code = partOf(file.replace(/\n+$/, '').split('\n'), region).map(withoutMarks);
  const edge = '`'.repeat(Math.max(3, ...code.map((one) => (/^\s*(`{3,})/.exec(one)?.[1]?.length ?? 2) + 1)));
  return [`${edge}${language}${title}`, ...code, edge].map((one) => ({
    text: one === '' ? '' : indent + one,
    line,
  }));
}
