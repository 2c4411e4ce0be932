/** Where an Astro site keeps its texts, and below which address it shows them. */
import { parentOf } from '#base/slash-path.ts';
import { isText } from '#import/sources/markdown/markdown.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';

/** A collection of texts: `src/content/docs`, or what the configuration of the content names. */
export interface Collection {
  readonly name: string;
  /** Ends with "/". */
  readonly folder: string;
  readonly files: readonly string[];
}

export interface AstroSite {
  /** The folder of the site, `''` or one with "/" at its end. */
  readonly root: string;
  readonly collections: readonly Collection[];
  /** Collections that are no help. */
  readonly others: readonly Collection[];
}

const configFile = /(?:^|\/)astro\.config\.[cm]?[jt]s$/;

/** Collections that are news, about people, or parts of other texts. */
const isNoHelp =
  /^(?:blogs?|posts?|news|announcements?|changelogs?|releases?|authors?|team|people|members|jobs|careers|events|testimonials|partials?|snippets?|includes?|fragments?|shared|i18n)$/i;

/** The Astro site of a folder that has the most texts. A collection called `docs` is all of its help. */
export function findAstroSite(place: FolderPlace): AstroSite | undefined {
  const sites = place.files
    .filter((name) => configFile.test(name))
    .map((name) => siteIn(place, parentOf(name) === '' ? '' : `${parentOf(name)}/`));
  const size = ({ collections }: AstroSite) => collections.reduce((sum, { files }) => sum + files.length, 0);
  return sites.filter((site) => size(site) > 0).toSorted((a, b) => size(b) - size(a))[0];
}

function siteIn(place: FolderPlace, root: string): AstroSite {
  const all = [...foldersOf(place, root)].flatMap(([folder, name]): Collection[] => {
    const files = place.files.filter((file) => file.startsWith(folder) && isText(file));
    return files.length === 0 ? [] : [{ name, folder, files }];
  });
  const docs = all.filter(({ name }) => name === 'docs');
  const collections = docs.length > 0 ? docs : all.filter(({ name }) => !isNoHelp.test(name));
  return { root, collections, others: all.filter((one) => !collections.includes(one)) };
}

/** Names of collections by their folders. */
function foldersOf(place: FolderPlace, root: string): Map<string, string> {
  const start = `${root}src/content/`;
  const folders = new Map<string, string>();
  for (const file of place.files) {
    const [name, rest] = file.startsWith(start) ? file.slice(start.length).split('/') : [];
    if (name !== undefined && rest !== undefined) folders.set(`${start}${name}/`, name);
  }
  const config = place.files.find((file) =>
    /^src\/content(?:\.|\/)config\.[cm]?[jt]s$/.test(file.slice(root.length)),
  );
  const code = config === undefined ? '' : (place.textOf(config) ?? '');
  for (const [, base = ''] of code.matchAll(/\bbase:\s*['"`]([^'"`$]+)['"`]/g)) {
    const path = joinSourcePath(root.replace(/\/$/, ''), base.replace(/^\.\//, '').replace(/\/+$/, ''));
    const name = path?.split('/').at(-1);
    const isKnown = [...folders.keys()].some((folder) => `${path}/`.startsWith(folder));
    if (path !== undefined && name !== undefined && !isKnown) folders.set(`${path}/`, name);
  }
  return folders;
}

/** What the choice of an address goes by. */
export interface RouteInput {
  readonly place: FolderPlace;
  readonly site: AstroSite;
  readonly collection: Collection;
  /** Paths of the site that its texts link to. */
  readonly links: readonly string[];
  /** Addresses of its texts below the collection, without endings. */
  readonly routes: ReadonlySet<string>;
}

/** What stands for the language in the beginning of an address: nothing in the first one, else `de/`. */
export const localePart = '{locale}';

/**
 * How addresses of a collection begin: `{locale}`, or `docs/{locale}`. Only running its pages would tell, but links of the
 * texts do: it is what most of them agree with. Without links, it is the folder of the page that shows the collection.
 */
export function startOfCollection({ place, site, collection, links, routes }: RouteInput): string {
  const { root } = site;
  const textsAt = (pattern: RegExp) =>
    place.files.filter((file) => file.startsWith(root) && pattern.test(file.slice(root.length)));
  const mentions = (word: RegExp) => (file: string) => word.test(place.textOf(file) ?? '');
  if (textsAt(/^astro\.config\.[cm]?[jt]s$/).some(mentions(/starlight/))) return localePart;
  const pages = textsAt(/^src\/pages\/(?:.*\/)?\[[^/]+$/).filter(
    mentions(new RegExp(`['"\`]${collection.name}['"\`]`)),
  );
  const folders = pages.map((file) => parentOf(file.slice(`${root}src/pages/`.length)));
  const starts = folders.map((folder) => `${folder}/`.replace(/\[[^\]]*\]\//g, '').replace(/^\//, ''));
  const agree = (start: string) =>
    links.filter((link) => link.startsWith(start) && routes.has(link.slice(start.length))).length;
  const start = [...new Set([...starts, '', `${collection.name}/`])].reduce((best, one) =>
    agree(one) > agree(best) ? one : best,
  );
  return folders.some((folder) => /^\[(?:lang|locale|language)\]/.test(folder))
    ? localePart + start
    : start + localePart;
}

/** Paths below `base`, where the site lies on its host, that its texts link to, without "/" at their ends. */
export const linksOf = (place: FolderPlace, { collections }: AstroSite, base: string): string[] =>
  collections.flatMap(({ files }) => files.flatMap((file) => linksIn(place.textOf(file) ?? '', base)));

const linksIn = (text: string, base: string): string[] =>
  [...text.matchAll(/(?:\]\(|href=["'])(\/[^\s)"'#?]*)/g)].flatMap(([, link = '']) =>
    base === '' || link.startsWith(`${base}/`)
      ? [link.slice(base.length).replace(/^\/|(?:\.html)?\/?$/g, '')]
      : [],
  );
