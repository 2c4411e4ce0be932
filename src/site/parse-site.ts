/** Reads `content/site.yaml`: the site's own settings, parsed once and frozen. */
import { toAccessibility } from './accessibility.ts';
import { z } from 'zod';
import { didYouMean } from '#problems/nearest.ts';
import { isError, problem, type Problem } from '#problems/problem.ts';
import { readRuleSettings, type RuleSettings } from '#problems/settings.ts';
import { parseYaml, type PositionOptions, type YamlSource } from '#problems/yaml.ts';
import { toAnswers } from './answers.ts';
import { checkBrand, toBrand } from './brand.ts';
import { toMachines } from './machines.ts';
import { matchLocales } from './match-locales.ts';
import { isSiteUrl, siteData, type LocaleEntry, type SiteData } from './site-data.ts';
import { toSiteLinks } from './site-links.ts';
import type { Locale, Site } from './site.ts';

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
  if (url === undefined || isSiteUrl(url)) return [];
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
    accessibility: toAccessibility(data.accessibility),
    around: toSiteLinks(data),
    features: {
      socialImages: data.features?.socialImages,
      ratings: data.features?.ratings ?? true,
    },
    search: { pagefind: data.search?.pagefind ?? false },
    stores: { localizedPages: data.stores?.localizedPages ?? 500 },
    machines: toMachines(data.machines),
    answers: data.answers && toAnswers(data.answers),
    featured: data.featured ?? [],
    legacy: data.legacy ?? [],
    timeZone: data.timeZone,
    terms: (data.terms ?? []).map((term) =>
      typeof term === 'string' ? { text: term, forms: {} } : { text: term.text, forms: term.forms ?? {} },
    ),
    host: data.host ?? 'any',
    editUrl: data.editUrl,
    agents: { frameAncestors: data.agents?.frameAncestors ?? [], report: data.agents?.report },
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
