/** What a page says of itself and what it names, as browsers and search engines read it. */
import { attributeOf, type HtmlTag } from '#html/read-tags.ts';
import { walkHtml } from '#html/walk-html.ts';
import type { Answer } from './answer.ts';

export interface LivePage {
  readonly url: URL;
  /** Kind of page, such as `article` or `not-found`. Empty if it's no page of Fener's. */
  readonly kind: string;
  /** The locale that it's in. */
  readonly locale: string;
  readonly isIndexed: boolean;
  readonly canonical: URL | undefined;
  /** Its translations. */
  readonly alternates: readonly URL[];
  /** Where its links lead, without fragments. */
  readonly links: readonly URL[];
  /** Scripts, styles, pictures and the like that the browser fetches with it. */
  readonly files: readonly URL[];
  /** Where the page sends readers at once. */
  readonly refresh: URL | undefined;
}

type Tag = Pick<HtmlTag, 'name' | 'attributes'>;

/** Reads a page. */
export function readPage({ url, body, headers }: Answer): LivePage {
  const tags: Tag[] = [];
  walkHtml(body, { open: (name, attributes) => void tags.push({ name, attributes }) });
  const addresses = (found: readonly (string | undefined)[]) =>
    found.flatMap((written) => (written === undefined ? [] : (addressFrom(written, url) ?? [])));
  const linked = (rel: string, attribute = 'rel') =>
    addresses(
      tags
        .filter(
          (tag) =>
            tag.name === 'link' &&
            attributeOf(tag, 'rel') === rel &&
            attributeOf(tag, attribute) !== undefined,
        )
        .map((tag) => attributeOf(tag, 'href')),
    );
  const html = tags.find(({ name }) => name === 'html');
  const robots = [metaOf(tags, 'name', 'robots'), headers['x-robots-tag'] ?? ''].join();
  const [, refresh] = /url=(.*)$/i.exec(metaOf(tags, 'http-equiv', 'refresh')) ?? [];
  return {
    url,
    kind: (html && attributeOf(html, 'data-kind')) ?? '',
    locale: (html && attributeOf(html, 'data-locale')) ?? '',
    isIndexed: !robots.includes('noindex'),
    canonical: linked('canonical')[0],
    alternates: linked('alternate', 'hreflang'),
    links: addresses(tags.filter(({ name }) => name === 'a').map((tag) => attributeOf(tag, 'href'))),
    files: addresses(tags.flatMap(fetchedBy)),
    refresh: addresses([refresh])[0],
  };
}

function metaOf(tags: readonly Tag[], attribute: string, value: string): string {
  const meta = tags.find((tag) => tag.name === 'meta' && attributeOf(tag, attribute) === value);
  return (meta && attributeOf(meta, 'content')) ?? '';
}

/** Addresses that a browser fetches because of a tag. */
function fetchedBy(tag: Tag): readonly (string | undefined)[] {
  if (tag.name === 'link') {
    const isFetched = /\b(?:stylesheet|icon|manifest|preload|modulepreload|apple-touch-icon)\b/;
    return isFetched.test(attributeOf(tag, 'rel') ?? '') ? [attributeOf(tag, 'href')] : [];
  }
  if (!['script', 'img', 'iframe', 'video', 'audio', 'source'].includes(tag.name)) return [];
  const sizes = (attributeOf(tag, 'srcset') ?? '')
    .split(',')
    .flatMap((size) => size.trim().split(/\s/)[0] || []);
  return [attributeOf(tag, 'src'), ...sizes];
}

/** A web address without its fragment; `undefined` for mail, telephone and the like. */
function addressFrom(written: string, base: URL): URL | undefined {
  const url = URL.parse(written, base);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  url.hash = '';
  return url;
}
