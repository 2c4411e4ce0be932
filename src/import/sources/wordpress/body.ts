/** Texts of WordPress as HTML: blocks of its editor, paragraphs that it makes itself, shortcodes. */
import { z } from 'zod';
import { escapeHtml } from '#base/escape-html.ts';

/** A file of the media library. */
export interface WordPressFile {
  readonly url: string;
  readonly alt: string;
}

/** What a shortcode may ask for. */
export interface WordPressFiles {
  readonly attachment: (id: string) => WordPressFile | undefined;
  /** Pictures that were uploaded to the text. */
  readonly own?: readonly WordPressFile[];
  /** The text of a block that several texts show. */
  readonly block?: (id: string) => string | undefined;
}

export interface WordPressBody {
  readonly html: string;
  /** What the text loses, for the report. */
  readonly lost: readonly string[];
}

/** The HTML that WordPress would show. */
export function toHtml(content: string, files: WordPressFiles): WordPressBody {
  const lost = new Set<string>();
  const isBlocks = content.includes('<!-- wp:');
  const text = isBlocks ? withoutBlocks(withSharedBlocks(content, files), lost) : content;
  const resolved = resolveShortcodes(text, files, lost);
  return { html: withEmbeds(isBlocks ? resolved : toParagraphs(resolved)), lost: [...lost] };
}

const footnoteList = z.array(z.object({ content: z.string() }));

/**
 * A text with its footnotes, which WordPress keeps beside it as JSON, as a numbered list. The numbers in the text lead
 * nowhere then.
 */
export function withFootnotes(content: string, written: string | undefined): string {
  const { data: notes = [] } = footnoteList.safeParse(parsed(written ?? '[]'));
  if (notes.length === 0) return content;
  const items = notes.map((note) => `<li>${note.content}</li>`).join('');
  return content
    .replace(/(<sup\b[^>]*\bdata-fn=[^>]*>)\s*<a\b[^>]*>([^<]*)<\/a>\s*<\/sup>/g, '$1$2</sup>')
    .replace(/<!--\s*wp:footnotes\b[^>]*\/-->/, () => `<ol>${items}</ol>`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Blocks that several texts show, in their places. */
function withSharedBlocks(content: string, files: WordPressFiles, depth = 0): string {
  return content.replace(/<!--\s*wp:block\s*\{"ref":(\d+)[^>]*\/-->/g, (whole, id: string) => {
    const shared = files.block?.(id);
    return shared === undefined || depth > 5 ? whole : withSharedBlocks(shared, files, depth + 1);
  });
}

/** Blocks that are made when a page is shown have no text: they are told. */
function withoutBlocks(content: string, lost: Set<string>): string {
  return content.replace(
    /<!--\s*(\/?)wp:([\w/-]+)\s*([\s\S]*?)(\/?)-->/g,
    (_, closing: string, name: string, data: string, alone: string) => {
      if (alone === '/' && name !== 'more' && name !== 'nextpage' && name !== 'spacer') {
        const url = /"url":"(https?:[^"]+)"/.exec(data)?.[1];
        if (url !== undefined && name.includes('embed')) return `<p>${JSON.parse(`"${url}"`)}</p>`;
        lost.add(`block ${name}`);
      }
      return closing === '/' || alone === '/' ? '\n' : '';
    },
  );
}

const shortcode = /\[(\/?)([a-z][\w-]*)((?:\s+[^[\]]*?)?)(\/?)\]/gi;

/** Shortcodes whose content is what they are about. */
const wrappers = new Set('caption wp_caption'.split(' '));

function resolveShortcodes(text: string, files: WordPressFiles, lost: Set<string>): string {
  const escaped = text.replace(/\[\[([^\]]+)\]\]/g, '&#91;$1&#93;');
  const withWhole = escaped
    .replace(/\[(?:wp_)?caption([^\]]*)\]([\s\S]*?)\[\/(?:wp_)?caption\]/gi, (_, __, inner: string) =>
      toFigure(inner),
    )
    .replace(/\[(?:embed|youtube|vimeo)[^\]]*\]\s*(\S+?)\s*\[\/(?:embed|youtube|vimeo)\]/gi, '\n\n$1\n\n')
    .replace(
      /\[(?:code|sourcecode|php|css|html|js|bash)([^\]]*)\]([\s\S]*?)\[\/(?:code|sourcecode|php|css|html|js|bash)\]/gi,
      (_, options: string, code: string) => toCode(options, code),
    )
    .replace(/\[(?:youtube|vimeo|embed|video)\s+(https?:[^\s\]]+)[^\]]*\]/gi, '\n\n$1\n\n')
    .replace(/\[gallery([^\]]*)\]/gi, (_, options: string) => toGallery(options, files, lost));
  const isClosed = (name: string) => withWhole.toLowerCase().includes(`[/${name.toLowerCase()}]`);
  return withWhole.replace(
    shortcode,
    (whole, closing: string, name: string, options: string, alone: string) => {
      if (wrappers.has(name.toLowerCase())) return '';
      const isShortcode =
        closing === '/' ||
        alone === '/' ||
        isClosed(name) ||
        /\w\s*=\s*["'&]/.test(options) ||
        /[_-]/.test(name);
      if (!isShortcode) return whole;
      const video = /^(?:video|youtube|vimeo|embed)$/i.test(name)
        ? /(?:src|mp4|url|id)\s*=\s*["']?(https?:[^"'\s\]]+)/i.exec(options)?.[1]
        : undefined;
      if (video !== undefined) return `\n\n${video}\n\n`;
      lost.add(`shortcode [${name}]`);
      const title =
        closing === '' ? /\b(?:title|heading|label)\s*=\s*"([^"]+)"/i.exec(options)?.[1] : undefined;
      return title === undefined ? '' : `<p><strong>${escapeHtml(title)}</strong></p>`;
    },
  );
}

/** A picture with the words behind it. */
function toFigure(inner: string): string {
  const [picture = ''] = /(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inner) ?? [];
  const caption = inner.replace(picture, '').trim();
  return `<figure>${picture}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
}

function toCode(options: string, code: string): string {
  const language = /\b(?:language|lang)\s*=\s*["']?([\w+#-]+)/i.exec(options)?.[1];
  const lines = /[<>]/.test(code) && !code.includes('&lt;') ? escapeHtml(code) : code;
  return `<pre><code${language === undefined ? '' : ` class="language-${language}"`}>${lines.trim()}</code></pre>`;
}

/** The pictures that a gallery names; without names, those of the text. */
function toGallery(options: string, { attachment, own = [] }: WordPressFiles, lost: Set<string>): string {
  const ids = /\b(?:ids|include)\s*=\s*["']?([\d,\s]+)/i.exec(options)?.[1]?.split(',');
  const pictures = ids?.flatMap((id) => {
    const found = attachment(id.trim());
    if (!found) lost.add(`picture ${id.trim()} of a gallery: the export doesn't have it`);
    return found ?? [];
  });
  if (!ids && own.length === 0) lost.add("a gallery of pictures that the export doesn't have");
  return (pictures ?? own)
    .map(({ url, alt }) => `<figure><img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}"></figure>`)
    .join('\n');
}

const blocks =
  'table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|math|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|header|footer|nav|figure|figcaption|details|summary|iframe|video|audio';

/**
 * Empty lines begin paragraphs, single ones break lines: what WordPress itself does when it shows a text that its old
 * editor wrote (https://developer.wordpress.org/reference/functions/wpautop/).
 */
export function toParagraphs(text: string): string {
  const kept: string[] = [];
  const apart = text
    .replace(/\r\n?/g, '\n')
    .replace(/<pre\b[\s\S]*?<\/pre>/gi, (code) => `\n\n\u0000${kept.push(code) - 1}\u0000\n\n`)
    .replace(/<[^<>]*>/g, (tag) => tag.replace(/\s*\n\s*/g, ' '));
  const spaced = apart
    .replace(new RegExp(`\\s*(<(?:${blocks})\\b[^>]*>)`, 'gi'), '\n\n$1')
    .replace(new RegExp(`(</(?:${blocks})>)\\s*`, 'gi'), '$1\n\n');
  const isBlock = new RegExp(`^(?:</?(?:${blocks})\\b|\u0000\\d+\u0000)`, 'i');
  const opensBlock = new RegExp(`^<(?:${blocks})\\b[^>]*>`, 'i');
  const html = spaced
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      if (!isBlock.test(part)) return `<p>${toBreaks(part)}</p>`;
      const [opening = ''] = opensBlock.exec(part) ?? [];
      return opening + toBreaks(part.slice(opening.length));
    })
    .join('\n');
  // oxlint-disable-next-line no-control-regex
  return html.replace(/\u0000(\d+)\u0000/g, (_, index: string) => kept[Number(index)] ?? '');
}

const toBreaks = (text: string) => text.trim().replace(/(?<!<br\s*\/?>)\s*\n\s*/gi, '<br>\n');

/** An address alone on its line is shown as what it leads to: videos become players. */
const withEmbeds = (html: string): string =>
  html.replace(
    /(?:<(p|div)(?:\s[^>]*)?>)\s*(https?:\/\/(?:www\.|m\.|player\.)?(?:youtube\.com|youtu\.be|vimeo\.com)\/[^\s<]+)\s*<\/\1>/gi,
    (_, __, url: string) => `<iframe src="${url}"></iframe>`,
  );
