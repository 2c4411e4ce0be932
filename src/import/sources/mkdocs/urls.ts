/** Addresses of pages on the old site. */
import { z } from 'zod';
import type { SourceRedirect } from '#import/tree/tree.ts';
import type { MkDocsConfig } from './config.ts';
import type { MkDocsLanguages } from './languages.ts';

/** The address of a text: `/guides/send/`, or `/guides/send.html` where the site wants files. */
export function urlOf(config: MkDocsConfig, address: string, segment: string): string {
  const base = URL.parse(config.site_url ?? '')?.pathname.replace(/\/$/, '') ?? '';
  const prefix = `${base}${segment === '' ? '' : `/${segment}`}/`;
  const path = address.replace(/\.\w+$/, '');
  const folder = path.replace(/(?:^|\/)(?:index|readme)$/i, '');
  if (!config.use_directory_urls)
    return `${prefix}${folder === path ? path : `${folder}/index`.replace(/^\//, '')}.html`;
  return folder === '' ? prefix : `${prefix}${folder}/`;
}

const maps = z.record(z.string(), z.string());

/** What the plugin `redirects` lists: paths of files, with the language at the end of their names if they have one. */
export function redirectsOf(
  config: MkDocsConfig,
  { locales, segmentOf, textAt }: MkDocsLanguages,
): SourceRedirect[] {
  const listed = maps.safeParse(config.plugins.get('redirects')?.['redirect_maps']).data ?? {};
  const [first] = locales;
  if (first === undefined) return [];
  return Object.entries(listed).flatMap(([from, to]): SourceRedirect[] => {
    const old = urlOf(config, from.replace(/^\/+/, ''), segmentOf(first));
    if (old === '/') return [];
    if (/^[a-z]+:/i.test(to)) return [{ from: old, to, locale: first }];
    const path = to.replace(/^\/+/, '');
    return [{ from: old, to: `/${textAt(path)?.address ?? path}`, locale: first }];
  });
}
