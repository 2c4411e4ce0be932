/** Old addresses that must keep answering: declared by the page that replaces them. */
import { problem, type Problem } from '#problems/problem.ts';
import type { Locale, Site } from '#site.ts';
import type { Article, Topic } from './articles/article.ts';
import type { ContentSource } from './articles/source.ts';
import { treeOf, type Tree } from './tree.ts';
import { isOwnAddress, permalinkPath } from './urls.ts';

export interface Redirect {
  /** Old path, percent-encoded, as requested. */
  readonly from: string;
  /** Path of a page of this site. */
  readonly to: string;
  /** Whether old addresses may continue behind `from` (`/hc/en-us/articles/360-a-title`). */
  readonly isPrefix: boolean;
}

export interface RedirectInput {
  readonly site: Site;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly articles: ReadonlyMap<string, Article>;
  readonly tree: Tree;
}

/**
 * Redirects of `movedFrom` and `legacy`, sorted by old path. Each leads to a page, so that there are no chains.
 *
 * Problems: `redirect-invalid`, `redirect-loop`, `redirect-shadows-page`, `redirect-conflict`.
 */
export function buildRedirects(input: RedirectInput): {
  readonly redirects: readonly Redirect[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const owners = new Map<string, { readonly redirect: Redirect; readonly file: string }>();

  for (const { source, movedFrom, legacy, target, permalink } of declarations(input)) {
    const report = (found: Flaw | undefined, path: readonly PropertyKey[]) => {
      if (!found) return;
      const where = { file: source.file, at: source.positionOf(path) };
      problems.push(problem(found.code, where, found.message, found.fix));
    };
    movedFrom.forEach((written, index) => {
      report(add(source.file, written, target(written), false), ['movedFrom', index]);
    });
    legacy.forEach((written, index) => {
      // One entry may stand for several paths: what is wrong with one of them is said once.
      const flaws = legacyPaths(written, input.site).map((path) =>
        add(source.file, path, permalink, !written.startsWith('/')),
      );
      report(
        flaws.find((flaw) => flaw !== undefined),
        ['legacy', index],
      );
    });
  }
  const redirects = [...owners.values()]
    .map(({ redirect }) => redirect)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return { redirects, problems };

  /** Adds a redirect, or says why not. */
  function add(file: string, written: string, to: string, isPrefix: boolean): Flaw | undefined {
    const from = normalise(written, isPrefix);
    if (from === undefined) {
      const fix = 'Write a path such as "/en/returns/old-name/", or "zendesk:360001".';
      return { code: 'redirect-invalid', message: `"${written}" is no path of this site.`, fix };
    }
    if (from === to) {
      return { code: 'redirect-loop', message: `"${from}" is this page's own address.`, fix: 'Remove it.' };
    }
    const isTaken =
      isOwnAddress(from, input.site) ||
      input.site.locales.some(({ id }) => treeOf(input.tree, id).paths.has(from));
    if (isTaken) {
      const fix = 'Remove it, or give the page at that address another slug.';
      return { code: 'redirect-shadows-page', message: `"${from}" is the address of a page.`, fix };
    }
    const other = owners.get(from);
    if (other && other.redirect.to !== to) {
      const fix = `Remove it from one of the two; it also stands in ${other.file}.`;
      return {
        code: 'redirect-conflict',
        message: `"${from}" already leads to "${other.redirect.to}".`,
        fix,
      };
    }
    owners.set(from, { redirect: { from, to, isPrefix }, file });
    return undefined;
  }
}

/** What is wrong with an old path. */
interface Flaw {
  readonly code: 'redirect-invalid' | 'redirect-loop' | 'redirect-shadows-page' | 'redirect-conflict';
  readonly message: string;
  readonly fix: string;
}

interface Declaration {
  readonly source: ContentSource;
  readonly movedFrom: readonly string[];
  readonly legacy: readonly string[];
  /** Where an old path of this site leads now: the same page in the language that the path begins with. */
  readonly target: (oldPath: string) => string;
  readonly permalink: string;
}

function declarations({ site, topics, articles, tree }: RedirectInput): Declaration[] {
  const localeIn = (path: string) => site.locales.find(({ id }) => path.startsWith(`/${id}/`));
  const declare = (
    source: ContentSource,
    pathIn: (locale: string) => string | undefined,
    permalink: string,
  ): Declaration => {
    const own = pathIn(source.locale) ?? permalink;
    return {
      source,
      movedFrom: source.data.movedFrom ?? [],
      legacy: source.data.legacy ?? [],
      target: (oldPath) => pathIn(localeIn(oldPath)?.id ?? source.locale) ?? own,
      permalink,
    };
  };
  return [
    ...[...articles.values()].flatMap((article) =>
      [...article.translations.values()].map(({ source }) =>
        declare(source, (l) => treeOf(tree, l).articles.get(article.id)?.path, permalinkPath(article.id)),
      ),
    ),
    ...[...topics.values()].flatMap((topic) =>
      [...topic.translations.values()].flatMap(({ source, locale }) => {
        const own = treeOf(tree, locale).topics.get(topic.path)?.path;
        return own ? [declare(source, (l) => treeOf(tree, l).topics.get(topic.path)?.path, own)] : [];
      }),
    ),
  ];
}

/** Path segment that a former help centre used for a locale: Zendesk's English is `en-us` unless it was changed. */
const zendeskLocales = ({ lang, id }: Locale) => [
  ...new Set([lang.toLowerCase(), ...(id === 'en' ? ['en-us', 'en-gb'] : [])]),
];

/**
 * Paths that a `legacy` entry stands for.
 * Zendesk: `/hc/<locale>/articles/<id>-<title>`; Intercom: `/<locale>/articles/<id>-<title>`.
 */
function legacyPaths(entry: string, { locales }: Site): string[] {
  const [, system, id] = /^(zendesk|intercom):(.+)$/.exec(entry) ?? [];
  if (system === 'zendesk') {
    return [...new Set(locales.flatMap(zendeskLocales))].map((locale) => `/hc/${locale}/articles/${id}`);
  }
  if (system === 'intercom') return locales.map(({ lang }) => `/${lang.toLowerCase()}/articles/${id}`);
  return [entry];
}

/**
 * A path as a server sees it: encoded, without host, query and fragment; `undefined` for what is no path, or no
 * name of a file.
 */
function normalise(written: string, isPrefix: boolean): string | undefined {
  // eslint-disable-next-line no-control-regex
  if (!/^\/(?![/\\])[^*\u0000-\u001F]*$/.test(written)) return undefined;
  const path = new URL(written, 'https://site.example').pathname;
  if (!isFileName(path)) return undefined;
  const isFile = /\.[a-z0-9]{1,5}$/i.test(path);
  return isPrefix || isFile || path.endsWith('/') ? path : `${path}/`;
}

/** Whether a path decodes to one without "..", so that a file can be written for it. */
function isFileName(path: string): boolean {
  try {
    return !/(^|[\\/])\.\.?([\\/]|$)|\0/.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}
