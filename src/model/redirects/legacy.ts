/** Addresses in another help centre's software, by the numbers that it gave to articles and topics. */
import { didYouMean } from '#problems/nearest.ts';
import type { Locale, Site } from '#site/site.ts';
import { isAddress, parseOldAddress, type AddressFlaw } from './old-address.ts';

/** An article or topic of a former system, with any title behind its number. */
export interface LegacyNumber {
  /** Path with `:locale` for any language, such as `/hc/:locale/articles/360`. */
  readonly pattern: string;
  /** Paths that answer on hosts without patterns, too. */
  readonly paths: readonly string[];
  /** Language of the site that alone had it; absent: every language's. */
  readonly locale?: string | undefined;
}

const systems: Readonly<Record<string, (number: string, site: Site) => readonly LegacyNumber[]>> = {
  zendesk: (number, { locales }) => [
    ...inEveryLanguage(`/hc/:locale/articles/${number}`, locales, zendeskLocales),
    plain(`/hc/articles/${number}`),
  ],
  intercom: (number, { locales }) => inEveryLanguage(`/:locale/articles/${number}`, locales),
  helpscout: (number) => [plain(`/article/${number}`)],
  freshdesk: (number, { locales }) => [
    plain(`/support/solutions/articles/${number}`),
    ...inEveryLanguage(`/:locale/support/solutions/articles/${number}`, locales),
  ],
};

const plain = (path: string): LegacyNumber => ({ pattern: path, paths: [path] });

/** A path as each language of the site is likely to have had it, then for any other language. */
function inEveryLanguage(
  pattern: string,
  locales: readonly Locale[],
  segmentsOf = ({ lang }: Locale): readonly string[] => [lang.toLowerCase()],
): readonly LegacyNumber[] {
  const segments = [...new Set(locales.flatMap(segmentsOf))];
  const own = segments.map((segment): LegacyNumber => {
    const path = pattern.replace(':locale', segment);
    const owner =
      locales.find(({ lang }) => lang.toLowerCase() === segment) ??
      locales.find((locale) => segmentsOf(locale).includes(segment));
    return { pattern: path, paths: [path], locale: owner?.id };
  });
  // With one language there is nothing to choose.
  if (locales.length === 1) return [{ pattern, paths: own.flatMap(({ paths }) => paths) }];
  return [...own, { pattern, paths: [] }];
}

const systemNames = Object.keys(systems);
const listOf = (words: readonly string[], type: 'conjunction' | 'disjunction') =>
  new Intl.ListFormat('en', { type }).format(words);

/** Path segment that Zendesk used for a locale: English is `en-us` unless it was changed. */
const zendeskLocales = ({ lang, id }: Locale) => [
  ...new Set([lang.toLowerCase(), ...(id === 'en' ? ['en-us', 'en-gb'] : [])]),
];

/** What `zendesk:360001` or `/hc/de/sections/42-*` stands for; `undefined` for a path that stands for itself alone. */
export function parseLegacyNumber(
  entry: string,
  site: Site,
): readonly LegacyNumber[] | AddressFlaw | undefined {
  if (/^\d+$/.test(entry)) {
    return {
      message: `"${entry}" is a number, but doesn't say of which help centre.`,
      fix: `Write ${listOf(
        systemNames.map((name) => `"${name}:${entry}"`),
        'disjunction',
      )}.`,
    };
  }
  if (entry.startsWith('/') && entry.endsWith('*')) return parseNumberedPath(entry);
  const [, name = '', number = ''] = /^([a-z-]+):(?!\/\/)(.*)$/is.exec(entry) ?? [];
  if (name === '') return undefined;
  const system = systems[name];
  const shown = JSON.stringify(entry);
  if (!system || !Object.hasOwn(systems, name)) {
    return {
      message: `${shown} names a help centre that Fener doesn't know.`,
      fix: `${didYouMean(name, systemNames)}Fener knows ${listOf(systemNames, 'conjunction')}. For others, write the old path.`,
    };
  }
  if (!/^\d{1,20}$/.test(number)) {
    return {
      message: `${shown} has no article number behind ":".`,
      fix: `Write the number from the old address, such as "${name}:360001".`,
    };
  }
  return system(number, site);
}

/** `/hc/de/sections/42-*`: the number alone, and with any title behind it. */
function parseNumberedPath(entry: string): readonly LegacyNumber[] | AddressFlaw {
  const [, path = ''] = /^([\w/.~-]*\/\d{1,20})-\*$/.exec(entry) ?? [];
  const parsed = parseOldAddress(path === '' ? entry : path);
  return isAddress(parsed) ? [{ pattern: path, paths: [path] }] : parsed;
}

/** The path in front of "any title": `/hc/de/sections/42` of `/hc/de/sections/42-*`. */
export const withoutAnyTitle = (entry: string): string => entry.replace(/-\*$/, '');

/** Whether a path lies where a pattern looks: `/hc/tr/articles/360-a-title` for `/hc/:locale/articles/360`. */
export function patternMatcher(pattern: string): (path: string) => boolean {
  const expression = new RegExp(`^${patternSource(pattern)}$`);
  return (path) => expression.test(path);
}

/** A pattern as a regular expression, for JavaScript and PCRE: number, then nothing, a title or a path below. */
export const patternSource = (pattern: string): string =>
  `${pattern.replaceAll('.', '\\.').replace(':locale', '[^/]+')}(?:[-/].*)?`;
