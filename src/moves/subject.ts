/** What a person means who names an article or topic: its path, its file, its id or its address. */
import { nameBelow } from '#base/file-paths.ts';
import { decode } from '#base/written-address.ts';
import { contentPathOf } from '#files/article-file.ts';
import type { ContentSource } from '#model/articles/source.ts';
import { isAddress, parseOldAddress } from '#model/redirects/old-address.ts';
import { treeOf } from '#model/tree.ts';
import { didYouMean, nearest } from '#problems/nearest.ts';
import { resolve } from 'node:path';
import type { Snapshot } from './snapshot.ts';

/** An article or topic. */
export interface Subject {
  readonly kind: ContentSource['kind'];
  readonly path: string;
}

/** The article or topic that is meant. Throws with the nearest one where there is none. */
export function findSubject(snapshot: Snapshot, written: string): Subject {
  const { centre, sources } = snapshot;
  const path = pathMeant(snapshot, written);
  const isFile = /\.mdx?$/.test(written);
  const own = sources.filter((source) => source.path === path && path !== '');
  const byPath = own.find(({ kind }) => kind === (isFile ? 'article' : 'topic')) ?? own[0];
  if (byPath) return { kind: byPath.kind, path };
  const article = centre.articles.get(written.replace(/^id:/, ''));
  if (article) return { kind: 'article', path: article.path };
  const byAddress = subjectAt(snapshot, written);
  if (byAddress) return byAddress;
  if (centre.retired.has(written))
    throw new Error(`"${written}" is retired. Name an article that answers now.`);
  const known = [...centre.topics.keys(), ...[...centre.articles.values()].map((one) => one.path)];
  const near =
    didYouMean(path, known) || didYouMean(written, centre.articles.keys()) || nearName(path, known);
  throw new Error(
    `There is no article or topic "${written}". ${near}Name its path below articles/<locale>/, its id or its address.`,
  );
}

/** A path below a locale's folder, however it is written: with the folders above it and an ending, or without. */
export function pathMeant({ contentDir, centre }: Snapshot, written: string): string {
  const onDisk = nameBelow(resolve(contentDir, 'articles'), resolve(written));
  const [locale = '', ...below] = onDisk?.split('/') ?? [];
  const isInLocale = centre.site.locales.some(({ id }) => id === locale);
  const [first = '', ...others] = written.split('/');
  const path = isInLocale
    ? below.join('/')
    : centre.site.locales.some(({ id }) => id === first)
      ? others.join('/')
      : written;
  return contentPathOf(path.replace(/^(?:\.\/)+|\/+$/g, ''));
}

/** What has an address, or had it once. */
function subjectAt({ centre }: Snapshot, written: string): Subject | undefined {
  const host = centre.site.url.replace(/^https?:/, '');
  const address = written.replace(/^https?:/, '').replace(host, '');
  const old = parseOldAddress(address);
  if (!isAddress(old)) return undefined;
  const permalink = /^\/a\/([^/]+)\//.exec(old.decoded)?.[1];
  const article = permalink === undefined ? undefined : centre.articles.get(permalink);
  if (article) return { kind: 'article', path: article.path };
  const target = centre.redirects.find(({ from }) => decode(from) === old.decoded)?.to;
  for (const { id } of centre.site.locales) {
    for (const place of treeOf(centre.tree, id).paths.values()) {
      if (place.path !== target && decode(place.path) !== old.decoded) continue;
      if ('article' in place) return { kind: 'article', path: place.article.path };
      if (place.topic !== '') return { kind: 'topic', path: place.topic };
    }
  }
  return undefined;
}

/** One whose last part is most like what was written. */
function nearName(path: string, known: readonly string[]): string {
  const last = (text: string) => text.slice(text.lastIndexOf('/') + 1);
  const names = new Map(known.map((one) => [last(one), one]));
  const found = names.get(nearest(last(path), names.keys()) ?? '');
  return found === undefined ? '' : `Did you mean "${found}"? `;
}
