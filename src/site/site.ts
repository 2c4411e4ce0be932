/** What a help centre says of itself in `content/site.yaml`: `parse-site.ts` reads it. */
import type { RuleSettings } from '#problems/settings.ts';
import type { Accessibility } from './accessibility.ts';
import type { AnswerSettings } from './answers.ts';
import type { Brand } from './brand.ts';
import type { Machines } from './machines.ts';
import type { SiteLinks } from './site-links.ts';

/** A language of the site. */
export interface Locale {
  /** First segment of its URLs and name of its folders, such as `tr` or `pt-br`. */
  readonly id: string;
  /** BCP 47 tag for `lang`, `hreflang` and `Intl`, such as `tr` or `pt-BR`. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The language's name in that language: `Türkçe`. */
  readonly name: string;
  /** Locale ids to take content from where this locale has none, best first; ends with the source locale. */
  readonly fallbacks: readonly string[];
  /** ISO 3166-1 alpha-2 code of the country most of its readers live in, if there is one. */
  readonly country: string | undefined;
}

/** A name that translations keep, such as a brand. */
export interface ProtectedTerm {
  readonly text: string;
  /** Other forms of it by locale id. */
  readonly forms: Readonly<Record<string, readonly string[]>>;
}

export interface Site {
  readonly name: string;
  /** Absolute URL without a slash at the end. */
  readonly url: string;
  /** The path of `url`, below which the whole site lies: `/help`, or empty where it has its host for itself. */
  readonly base: string;
  readonly locales: readonly Locale[];
  /** The locale that articles are written in first. */
  readonly source: Locale;
  readonly organization: {
    readonly name: string;
    readonly url: string | undefined;
    readonly sameAs: readonly string[];
  };
  readonly brand: Brand;
  /** What the accessibility statement says; absent where there is none. */
  readonly accessibility: Accessibility | undefined;
  /** Links and texts of the header and the footer. */
  readonly around: SiteLinks;
  readonly features: {
    /** Whether every article has a social image; `undefined`: only while the site is small. */
    readonly socialImages: boolean | undefined;
    readonly ratings: boolean;
  };
  /** Whether Pagefind's own JavaScript API is published, for other programs; our search needs its texts only. */
  readonly search: { readonly pagefind: boolean };
  /** Stores: from how many on a store's page exists only in the locales of its country, see README. */
  readonly stores: { readonly localizedPages: number };
  /** What programs get besides pages, and what robots may do. */
  readonly machines: Machines;
  /** The language model that writes answers; `undefined` where none does. */
  readonly answers: AnswerSettings | undefined;
  /** Ids of the articles under "Most asked", after those with the best votes. */
  readonly featured: readonly string[];
  /** Addresses of the home page in a former help centre. */
  readonly legacy: readonly string[];
  /** IANA name of the zone in which days of ratings and searches are counted; `undefined`: UTC. */
  readonly timeZone: string | undefined;
  /** Names that every translation keeps. */
  readonly terms: readonly ProtectedTerm[];
  /** Where the built site goes: what the host understands decides how old addresses are redirected. */
  readonly host: Host;
  /** Where "Edit this page" leads, with `{file}` for the path below the content folder. */
  readonly editUrl: string | undefined;
  /** The page for support agents: who may frame it, and where reports of articles go. */
  readonly agents: { readonly frameAncestors: readonly string[]; readonly report: string | undefined };
  /** Severities that differ from those of the rules. */
  readonly rules: RuleSettings;
}

/** Hosts that the build writes rules for; `any` keeps to what all of them take. */
export const hosts = ['any', 'cloudflare', 'github-pages', 'netlify', 'nginx', 'vercel'] as const;

/** Kind of host that the built site goes to. */
export type Host = (typeof hosts)[number];

/** The locale with this id. Throws if there is none, since ids are checked at the boundary. */
export function localeOf(site: Site, id: string): Locale {
  const locale = site.locales.find((candidate) => candidate.id === id);
  if (!locale) throw new Error(`this cannot happen: no locale "${id}" in site.yaml`);
  return locale;
}
