/** The navigation: `nav` of `mkdocs.yml`, else the folders with what `.pages` says of them. */
import { z } from 'zod';
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { isIndexText, type NavigationItem } from '#import/sources/navigation.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { readableName } from '#import/tree/slugs.ts';
import { readYaml } from './config.ts';

const mapping = z.record(z.string(), z.unknown());

/** Entries of `nav`; `texts`: addresses of all texts, for folders that it names whole. */
export function navItems(nav: readonly unknown[], texts: readonly string[]): NavigationItem[] {
  return nav.flatMap((one): NavigationItem[] => {
    if (typeof one === 'string') return itemsAt(one, undefined, texts);
    return Object.entries(mapping.safeParse(one).data ?? {}).flatMap(([title, value]) => {
      if (typeof value === 'string') return itemsAt(value, title, texts);
      if (!Array.isArray(value)) return [];
      const items = navItems(value, texts);
      return [{ title: plainTitle(title) || undefined, items }];
    });
  });
}

/** A text, or the texts of a folder that plugins let `nav` name: `*`, `guides/`. Links elsewhere are none. */
function itemsAt(written: string, title: string | undefined, texts: readonly string[]): NavigationItem[] {
  if (/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(written)) return [];
  const path = joinSourcePath('', written.replace(/#.*$/, '')) ?? '';
  if (texts.includes(path)) return [{ title: title === undefined ? undefined : plainTitle(title), path }];
  const folder = path.replace(/\/?\*+(?:\/\*+)?(?:\.md)?$/, '');
  const below = texts.filter((one) => folder === '' || one.startsWith(`${folder}/`));
  if (below.length === 0 || !/[*/]$|\*\.md$/.test(written)) return [];
  const items = below.map((one) => ({ path: one }));
  return title === undefined ? items : [{ title: plainTitle(title), items }];
}

const plainTitle = (title: string) =>
  title
    .replace(/<[^<>]*>|:[a-z]+-[a-z0-9-]+:/g, '')
    .replace(/&nbsp;?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const pages = z.object({
  title: z.string().optional().catch(undefined),
  nav: z.array(z.unknown()).optional().catch(undefined),
  arrange: z.array(z.unknown()).optional().catch(undefined),
  order: z.string().optional().catch(undefined),
  hide: z.boolean().optional().catch(undefined),
});

/** Folders as groups; `pagesOf` gives the text of a folder's `.pages`. */
export function folderItems(
  texts: readonly string[],
  pagesOf: (folder: string) => string | undefined,
  folder = '',
): NavigationItem[] {
  const said = pages.safeParse(readYaml(pagesOf(folder) ?? '')).data ?? {};
  const prefix = folder === '' ? '' : `${folder}/`;
  const below = texts.filter((path) => path.startsWith(prefix));
  const folders = [
    ...new Set(below.flatMap((path) => path.slice(prefix.length).split('/').slice(0, -1).slice(0, 1))),
  ];
  const files = below.filter((path) => parentOf(path) === folder).map(lastPart);
  const names = [...files, ...folders].toSorted(
    (a, b) => Number(isIndexText(b)) - Number(isIndexText(a)) || compareCodeUnits(a, b),
  );
  const itemOf = (name: string, title?: string): NavigationItem[] => {
    const path = prefix + name;
    if (!folders.includes(name)) return files.includes(name) ? [{ title, path }] : [];
    const own = pages.safeParse(readYaml(pagesOf(path) ?? '')).data;
    const items = folderItems(texts, pagesOf, path);
    return own?.hide ? [] : [{ title: title ?? own?.title ?? readableName(path), items }];
  };
  const listed = said.order === 'desc' ? names.toReversed() : names;
  const nav = said.nav ?? said.arrange;
  return nav === undefined ? listed.flatMap((name) => itemOf(name)) : arranged(nav, listed, itemOf);
}

/** As `.pages` lists them; `...` stands for all that it doesn't name. */
function arranged(
  nav: readonly unknown[],
  names: readonly string[],
  itemOf: (name: string, title?: string) => NavigationItem[],
): NavigationItem[] {
  const named = new Set(namesIn(nav));
  return nav.flatMap((one): NavigationItem[] => {
    if (typeof one === 'string')
      return /^\.{3}/.test(one)
        ? names.filter((name) => !named.has(name)).flatMap((name) => itemOf(name))
        : itemOf(one);
    return Object.entries(mapping.safeParse(one).data ?? {}).flatMap(([title, value]) => {
      if (typeof value === 'string') return itemOf(value, title);
      return Array.isArray(value) ? [{ title, items: arranged(value, names, itemOf) }] : [];
    });
  });
}

const namesIn = (nav: readonly unknown[]): string[] =>
  nav.flatMap((one) => {
    if (typeof one === 'string') return [one];
    return Object.values(mapping.safeParse(one).data ?? {}).flatMap((value) =>
      typeof value === 'string' ? [value] : Array.isArray(value) ? namesIn(value) : [],
    );
  });
