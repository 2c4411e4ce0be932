/** Reads `content/site.yaml`: the site's own settings, parsed once and frozen. */
import { z } from 'zod';
import { countryCode } from '#base/country-code.ts';
import { isWebAddress } from '#base/web-address.ts';
import { didYouMean } from '#problems/nearest.ts';
import { isError, problem, type Problem } from '#problems/problem.ts';
import { readRuleSettings, ruleSettingsData, type RuleSettings } from '#problems/settings.ts';
import { parseYaml, type PositionOptions, type YamlSource } from '#problems/yaml.ts';
import { brandData, checkBrand, toBrand } from './brand.ts';
import { matchLocales } from './match-locales.ts';
import { footerData, headerData, socialData, toSiteLinks } from './site-links.ts';
import { hosts, type Locale, type Site } from './site.ts';

/** Id of a locale: folder of its texts and first part of its addresses. */
export const localeId = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/, 'a lower-case language tag such as "tr" or "pt-br"');

const localeEntry = z.union([
  localeId,
  z.strictObject({
    id: localeId.describe('Folder of its texts and first part of its addresses, such as `pt-br`.'),
    lang: z.string().optional().describe('BCP 47 tag, such as `pt-BR`. Default: from the id.'),
    dir: z.enum(['ltr', 'rtl']).optional().describe('Direction of its script. Default: from the language.'),
    name: z
      .string()
      .min(1)
      .optional()
      .describe('What the menu of languages calls it. Default: its own name for itself.'),
    country: countryCode.optional().describe('Country of its readers, such as `BR`.'),
  }),
]);

const siteUrl = z
  .url({ protocol: /^https?$/, error: 'an absolute URL such as "https://help.example.com"' })
  .refine((url) => !/[?#]/.test(url), 'an address without "?" and "#"')
  .refine(hasPlainHost, 'an address whose host has only letters, digits, "-" and ".", and perhaps a port')
  .refine(
    (url) => /^https?:\/\/[^/]+(?:\/[\w~-][\w.~-]*)*\/?$/.test(url),
    'an address whose path has only letters from a to z, digits, "-", "_", "~" and "." within names',
  );

/**
 * Settings of hosts are made of the address, so nothing in it may mean something to nginx, systemd or YAML. `URL` takes
 * nearly any sign in a host, and passes over line breaks.
 */
function hasPlainHost(url: string): boolean {
  const { host = '', username = '', password = '' } = URL.parse(url) ?? {};
  const isPlain = /^(?:[a-z\d-]+(?:\.[a-z\d-]+)*\.?|\[[\da-f:]+\])(?::\d+)?$/.test(host);
  return isPlain && username === '' && password === '' && !/[\s\\@\p{Cc}]/u.test(url);
}

/** Whether a text can be the address of a site. */
export const isSiteUrl = (text: string): boolean => siteUrl.safeParse(text).success;

const webAddress = z.string().refine(isWebAddress, 'a whole web address such as "https://example.com"');

/** The shape of `content/site.yaml`. */
export const siteData = z.strictObject({
  name: z.string().min(1).describe('Name of the help centre.'),
  url: siteUrl.describe('Address of the site, which may have a path.'),
  locales: z
    .array(localeEntry)
    .min(1)
    .describe('Languages of the site: ids, or ids with what differs from what follows from them.'),
  sourceLocale: localeId
    .optional()
    .describe('The locale in which articles are written first. Default: the first in the list.'),
  fallbacks: z
    .record(z.string(), z.array(localeId))
    .optional()
    .describe(
      'Where to look before the source locale, by locale. Default: locales of the same language, nearest first.',
    ),
  organization: z
    .strictObject({
      name: z.string().min(1).describe('Name of the company.'),
      url: webAddress.optional().describe('Its website.'),
      sameAs: z.array(webAddress).optional().describe('Its pages elsewhere.'),
    })
    .optional()
    .describe('The company, for search engines.'),
  brand: brandData.optional().describe('How the site looks.'),
  header: headerData.optional().describe('Links at the top of every page.'),
  footer: footerData.optional().describe('Links and text at the end of every page.'),
  social: socialData.optional().describe('Profiles of the company elsewhere.'),
  features: z
    .strictObject({
      socialImages: z
        .boolean()
        .optional()
        .describe(
          'Whether each article has a picture for social media. Default: for up to 500 article pages.',
        ),
      ratings: z
        .boolean()
        .optional()
        .describe('Whether pages ask readers for a rating, and count. Default: true.'),
    })
    .optional()
    .describe('What the site has.'),
  search: z
    .strictObject({
      pagefind: z
        .boolean()
        .optional()
        .describe("Whether Pagefind's own API is published, too. Default: false."),
    })
    .optional()
    .describe('What search publishes.'),
  stores: z
    .strictObject({
      localizedPages: z
        .number()
        .int()
        .min(0)
        .optional()
        .describe(
          'With that many stores or more, a store has its page only in the languages of its country. Default: 500.',
        ),
    })
    .optional()
    .describe('How stores are published.'),
  featured: z.array(z.string()).optional().describe('Ids of the articles that the home page shows first.'),
  terms: z
    .array(
      z.union([
        z.string().min(1),
        z.strictObject({
          text: z.string().min(1).describe('The name as the source has it.'),
          forms: z
            .record(z.string(), z.array(z.string().min(1)))
            .optional()
            .describe('Forms that it may have, by locale.'),
        }),
      ]),
    )
    .max(500)
    .optional()
    .describe('Names that every translation keeps, with the forms that a locale may have for them.'),
  host: z.enum(hosts).optional().describe('Where the site goes. Default: `any`.'),
  editUrl: webAddress
    .includes('{file}', 'an address with {file} in it')
    .optional()
    .describe('Where "Suggest a change" leads, with `{file}` for the path of the article.'),
  check: z
    .strictObject({
      rules: ruleSettingsData
        .optional()
        .describe('The severity of a warning by its code: `off`, `warn` or `error`.'),
    })
    .optional()
    .describe('What `npx fener check` reports.'),
});

type SiteData = z.infer<typeof siteData>;

/** Settings that tell what everything else means. */
const essential: ReadonlySet<string> = new Set(['name', 'url', 'locales', 'sourceLocale', 'fallbacks']);

/** The same shape without the settings that don't fit it. */
const soundSettings = z
  .object(
    Object.fromEntries(
      Object.entries<z.ZodType>(siteData.shape).map(([key, shape]) => [
        key,
        essential.has(key) ? shape : shape.catch(undefined),
      ]),
    ),
  )
  .pipe(siteData);

/** `site` is absent if there are errors. `at` returns the position of a setting. */
export interface ParsedSite {
  readonly site?: Site;
  /** Instead of `site`, what is sound of it: the rest of the content can be checked with it, but nothing built. */
  readonly soundPart?: Site;
  readonly problems: readonly Problem[];
  readonly at?: (path: readonly PropertyKey[]) => Parameters<typeof problem>[1];
}

/**
 * Parses `site.yaml`. `url`, if given, wins over the file's (`SITE_URL`).
 *
 * Problems: those of `parseYaml`; `unknown-locale` for a source or fallback locale that is not listed,
 * `invalid-value` for a locale listed twice, a language tag that `Intl` refuses or a wrong `url` given; those of
 * `checkBrand` and `readRuleSettings`.
 */
export function parseSite(
  source: YamlSource,
  overrides: { readonly url?: string | undefined } = {},
): ParsedSite {
  const { data, problems, positionOf } = parseYaml(source, siteData);
  const at: At = (path, options) => ({ file: source.file, at: positionOf(path, options) });
  const rulesOf = ({ check }: SiteData) =>
    readRuleSettings(check?.rules ?? {}, (code, part) =>
      at(['check', 'rules', code], { key: part === 'key' }),
    );
  if (!data) {
    const { data: sound } = parseYaml(source, soundSettings);
    if (!sound || checkLocales(sound, at).length + checkNamedLocales(sound, at).length > 0)
      return { problems };
    return { soundPart: toSite(sound, rulesOf(sound).settings, overrides.url), problems, at };
  }
  const rules = rulesOf(data);
  const found = [
    ...checkUrl(overrides.url),
    ...checkLocales(data, at),
    ...checkNamedLocales(data, at),
    ...checkBrand(data.brand, (key) => at(['brand', key])),
    ...rules.problems,
  ];
  if (found.some(isError)) return { problems: found };
  return { site: toSite(data, rules.settings, overrides.url), problems: found, at };
}

type At = (path: readonly PropertyKey[], options?: PositionOptions) => Parameters<typeof problem>[1];

function checkUrl(url: string | undefined): Problem[] {
  if (url === undefined || siteUrl.safeParse(url).success) return [];
  const fix = 'Use a web address such as "https://help.example.com" or "https://www.example.com/help/".';
  return [problem('invalid-value', { file: 'SITE_URL' }, `"${url}" can't be the address of a site.`, fix)];
}

/** Each locale is listed once, and its tag is one that browsers know. */
function checkLocales(data: SiteData, at: At): Problem[] {
  const entries = localesOf(data);
  const ids = entries.map(({ id }) => id);
  return entries.flatMap(({ id, lang = id }, index) => {
    const where = at(['locales', index]);
    const wrong = (message: string, fix: string) => problem('invalid-value', where, message, fix);
    return [
      ...(ids.indexOf(id) === index
        ? []
        : [wrong(`Locale "${id}" is listed twice.`, 'Remove one of the two.')]),
      ...(isLanguageTag(lang)
        ? []
        : [wrong(`"${lang}" is not a language tag.`, 'Use a BCP 47 tag, such as "pt-BR".')]),
    ];
  });
}

/** Source and fallbacks are locales of the list. */
function checkNamedLocales(data: SiteData, at: At): Problem[] {
  const ids = localesOf(data).map(({ id }) => id);
  const named = [
    { id: data.sourceLocale, path: ['sourceLocale'] },
    ...Object.entries(data.fallbacks ?? {}).flatMap(([from, chain]) => [
      { id: from, path: ['fallbacks', from] },
      ...chain.map((id, index) => ({ id, path: ['fallbacks', from, index] })),
    ]),
  ];
  return named.flatMap(({ id, path }) => {
    if (id === undefined || ids.includes(id)) return [];
    const fix = `${didYouMean(id, ids)}The list has: ${ids.join(', ')}.`;
    return [problem('unknown-locale', at(path), `Locale "${id}" is not in the list of locales.`, fix)];
  });
}

const localesOf = ({ locales }: SiteData): readonly LocaleEntry[] =>
  locales.map((entry) => (typeof entry === 'string' ? { id: entry } : entry));

function toSite(data: SiteData, rules: RuleSettings, url = data.url): Site {
  const entries = localesOf(data);
  const sourceId = data.sourceLocale ?? entries[0]?.id ?? 'en';
  const languages = entries.map(({ id, lang = id }) => ({ id, lang }));
  const locales = entries.map((entry) =>
    toLocale(entry, data.fallbacks?.[entry.id] ?? relativesOf(entry, languages, sourceId), sourceId),
  );
  const source = locales.find(({ id }) => id === sourceId);
  if (!source) throw new Error('this cannot happen: the source locale is checked above');
  const address = url.replace(/\/$/, '');
  return Object.freeze({
    name: data.name,
    url: address,
    base: address.replace(/^https?:\/\/[^/]+/, ''),
    locales: Object.freeze(locales),
    source,
    organization: {
      name: data.organization?.name ?? data.name,
      url: data.organization?.url,
      sameAs: data.organization?.sameAs ?? [],
    },
    brand: toBrand(data.brand),
    around: toSiteLinks(data),
    features: {
      socialImages: data.features?.socialImages,
      ratings: data.features?.ratings ?? true,
    },
    search: { pagefind: data.search?.pagefind ?? false },
    stores: { localizedPages: data.stores?.localizedPages ?? 500 },
    featured: data.featured ?? [],
    terms: (data.terms ?? []).map((term) =>
      typeof term === 'string' ? { text: term, forms: {} } : { text: term.text, forms: term.forms ?? {} },
    ),
    host: data.host ?? 'any',
    editUrl: data.editUrl,
    rules,
  });
}

/** Locales of the same language that come before the source locale, nearest first. */
function relativesOf(
  { id, lang = id }: LocaleEntry,
  languages: readonly { readonly id: string; readonly lang: string }[],
  sourceId: string,
): readonly string[] {
  const others = languages.filter((language) => language.id !== id);
  const found = matchLocales([lang], others);
  return found.includes(sourceId) ? found.slice(0, found.indexOf(sourceId)) : found;
}

type LocaleEntry = Exclude<z.infer<typeof localeEntry>, string>;

function toLocale(entry: LocaleEntry, chain: readonly string[], sourceId: string): Locale {
  const intl = new Intl.Locale(entry.lang ?? entry.id);
  const lang = intl.toString();
  const fallbacks = [...new Set([...chain, sourceId])].filter((id) => id !== entry.id);
  return Object.freeze({
    id: entry.id,
    lang,
    dir: entry.dir ?? intl.getTextInfo().direction ?? 'ltr',
    name: entry.name ?? new Intl.DisplayNames(lang, { type: 'language' }).of(lang) ?? entry.id,
    fallbacks: Object.freeze(entry.id === sourceId ? [] : fallbacks),
    country: entry.country,
  });
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
