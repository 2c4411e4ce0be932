/** Confluence's storage format as HTML. https://confluence.atlassian.com/doc/confluence-storage-format-790796544.html */
import { escapeHtml } from '#base/escape-html.ts';
import { attributeOf, inner, parameters } from './elements.ts';
import { macroToHtml } from './macros.ts';

/** What a text may name. */
export interface ConfluenceNames {
  /** The address of a page by its title; of another space where `space` says so. */
  readonly page: (title: string, space: string | undefined) => string;
  /** The address of a file of this page, or of another one by its title. */
  readonly attachment: (file: string, page: string | undefined) => string;
}

export interface StorageHtml {
  readonly html: string;
  /** What the text loses, for the report. */
  readonly lost: readonly string[];
}

/** So many macros in macros are enough for anybody. */
const deepest = 50;

/** The HTML that Confluence would show. */
export function storageToHtml(storage: string, names: ConfluenceNames): StorageHtml {
  const lost = new Set<string>();
  let html = withoutShortForms(storage);
  html = html.replace(image, (_, attributes: string, body: string) => toImage(attributes, body, names));
  html = html.replace(link, (_, attributes: string, body: string) => toLink(attributes, body, names));
  for (let depth = 0; depth < deepest && macro.test(html); depth++) {
    html = html.replace(macro, (_, attributes: string, body: string) =>
      macroToHtml(attributeOf(attributes, 'ac:name') ?? '', parameters(body), body, { names, lost }),
    );
  }
  return { html: withoutRest(html), lost: [...lost] };
}

/** Innermost elements: those that hold none of their own kind. */
const innermost = (name: string) =>
  new RegExp(`<ac:${name}\\b([^>]*)>((?:(?!<ac:${name}\\b)[^])*?)</ac:${name}>`, 'g');
const macro = new RegExp(innermost('structured-macro').source);
const image = innermost('image');
const link = innermost('link');

/** `<ri:page />` as two tags, and CDATA as text: HTML knows neither. */
const withoutShortForms = (storage: string) =>
  storage
    .replace(/<!\[CDATA\[([^]*?)\]\]>/g, (_, text: string) => escapeHtml(text))
    .replace(/<((?:ac|ri):[\w-]+)((?:\s+[\w:-]+="[^"]*")*)\s*\/>/g, '<$1$2></$1>');

function toImage(attributes: string, body: string, names: ConfluenceNames): string {
  const file = attributeOf(body, 'ri:filename');
  const url = attributeOf(body, 'ri:value');
  const src = file === undefined ? url : names.attachment(file, attributeOf(body, 'ri:content-title'));
  if (src === undefined) return '';
  const alt = attributeOf(attributes, 'ac:alt') ?? '';
  const width = attributeOf(attributes, 'ac:width');
  const caption = inner(body, 'ac:caption')
    ?.replace(/<\/?p\b[^>]*>/g, '')
    .trim();
  const picture = `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}"${width ? ` width="${escapeHtml(width)}"` : ''}>`;
  return caption ? `<figure>${picture}<figcaption>${caption}</figcaption></figure>` : picture;
}

function toLink(attributes: string, body: string, names: ConfluenceNames): string {
  const written = inner(body, 'ac:link-body') ?? inner(body, 'ac:plain-text-link-body');
  const title = attributeOf(body, 'ri:content-title');
  const file = attributeOf(body, 'ri:filename');
  const anchor = attributeOf(attributes, 'ac:anchor');
  const hash = anchor === undefined ? '' : `#${anchor}`;
  const href =
    file !== undefined
      ? names.attachment(file, title)
      : title !== undefined
        ? names.page(title, attributeOf(body, 'ri:space-key')) + hash
        : hash || undefined;
  const shown = written?.trim() || escapeHtml(title ?? file ?? anchor ?? '');
  return href === undefined ? shown : `<a href="${escapeHtml(href)}">${shown}</a>`;
}

/** Layouts fall away around their texts, tasks become list items, and what nothing else took its words. */
const withoutRest = (html: string) =>
  html
    .replace(/<ac:task-list\b[^>]*>/g, '<ul>')
    .replaceAll('</ac:task-list>', '</ul>')
    .replace(/<ac:task-(?:id|uuid|status)>[^<]*<\/ac:task-(?:id|uuid|status)>/g, '')
    .replace(/<ac:task>/g, '<li>')
    .replaceAll('</ac:task>', '</li>')
    .replace(/<ac:emoticon\b([^>]*)>/g, (_, attributes: string) =>
      escapeHtml(attributeOf(attributes, 'ac:emoji-fallback') ?? ''),
    )
    .replace(/<ac:placeholder\b[^>]*>[^]*?<\/ac:placeholder>/g, '')
    .replace(/<time\b([^>]*)>(?:\s*<\/time>)?/g, (_, attributes: string) =>
      escapeHtml(attributeOf(attributes, 'datetime') ?? ''),
    )
    .replace(/<\/?(?:ac|ri):[\w-]+[^>]*>/g, '');
