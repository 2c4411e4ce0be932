/** What help centres of hosted systems share: groups around articles, each in the languages that it was written in. */
import {
  documentData,
  type DocumentData,
  type SourceDocument,
  type SourceRedirect,
  type SourceSection,
  type SourceSite,
  type SourceTree,
} from '#import/tree/tree.ts';
import type { Note } from '#import/tree/notes.ts';
import { localesFor } from '#import/sources/locales.ts';

/** A category, section, folder or collection in one language. */
export interface HostedGroup {
  readonly key: string;
  /** Keys of groups around it: the first that was read has it. */
  readonly parents: readonly (string | undefined)[];
  /** As the system writes it. */
  readonly locale: string;
  readonly title: string;
  readonly description?: string | null | undefined;
  readonly order?: number | null | undefined;
  /** Where links find it: a path from the top of the source. */
  readonly address: string;
  /** Paths that its page had. */
  readonly legacy: readonly string[];
}

/** An article in one language. */
export interface HostedArticle {
  readonly key: string;
  /** As the system writes it. */
  readonly locale: string;
  readonly address: string;
  /** How the report names it. */
  readonly shown: string;
  readonly title: string | null | undefined;
  /** Keys of the groups that list it, its own first. */
  readonly groups: readonly (string | undefined)[];
  readonly data: Partial<DocumentData>;
  /** HTML. */
  readonly body: string;
}

export interface HostedCentre {
  readonly site: SourceSite;
  /** Languages in the order that the system knows, as it writes them; those without articles count for nothing. */
  readonly locales: readonly string[];
  readonly groups: readonly HostedGroup[];
  readonly articles: readonly HostedArticle[];
  readonly origin: string | undefined;
  readonly fileHosts?: readonly string[];
  readonly redirects?: readonly Omit<SourceRedirect, 'locale'>[];
  readonly notes: readonly Note[];
}

/** The tree of a hosted help centre. */
export function hostedTree(centre: HostedCentre, fallbackLocale: string): SourceTree {
  const used = new Set(centre.articles.map(({ locale }) => locale));
  const order = [...new Set([...centre.locales, ...used])].filter((locale) => used.has(locale));
  const names = localesFor(order.length === 0 ? [fallbackLocale] : order);
  const ours = (locale: string) => names.get(locale) ?? locale;
  const groups = parentsFirst(centre.groups.filter(({ locale }) => used.has(locale)));
  const known = new Set(groups.map(({ key }) => key));
  const locales = [...new Set(names.values())];
  return {
    site: centre.site,
    locales,
    sections: groups.map((group) => toSection(group, ours, known)),
    documents: centre.articles.map((article) => toDocument(article, ours, known)),
    assets: new Map(),
    origin: centre.origin,
    fileHosts: centre.fileHosts,
    redirects: (centre.redirects ?? []).map((one) => ({ ...one, locale: locales[0] ?? fallbackLocale })),
    notes: centre.notes,
  };
}

/** Text of what may hold tags, on one line. */
export const plainText = (html: string | null | undefined): string | undefined =>
  html
    ?.replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim() || undefined;

/** The path of an address; `undefined` where there is none. */
export const pathOfUrl = (url: string | null | undefined): string | undefined => {
  const path = URL.parse(url ?? '')?.pathname;
  return path === '/' ? undefined : path;
};

/**
 * Old addresses of a group by its number, whatever title follows, below each of some starts; and the one that it has if
 * that is another.
 */
export function withNumber(path: string | undefined, numbered: string, starts: readonly string[]): string[] {
  const paths = starts.map((start) => start + numbered);
  const isNumbered = paths.some((one) => path === one || path?.startsWith(`${one}-`));
  return [...(path === undefined || isNumbered ? [] : [path]), ...paths.map((one) => `${one}-*`)];
}

/** Groups that lie in others come after those. */
function parentsFirst(groups: readonly HostedGroup[]): HostedGroup[] {
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const depthOf = ({ key, parents }: HostedGroup, seen: readonly string[] = []): number => {
    const parent = parents.flatMap((one) => byKey.get(one ?? '') ?? [])[0];
    return parent === undefined || seen.includes(key) ? 0 : 1 + depthOf(parent, [...seen, key]);
  };
  const depths = new Map(groups.map((group) => [group, depthOf(group)]));
  return groups.toSorted((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0));
}

function toSection(
  { key, parents, locale, title, description, order, address, legacy }: HostedGroup,
  ours: (locale: string) => string,
  known: ReadonlySet<string>,
): SourceSection {
  return {
    key,
    locale: ours(locale),
    address,
    parent: parents.find((parent) => parent !== undefined && parent !== key && known.has(parent)) ?? '',
    name: title,
    title,
    description: plainText(description),
    order: order ?? undefined,
    legacy,
  };
}

function toDocument(
  { key, locale, address, shown, title, groups, data, body }: HostedArticle,
  ours: (locale: string) => string,
  known: ReadonlySet<string>,
): SourceDocument {
  const heading = title?.replace(/\s+/g, ' ').trim() || undefined;
  const [section = '', ...also] = new Set(groups.filter((group) => group !== undefined && known.has(group)));
  return {
    key,
    locale: ours(locale),
    address,
    shown,
    name: heading ?? key,
    section,
    isSectionText: false,
    data: documentData({ title: heading, also: also.filter((group) => group !== undefined), ...data }),
    format: 'html',
    body,
    bodyLine: 1,
  };
}
