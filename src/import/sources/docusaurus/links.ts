/** What links of a Docusaurus site mean that a path alone doesn't say. */
import type { SourceTree } from '#import/tree/tree.ts';
import type { SiteConfig } from './config.ts';
import { addressIn, type DocsText } from './documents.ts';

/**
 * `@site/docs/a.md` starts at the site's folder, `/a.md` at the documents', `/a` at the site in the text's language, and
 * `pathname:///a.pdf` names a file.
 */
export function linkReader(
  config: SiteConfig,
  texts: readonly DocsText[],
): NonNullable<SourceTree['readLink']> {
  const addresses = new Set(texts.map(({ address }) => address));
  return (url, { locale }) => {
    if (url.startsWith('@site/')) return `/${config.root}${url.slice('@site/'.length)}`;
    if (url.startsWith('pathname://')) return url.slice('pathname://'.length) || undefined;
    if (!/^\/(?!\/)/.test(url)) return undefined;
    const path = url.replace(/[?#].*$/s, '');
    if (/\.mdx?$/.test(path))
      return config.docs.map(({ base }) => `/${base}${url}`).find((one) => addresses.has(withoutAnchor(one)));
    const { base } = config;
    const below = base !== '' && path.startsWith(`${base}/`) ? url.slice(base.length) : url;
    return addressIn(config, locale, below);
  };
}

const withoutAnchor = (url: string) => url.replace(/^\/|[?#].*$/gs, '');
