/** Sidebars of VitePress and VuePress: https://vitepress.dev/reference/default-theme-sidebar */
import { z } from 'zod';
import type { Navigation, NavigationItem } from '#import/sources/navigation.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { readableName } from '#import/tree/slugs.ts';
import { asRecord, type SiteLocale } from './config.ts';

/** The address of the text that a link leads to, if one of them does. */
export type FindText = (link: string) => string | undefined;

const text = z.string().optional().catch(undefined);
const list = z.array(z.unknown()).optional().catch(undefined);
const entry = z.object({
  text,
  title: text,
  link: text,
  path: text,
  base: text,
  prefix: text,
  items: list,
  children: list,
});
const navEntry = z.object({ text, link: text, activeMatch: text, items: list });

/** What a locale's sidebars list; those of several paths are groups. */
export function sidebarItems({ sidebar, nav }: SiteLocale, find: FindText): NavigationItem[] {
  if (Array.isArray(sidebar)) return itemsOf(sidebar, '', find);
  const seen = new Set<string>();
  const groups = Object.entries(asRecord(sidebar)).flatMap(([path, value]) => {
    const { base, items } = Array.isArray(value) ? { base: '', items: value } : readGroup(value);
    const at = (link: string) =>
      find(/^(?:\/|[a-z]+:)/i.test(link) ? link : `${path.replace(/\/?$/, '/')}${link}`);
    const read = itemsOf(items, base, at);
    const key = JSON.stringify(read);
    if (read.length === 0 || seen.has(key)) return [];
    seen.add(key);
    return [{ title: navTitle(nav, path) ?? readableName(path.replace(/\/$/, '')), items: read }];
  });
  const [first, second] = groups;
  if (first && !second) return first.items;
  // A sidebar of one group is that group.
  return groups.map((group) =>
    group.items.length === 1 ? (group.items.find(({ items }) => items) ?? group) : group,
  );
}

function readGroup(value: unknown): { readonly base: string; readonly items: readonly unknown[] } {
  const { base = '', items = [] } = entry.safeParse(value).data ?? {};
  return { base, items };
}

function itemsOf(all: readonly unknown[], base: string, find: FindText): NavigationItem[] {
  return all.flatMap((one): NavigationItem[] => {
    if (typeof one === 'string') return itemAt(find(base + one));
    // VuePress: `['/path', 'Title']`.
    if (Array.isArray(one))
      return itemAt(find(base + String(one[0])), typeof one[1] === 'string' ? one[1] : undefined);
    const read = entry.safeParse(one).data;
    if (!read) return [];
    const inner = read.base ?? (read.prefix === undefined ? base : prefixed(base, read.prefix));
    const link = read.link ?? read.path;
    const path = link === undefined || /^[a-z]+:/i.test(link) ? undefined : find(inner + link);
    const title = plain(read.text ?? read.title);
    const items = itemsOf(read.items ?? read.children ?? [], inner, find);
    if (items.length === 0) return itemAt(path, title);
    return [{ title, path, items }];
  });
}

const itemAt = (path: string | undefined, title?: string): NavigationItem[] =>
  path === undefined ? [] : [{ title, path }];

const prefixed = (base: string, prefix: string) => (prefix.startsWith('/') ? prefix : base + prefix);

const plain = (title: string | undefined) =>
  title === undefined
    ? undefined
    : title
        .replace(/<[^<>]*>/g, '')
        .replace(/\s+/g, ' ')
        .trim() || undefined;

/** What the navigation above calls the part of the site at a path. */
function navTitle(nav: unknown, path: string): string | undefined {
  const matches = (link: string | undefined) => link !== undefined && link.startsWith(path);
  const find = (all: readonly unknown[]): string | undefined => {
    for (const one of all) {
      const read = navEntry.safeParse(one).data;
      if (!read) continue;
      if (matches(read.link) || (read.items === undefined && matches(read.activeMatch?.replace(/^\^/, ''))))
        return plain(read.text);
      const inner = find(read.items ?? []);
      if (inner !== undefined) return inner;
    }
    return undefined;
  };
  return path === '/' ? undefined : find(Array.isArray(nav) ? nav : []);
}

/** Finds texts by links as sidebars write them: with and without ending, `/` for an index. */
export function findTextIn(addresses: ReadonlySet<string>, folder: string): FindText {
  return (link) => {
    const path = joinSourcePath('', link.replace(/[?#].*$/, '').replace(/\.(?:md|html)$/, '')) ?? '';
    const own =
      folder !== '' && path === folder
        ? ''
        : folder !== '' && path.startsWith(`${folder}/`)
          ? path.slice(folder.length + 1)
          : path;
    return [
      `${own}.md`,
      own === '' ? 'index.md' : `${own}/index.md`,
      own === '' ? 'README.md' : `${own}/README.md`,
    ].find((one) => addresses.has(one));
  };
}

/** Titles of sections in another language: those of the section that shares the most texts with each, and no other. */
export function titlesIn(main: Navigation, other: Navigation): ReadonlyMap<string, string> {
  const others = [...textsBelow(other)];
  const pairs = [...textsBelow(main)].flatMap(([key, own]) =>
    others.flatMap(([otherKey, { title, depth, texts }]) => {
      const shared = [...texts].filter((text) => own.texts.has(text)).length;
      const alike = shared / (texts.size + own.texts.size - shared) - Math.abs(depth - own.depth) / 10;
      return shared === 0 ? [] : [{ key, otherKey, title, alike }];
    }),
  );
  const titles = new Map<string, string>();
  const taken = new Set<string>();
  for (const { key, otherKey, title } of pairs.toSorted((a, b) => b.alike - a.alike)) {
    if (titles.has(key) || taken.has(otherKey)) continue;
    titles.set(key, title);
    taken.add(otherKey);
  }
  return titles;
}

function textsBelow({ sections, entries }: Navigation) {
  const known = new Map(sections.map((section) => [section.key, section]));
  const found = new Map(
    sections.map(({ key, title }) => [key, { title, depth: 0, texts: new Set<string>() }]),
  );
  for (const { key } of sections) {
    const one = found.get(key);
    for (let up = known.get(key)?.parent; one && up !== undefined && up !== ''; up = known.get(up)?.parent)
      one.depth++;
  }
  for (const [path, { section }] of entries)
    for (let key: string | undefined = section; key !== undefined && key !== ''; key = known.get(key)?.parent)
      found.get(key)?.texts.add(path);
  return found;
}
