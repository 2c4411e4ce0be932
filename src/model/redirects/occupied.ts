/** Addresses that pages and files of the site have: no old address may take them over. */
import { once } from '#base/once.ts';
import { lastPart } from '#base/slash-path.ts';
import type { Article } from '#model/articles/article.ts';
import { listPages } from '#model/pages/page-list.ts';
import type { StoreCentre } from '#model/stores/centre.ts';
import type { Retired } from '#model/retired/retired.ts';
import type { Tree } from '#model/tree.ts';
import { feedPath, isOwnAddress, markdownPath, shortMarkdownPath } from '#model/urls.ts';
import type { Site } from '#site/site.ts';
import { patternMatcher } from './legacy.ts';

export interface SiteParts {
  readonly site: Site;
  readonly articles: ReadonlyMap<string, Article>;
  readonly tree: Tree;
  readonly stores: StoreCentre | undefined;
  readonly publicFiles: ReadonlySet<string>;
  readonly retired: Retired;
}

export interface Occupied {
  /** What has an address, or lies above it as a file, in words; `undefined` when it is free. */
  readonly at: (decoded: string) => string | undefined;
  /** An address that a pattern, which ends with a number, would take over. */
  readonly matching: (pattern: string) => string | undefined;
  /** Whether a file system that takes no notice of capitals has a page or file of that name. */
  readonly hasInAnyCase: (decoded: string) => boolean;
}

/** Every address of the site, collected when somebody asks: most help centres have few old addresses or none. */
export function occupiedAddresses(parts: SiteParts): Occupied {
  const known = once(() => knownAddresses(parts));
  const lowered = once(() => new Set([...known().keys()].map((path) => path.toLowerCase())));
  const numbered = once(() => pathsByNumber(known().keys()));
  return {
    at: (decoded) => {
      const above = decoded.replace(/\/$/, '').split('/');
      const files = above.map((_, index) => above.slice(0, index + 1).join('/'));
      const file = files.find((path) => known().has(path) && path !== decoded);
      return (
        known().get(decoded) ??
        (file === undefined ? undefined : `an address below the file "${file}"`) ??
        (isOwnAddress(decoded, parts.site) ? 'an address that every help centre uses' : undefined)
      );
    },
    matching: (pattern) => numbered().get(lastPart(pattern))?.find(patternMatcher(pattern)),
    hasInAnyCase: (decoded) => lowered().has(decoded.toLowerCase()),
  };
}

/** What has each address, in words. */
function knownAddresses(parts: SiteParts): ReadonlyMap<string, string> {
  const { site } = parts;
  const known = new Map<string, string>();
  for (const { path, hasCopy, kind } of listPages(parts)) {
    known.set(normal(path), 'the address of a page');
    if (site.machines.feeds && (kind === 'home' || kind === 'topic'))
      known.set(normal(feedPath(path)), 'a feed');
    if (!hasCopy) continue;
    for (const copy of [markdownPath(path), shortMarkdownPath(path)])
      known.set(normal(copy), 'a page as Markdown');
  }
  for (const path of parts.publicFiles) known.set(path.normalize('NFC'), 'a file in public/');
  return known;
}

/** Paths by each number that a part of them begins with. */
function pathsByNumber(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths)
    for (const [, number = ''] of path.matchAll(/\/(\d+)(?=[-/]|$)/g)) {
      const same = found.get(number) ?? [];
      same.push(path);
      found.set(number, same);
    }
  return found;
}

const normal = (path: string) => (path.includes('%') ? decodeURIComponent(path).normalize('NFC') : path);
