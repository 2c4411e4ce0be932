/** Addresses that a WordPress site had, and those that it redirected. */
import type { SourceRedirect } from '#import/tree/tree.ts';
import type { Wxr, WxrItem, WxrTerm } from './read-wxr.ts';

const fieldOf = (item: WxrItem, name: string) => item.fields.get(name)?.trim() ?? '';

/** The post's path, those of its earlier names, and the address with its number that always works. */
export function legacyOf(item: WxrItem): string[] {
  const url = URL.parse(fieldOf(item, 'link'));
  const path = url && url.pathname !== '/' && url.search === '' ? url.pathname : undefined;
  const names = item.meta.get('_wp_old_slug')?.split('\n') ?? [];
  const earlier =
    path === undefined
      ? []
      : names
          .filter((name) => name.trim() !== '')
          .map((name) => path.replace(/[^/]+(\/?)$/, (_, slash: string) => name.trim() + slash));
  const number = `/?${fieldOf(item, 'wp:post_type') === 'page' ? 'page_id' : 'p'}=${fieldOf(item, 'wp:post_id')}`;
  return [...new Set([...(path === undefined ? [] : [path]), ...earlier]), number];
}

/** The page on which WordPress lists the posts of a category, inside those around it and below its language. */
export const legacyOfCategory = (chain: readonly WxrTerm[], prefix: string): string[] =>
  chain.every(({ taxonomy, slug }) => taxonomy === 'category' && slug !== '')
    ? [`${prefix}/category/${chain.map(({ slug }) => slug).join('/')}/`]
    : [];

/** Redirects that people made: with Safe Redirect Manager, the only plugin that keeps them among the posts. */
export function redirectsOf({ items, url = '' }: Wxr, locale: string): SourceRedirect[] {
  return items.flatMap((item): SourceRedirect[] => {
    const from = item.meta.get('_redirect_rule_from')?.trim() ?? '';
    const to = item.meta.get('_redirect_rule_to')?.trim() ?? '';
    const isOn =
      fieldOf(item, 'wp:post_type') === 'redirect_rule' && fieldOf(item, 'wp:status') === 'publish';
    if (!isOn || from === '' || to === '') return [];
    return [{ from, to: to.startsWith(`${url}/`) ? to.slice(url.length) : to, locale, line: item.line }];
  });
}
