/** Relative links, which Jekyll's readers follow from the address of the page rather than from its file. */
import { joinSourcePath } from '#import/tree/addresses.ts';
import { parseMarkdown, walk } from '#import/tree/markdown/parse.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import type { PageIndex } from './page-index.ts';
import type { JekyllPage } from './pages.ts';

/** The text with such links from the top of the site, where they lead to one of its pages. */
export function settleRelativeLinks(
  source: TracedText,
  page: JekyllPage,
  index: PageIndex,
  base: string,
): TracedText {
  const folder = page.url.slice(0, page.url.lastIndexOf('/') + 1);
  const meant = (written: string): string | undefined => {
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(written) ?? [];
    if (path === '' || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(path) || /\.(?:md|markdown)$/i.test(path))
      return undefined;
    const joined = joinSourcePath(folder.replace(/^\/+|\/+$/g, ''), path);
    const found = joined === undefined ? undefined : index.at(`/${joined}`, page.locale);
    return found === undefined ? undefined : base + found.url + rest;
  };
  return applyEdits(source, linkEdits(source.text, meant));
}

function linkEdits(text: string, meant: (written: string) => string | undefined): Edit[] {
  const edits: Edit[] = [];
  const offer = (start: number, end: number) => {
    const now = meant(text.slice(start, end));
    if (now !== undefined && !/[\s()<>"]/.test(now)) edits.push({ start, end, text: now });
  };
  const { root, destinationOf } = parseMarkdown(text);
  walk(root, (node) => {
    if (node.type === 'link' || node.type === 'definition') {
      const place = destinationOf(node);
      if (place) offer(place.start, place.end);
    }
    const start = node.position?.start.offset;
    if (node.type !== 'html' || start === undefined) return;
    for (const match of node.value.matchAll(/<a\s[^>]*?\bhref=(["'])([^"'\n]*)\1/g)) {
      const at = start + match.index + match[0].length - 1 - (match[2] ?? '').length;
      if (text.slice(at, at + (match[2] ?? '').length) === match[2]) offer(at, at + match[2].length);
    }
  });
  return edits;
}
