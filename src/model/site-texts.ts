/** Links and texts of `site.yaml`, analysed as those of articles are. */
import { labelMissing } from '#model/label-missing.ts';
import type { Problem } from '#problems/problem.ts';
import type { Localized } from '#site/localized.ts';
import type { ParsedSite } from '#site/parse-site.ts';
import type { SiteLinkData } from '#site/site-links.ts';
import type { Locale, Site } from '#site/site.ts';
import type { Analyse, PlacedMarkdown } from './text.ts';
import { unknownLocale } from '#site/unknown-locale.ts';

/** A text or an address by locale id; under the empty name, what is for all locales. */
type ByLocale = ReadonlyMap<string, PlacedMarkdown>;

/** A link of the header or the footer. Its addresses are texts that consist of one link. */
export interface SiteLink {
  readonly targets: ByLocale;
  /** Absent where it is the title of the article or topic. */
  readonly text: Localized | undefined;
  readonly locales: readonly string[] | undefined;
}

export interface SiteTexts {
  readonly header: readonly SiteLink[];
  readonly footer: readonly SiteLink[];
  readonly footerText: ByLocale;
}

export const noSiteTexts: SiteTexts = { header: [], footer: [], footerText: new Map() };

/**
 * Analyses the links and texts of `site.yaml`; relative links start from the folder of all articles.
 *
 * Problems: those of the analysis; `unknown-locale`, and `label-missing` where readers of a locale would see nothing.
 */
export function readSiteTexts(
  site: Site,
  at: NonNullable<ParsedSite['at']>,
  analyse: Analyse,
): { readonly texts: SiteTexts; readonly problems: readonly Problem[] } {
  const reader = new SiteTextReader(site, at, analyse);
  const linksAt = (path: readonly PropertyKey[], links: readonly SiteLinkData[]) =>
    links.map((link, index) => reader.link([...path, index], link));
  const texts = {
    header: linksAt(['header', 'links'], site.around.header),
    footer: linksAt(['footer', 'links'], site.around.footer),
    footerText:
      site.around.text === undefined
        ? noSiteTexts.footerText
        : reader.texts(['footer', 'text'], site.around.text, (text) => text),
  };
  return { texts, problems: reader.problems };
}

class SiteTextReader {
  readonly problems: Problem[] = [];
  readonly #site: Site;
  readonly #at: NonNullable<ParsedSite['at']>;
  readonly #analyse: Analyse;

  constructor(site: Site, at: NonNullable<ParsedSite['at']>, analyse: Analyse) {
    this.#site = site;
    this.#at = at;
    this.#analyse = analyse;
  }

  link(path: readonly PropertyKey[], { href, text, locales }: SiteLinkData): SiteLink {
    for (const [index, id] of (locales ?? []).entries()) this.#checkLocale(id, [...path, 'locales', index]);
    if (text !== undefined && typeof text !== 'string') this.#checkCover([...path, 'text'], text, locales);
    // In angle brackets, an address is read as it is written.
    const targets = this.texts(path, href, (target) => `[x](<${target}>)`, { key: 'href', locales });
    return { targets, text, locales };
  }

  /** The texts of a setting by locale. `toMarkdown` makes Markdown of what is written. */
  texts(
    path: readonly PropertyKey[],
    written: Localized,
    toMarkdown: (text: string) => string,
    { key, locales }: { readonly key?: string; readonly locales?: readonly string[] | undefined } = {},
  ): ByLocale {
    const own = key === undefined ? path : [...path, key];
    if (typeof written !== 'string') this.#checkCover(own, written, locales);
    const entries = typeof written === 'string' ? [['', written] as const] : Object.entries(written);
    return new Map(
      entries.map(([locale, text]) => {
        const place = this.#at(locale === '' ? own : [...own, locale]);
        const { file } = place;
        const firstLine = () => place.at ?? { line: 1, column: 1 };
        const field = own.filter((part) => typeof part === 'string').join('.');
        const analysed = this.#analyse({ file, body: toMarkdown(text), firstLine, format: 'md', field });
        this.problems.push(...analysed.problems);
        const { parts, text: markdown } = analysed;
        const placed: PlacedMarkdown = {
          file,
          locale: locale || this.#site.source.id,
          kind: 'topic',
          path: '',
          parts,
          text: markdown,
        };
        return [locale, placed];
      }),
    );
  }

  #checkLocale(id: string, path: readonly PropertyKey[]): void {
    const ids = this.#site.locales.map((locale) => locale.id);
    if (ids.includes(id)) return;
    this.problems.push(unknownLocale(id, ids, this.#at(path)));
  }

  /** Every locale that shows the text has it, or a fallback of it has. */
  #checkCover(
    path: readonly PropertyKey[],
    written: Exclude<Localized, string>,
    locales: readonly string[] | undefined,
  ): void {
    for (const id of Object.keys(written)) this.#checkLocale(id, [...path, id]);
    const missing = { site: this.#site, shownIn: locales, where: this.#at(path) };
    this.problems.push(...labelMissing(`"${String(path.at(-1))}"`, written, missing));
  }
}

/** What readers of a locale get of texts by locale, with the locale it was written for, if for one. */
export function pickText(
  texts: ByLocale,
  { id, fallbacks }: Locale,
): { readonly text: PlacedMarkdown; readonly locale: string | undefined } | undefined {
  const found = ['', id, ...fallbacks].find((candidate) => texts.has(candidate));
  const text = found === undefined ? undefined : texts.get(found);
  return text && { text, locale: found === '' ? undefined : found };
}

/** The address of a link, as written. */
export const targetOf = ({ parts }: PlacedMarkdown): string => parts.links[0]?.target ?? '';

/** All texts and addresses, each with the locales whose readers get it. */
export function shownTexts(
  { header, footer, footerText }: SiteTexts,
  { locales }: Site,
): {
  readonly text: PlacedMarkdown;
  readonly readers: readonly Locale[];
  readonly link: SiteLink | undefined;
}[] {
  const shown = (texts: ByLocale, link?: SiteLink) =>
    [...texts.values()].map((text) => ({
      text,
      link,
      readers: locales.filter(
        (locale) => link?.locales?.includes(locale.id) !== false && pickText(texts, locale)?.text === text,
      ),
    }));
  return [...[...header, ...footer].flatMap((link) => shown(link.targets, link)), ...shown(footerText)];
}
