/** What a sidebar lists: https://starlight.astro.build/guides/sidebar/ */
import { slug } from 'github-slugger';
import { parse } from 'yaml';
import { z } from 'zod';
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { lastPart } from '#base/slash-path.ts';
import { splitFrontMatter } from '#files/front-matter.ts';
import { Unread } from '#import/sources/modules.ts';
import type { NavigationItem } from '#import/sources/navigation.ts';
import { readableName } from '#import/tree/slugs.ts';
import type { Note } from '#import/tree/notes.ts';

/** A text of the first language. */
export interface ListedText {
  /** Path below the folder of the language. */
  readonly address: string;
  readonly written: string;
}

export interface SidebarInput {
  readonly sidebar: readonly unknown[];
  readonly texts: readonly ListedText[];
  /** How the report names the configuration. */
  readonly file: string;
  readonly notes: Note[];
}

export interface ReadSidebar {
  readonly items: readonly NavigationItem[];
  /** Labels in other languages, by label and lower-case language. */
  readonly translations: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const words = z.record(z.string(), z.string()).optional().catch(undefined);
const label = z.string().optional().catch(undefined);
const item = z.union([
  z.string().transform((written) => ({ slug: written, label: undefined, translations: undefined })),
  z.object({ slug: z.string(), label, translations: words }),
  z.object({ link: z.string(), label: z.string(), translations: words }),
  z.object({ items: z.array(z.unknown()), label: z.string(), translations: words }),
  z.object({ autogenerate: z.object({ directory: z.string() }), label, translations: words }),
]);

/** Reads the sidebar. Notes: `navigation-link`, `navigation-unread`. */
export function readSidebar({ sidebar, texts, file, notes }: SidebarInput): ReadSidebar {
  const translations = new Map<string, ReadonlyMap<string, string>>();
  const bySlug = new Map(texts.map((text) => [slugOf(text), text.address]));
  return { items: sidebar.flatMap(itemOf), translations };

  function itemOf(written: unknown): NavigationItem[] {
    const read = written instanceof Unread ? undefined : item.safeParse(written).data;
    if (read === undefined) {
      const { file: at, line } = written instanceof Unread ? written : { file, line: undefined };
      notes.push({ file: at, line, kind: 'navigation-unread', what: 'code, which an import does not run' });
      return [];
    }
    if (read.label !== undefined && read.translations !== undefined) {
      const byLanguage = Object.entries(read.translations).map(([id, to]) => [id.toLowerCase(), to] as const);
      translations.set(read.label, new Map(byLanguage));
    }
    if ('items' in read) return [{ title: read.label, items: read.items.flatMap(itemOf) }];
    if ('autogenerate' in read) {
      const items = folderItems(texts, read.autogenerate.directory.replace(/^\/|\/$/g, ''));
      return read.label === undefined ? [...items] : [{ title: read.label, items }];
    }
    const address =
      'slug' in read ? read.slug : /^[a-z]+:/i.test(read.link) ? undefined : read.link.replace(/[?#].*$/, '');
    const path =
      address === undefined ? undefined : bySlug.get(address.replace(/^\/|\/$/g, '').toLowerCase());
    if (path !== undefined) return [{ title: read.label, path }];
    notes.push({
      file,
      line: undefined,
      kind: 'navigation-link',
      what: `${read.label ?? ''}: ${'slug' in read ? read.slug : read.link}`,
    });
    return [];
  }
}

const frontMatter = z.object({
  slug: z.string().optional().catch(undefined),
  sidebar: z
    .object({
      order: z.number().optional().catch(undefined),
      hidden: z.boolean().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

function frontMatterOf({ written }: ListedText): z.infer<typeof frontMatter> {
  try {
    return frontMatter.safeParse(parse(splitFrontMatter(written).yaml ?? '')).data ?? {};
  } catch {
    return {};
  }
}

/** What the site calls a text: its path in small letters, or the slug that it gives itself. */
const slugOf = (text: ListedText): string => frontMatterOf(text).slug?.toLowerCase() ?? routeOf(text.address);

/** The route of a path: each part as the site writes it in addresses. */
export const routeOf = (address: string): string =>
  address
    .replace(/\.\w+$/, '')
    .split('/')
    .map((part) => slug(part))
    .join('/')
    .replace(/(?:^|\/)index$/, '');

/** Texts of a folder by their order, then by name, and folders in it as groups. */
function folderItems(texts: readonly ListedText[], folder: string): NavigationItem[] {
  const start = folder === '' ? '' : `${folder}/`;
  const inside = texts.filter((text) => text.address.startsWith(start) && !isHidden(text));
  const groups = Map.groupBy(inside, ({ address }) => {
    const rest = address.slice(start.length);
    return rest.includes('/') ? (rest.split('/')[0] ?? '') : '';
  });
  const entries = [...groups].flatMap(([name, all]): FolderEntry[] => {
    if (name === '')
      return all.map((text) => ({
        order: orderOf(text),
        name: sortName(text.address),
        item: { path: text.address },
      }));
    const item = { title: readableName(name), items: folderItems(all, start + name) };
    return [{ order: Math.min(...all.map(orderOf)), name, item }];
  });
  return entries
    .toSorted((a, b) => (a.order === b.order ? compareCodeUnits(a.name, b.name) : a.order - b.order))
    .map(({ item: own }) => own);
}

interface FolderEntry {
  readonly order: number;
  readonly name: string;
  readonly item: NavigationItem;
}

const orderOf = (text: ListedText): number => frontMatterOf(text).sidebar?.order ?? Infinity;

/** Whether no list of a folder's texts has it: https://starlight.astro.build/reference/frontmatter/#hidden */
const isHidden = (text: ListedText): boolean => frontMatterOf(text).sidebar?.hidden === true;

/** An index comes first. */
const sortName = (address: string) => lastPart(address).replace(/^index\.\w+$/, '');
