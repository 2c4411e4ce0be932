/** Plans that an article goes, and that its addresses still answer. */
import { decode } from '#base/written-address.ts';
import { splitWritten } from '#files/edit-front-matter.ts';
import { readPublished } from '#files/published.ts';
import { pathIn } from '#model/published/gone.ts';
import type { Article } from '#model/articles/article.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { PlacedText } from '#model/text.ts';
import { treeOf } from '#model/tree.ts';
import { pathWritten } from '#model/links.ts';
import { permalinkPath } from '#model/urls.ts';
import { asYaml } from '#problems/yaml-text.ts';
import type { MapTarget } from './link-edits.ts';
import { ownPictures } from './pictures.ts';
import { Edits, type Plan } from './plan.ts';
import { restamp } from './restamp.ts';
import { rewriteTexts } from './rewrite.ts';
import { hasName, type Snapshot } from './snapshot.ts';
import { findSubject } from './subject.ts';
import { targetMapper, type Relocation } from './targets.ts';
import { editList } from './yaml-edits.ts';

const fileName = 'retired.yaml';

/** Plans it. `replacedBy` names the article that answers instead, to which links then lead. Throws where it can't be. */
export function planRetire(snapshot: Snapshot, named: string, replacedBy: string | undefined): Plan {
  const { published, centre } = snapshot;
  if (published.retired.has(named)) throw new Error(`"${named}" is retired already. See ${fileName}.`);
  const edits = new Edits(snapshot.textOf);
  const missing = lostEntry(snapshot, named);
  if (missing) {
    const answer = replacedBy === undefined ? undefined : articleNamed(snapshot, replacedBy);
    dropDoubles(snapshot, edits, { old: named, now: answer?.id });
    if (answer) rewriteTexts(snapshot, renamesTo(centre, published, missing, answer), edits);
    restamp(snapshot, edits);
    writeEntry(snapshot, edits, { ...missing, replacedBy: answer?.id });
    return { moves: new Map(), edits: edits.all, deletes: [] };
  }
  const article = articleNamed(snapshot, named);
  const answer = replacedBy === undefined ? undefined : articleNamed(snapshot, replacedBy);
  if (answer === article) throw new Error(`"${article.id}" can't replace itself.`);
  if (!published.articles.has(article.id))
    throw new Error(`"${article.id}" is a draft: it was never public. Delete its files.`);
  dropDoubles(snapshot, edits, { old: article.id, now: answer?.id });
  if (answer) rewriteTexts(snapshot, renamesTo(centre, published, article, answer), edits);
  restamp(snapshot, edits);
  const files = [...article.translations.values()].map(({ source }) => snapshot.nameOf(source));
  const pictures = ownPictures(snapshot, article.path).map((name) => `articles/${name}`);
  for (const name of files) edits.drop(name);
  writeEntry(snapshot, edits, {
    id: article.id,
    path: article.path,
    replacedBy: answer?.id,
    titles: new Map([...article.translations].map(([locale, { data }]) => [locale, data.title])),
    ...addressesOf(published, article),
  });
  return { moves: new Map(), edits: edits.all, deletes: [...files, ...pictures] };
}

function articleNamed(snapshot: Snapshot, named: string): Article {
  const { kind, path } = findSubject(snapshot, named);
  const article = [...snapshot.centre.articles.values()].find((one) => one.path === path);
  if (kind === 'article' && article) return article;
  throw new Error(`"${named}" is a topic. Name an article by its id, its path, its file or its address.`);
}

/** What goes into the file. */
interface Entry {
  readonly id: string;
  readonly path: string;
  readonly replacedBy: string | undefined;
  readonly titles: ReadonlyMap<string, string>;
  readonly addresses: readonly string[];
  readonly legacy: readonly string[];
}

/** An article that somebody has deleted already, as the ledger of public addresses knows it. */
function lostEntry(snapshot: Snapshot, id: string): Omit<Entry, 'replacedBy'> | undefined {
  if (snapshot.centre.articles.has(id)) return undefined;
  const found = readPublished(snapshot).ledger?.entries.find(({ key }) => key === id);
  if (!found) return undefined;
  const { source } = snapshot.centre.site;
  const words = id.replaceAll('-', ' ');
  return {
    id,
    path: pathIn(found, source.id),
    titles: new Map([[source.id, words.charAt(0).toUpperCase() + words.slice(1)]]),
    addresses: found.addresses,
    legacy: [],
  };
}

/** The addresses of pages first, then whatever leads to them. */
function addressesOf({ site, tree, redirects }: HelpCentre, { id, translations }: Article) {
  const pages = site.locales.flatMap((locale) => treeOf(tree, locale.id).articles.get(id)?.path ?? []);
  const own = new Set([...pages, permalinkPath(id)]);
  const leading = redirects.filter(
    ({ to, isPattern, query }) => own.has(to) && !isPattern && query.length === 0,
  );
  const addresses = [...pages, ...leading.map(({ from }) => from)].map(decode);
  const legacy = [...translations.values()].flatMap(({ data }) => data.legacy ?? []);
  return {
    addresses: [...new Set(addresses)],
    legacy: legacy.filter((one) => !addresses.includes(one)),
  };
}

function writeEntry(snapshot: Snapshot, edits: Edits, entry: Entry): void {
  const { id, path, replacedBy, titles, addresses, legacy } = entry;
  const quoted = (text: string) => JSON.stringify(text);
  const list = (key: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`  ${key}:`, ...items.map((item) => `    - ${quoted(item)}`)];
  const lines = [
    `${asYaml(id)}:`,
    `  path: ${quoted(path)}`,
    ...(replacedBy === undefined ? [] : [`  replacedBy: ${quoted(replacedBy)}`]),
    '  titles:',
    ...[...titles].map(([locale, title]) => `    ${quoted(locale)}: ${quoted(title)}`),
    ...(addresses.length === 0 ? ['  addresses: []'] : list('addresses', addresses)),
    ...list('legacy', legacy),
  ];
  const text = `${lines.join('\n')}\n`;
  const head =
    '# Articles that are gone. "npx fener retire" writes this file. Their addresses still answer.\n';
  if (!hasName(snapshot, fileName)) edits.create(fileName, head + text, 'what was retired');
  else edits.change(fileName, 'what was retired', (known) => `${known.trimEnd()}\n${text}`);
}

/** In lists that name both, or where nothing takes its place, the retired one goes. */
function dropDoubles(
  { sources, nameOf, centre }: Snapshot,
  edits: Edits,
  { old, now }: { readonly old: string; readonly now: string | undefined },
): void {
  const isAlone = (list: readonly string[]) => now !== undefined && !list.includes(now);
  const withoutOld = { add: [], remove: (item: string) => item === old };
  for (const source of sources) {
    if (source.kind === 'topic' || !source.data.related?.includes(old)) continue;
    if (source.data.id !== now && isAlone(source.data.related)) continue;
    edits.change(nameOf(source), 'related', (text) => {
      const { open, yaml, rest } = splitWritten(text);
      return open + editList(yaml, 'related', withoutOld) + rest;
    });
  }
  if (centre.site.featured.includes(old) && !isAlone(centre.site.featured))
    edits.change('site.yaml', 'featured', (text) => editList(text, 'featured', withoutOld));
}

/** What goes: an article, or one that somebody has deleted already, of which the ledger knows addresses. */
type Old = Pick<Article, 'id' | 'path'> & Partial<Pick<Entry, 'addresses'>>;

/** Links lead to the replacement: by id, by path and by address. The headings that they named are not there. */
function renamesTo(centre: HelpCentre, published: HelpCentre, old: Old, now: Article) {
  const addresses = new Map(
    published.site.locales.flatMap(({ id }): [string, string][] => {
      const { articles } = treeOf(published.tree, id);
      const own = articles.get(old.id)?.path;
      const known = (old.addresses ?? []).filter((address) => address.startsWith(`/${id}/`));
      const to = articles.get(now.id)?.path ?? permalinkPath(now.id);
      return [...known, ...(own === undefined ? [] : [own])].map((from) => [decode(from), decode(to)]);
    }),
  ).set(permalinkPath(old.id), permalinkPath(now.id));
  const relocation: Relocation = {
    pathOf: (path) => (path === old.path ? now.path : path),
    pictureOf: (name) => name,
    addresses,
  };
  const isMissing = !centre.articles.has(old.id);
  const targetsOf = (source: PlacedText): MapTarget => {
    const map = targetMapper(centre, source, relocation);
    return (written) => {
      const [target = ''] = written.split(/[?#]/);
      const isOldPath = isMissing && !written.startsWith('/') && pathWritten(source, target) === old.path;
      return isOldPath || target === `id:${old.id}` ? `id:${now.id}` : map(written)?.replace(/#.*$/s, '');
    };
  };
  return {
    targetsOf,
    topic: () => undefined,
    article: (id: string) => (id === old.id ? now.id : undefined),
  };
}
