/** What a new help centre is like, as its author says it: on the terminal, or in options. */
import { colorsNamed } from 'culori';
import { UsageError, readChoice } from '../../scripts/command.ts';
import { languageName, tagMeant } from '../../src/i18n/language-tags.ts';
import { shippedLanguages, shippedLocaleOf } from '../../src/i18n/shipped.ts';
import { didYouMean, nearest } from '../../src/problems/nearest.ts';
import { paletteOf, readColor } from '../../src/site/palette.ts';
import { localeId, siteData } from '../../src/site/site-data.ts';

/** Parts that a help centre can do without. */
export const parts = ['stores', 'channels', 'ratings'] as const;
export type Part = (typeof parts)[number];

/** Where the finished site can go, with the files that it needs there. */
export const hosts = [
  'static',
  'nginx',
  'docker',
  'github-pages',
  'netlify',
  'cloudflare',
  'vercel',
] as const;
export type Host = (typeof hosts)[number];

export interface Answers {
  readonly name: string;
  readonly url: string;
  /** Ids of locales. Articles are written in the first. */
  readonly languages: readonly string[];
  /** A CSS colour. `undefined`: the colour that Fener comes with. */
  readonly color: string | undefined;
  readonly parts: readonly Part[];
  readonly host: Host;
}

const listOf = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/** The name of the site. Throws a `UsageError` if there is none. */
export function readName(text: string): string {
  const name = text.trim();
  if (name === '') throw new UsageError('The help centre needs a name, such as "Acme Help".');
  return name;
}

/** The address of the site. Throws a `UsageError` with the nearest one if it isn't one. */
export function readUrl(text: string): string {
  const isAddress = (address: string) => siteData.shape.url.safeParse(address).success;
  const written = text.trim();
  if (isAddress(written)) return written;
  const guesses = [`https://${written}`, URL.parse(written)?.origin ?? ''];
  const meant = /[.:]/.test(written) ? guesses.find(isAddress) : undefined;
  throw new UsageError(
    `"${text}" can't be the address of the site. ` +
      (meant === undefined ? 'Write it like "https://help.example.com".' : `Did you mean "${meant}"?`),
  );
}

const shippedIds = shippedLanguages.map(({ id }) => id).toSorted();

function readLanguage(text: string): string {
  const id = text.toLowerCase();
  const name = languageName(id);
  const isTag = name !== undefined && localeId.safeParse(id).success;
  if (isTag && shippedLocaleOf(id, shippedIds) !== undefined) return id;
  const known = `Known: ${shippedIds.join(', ')}, and their variants by country, such as "de-at".`;
  const meant = isTag ? nearest(id, shippedIds) : (tagMeant(text) ?? nearest(id, shippedIds));
  const hint = meant === undefined ? '' : `Did you mean "${meant}"? `;
  throw new UsageError(
    isTag
      ? `Fener has no texts for buttons in "${text}" (${name}) yet. ${hint}` +
          `Leave it out here, and add it later with "npx fener new locale ${id}". ${known}`
      : `"${text}" is not a language tag. ${hint}${known}`,
  );
}

/** Ids of locales, each once. Throws a `UsageError` with the nearest one for a language that Fener doesn't have. */
export function readLanguages(text: string): readonly string[] {
  const languages = [...new Set(listOf(text).map(readLanguage))];
  if (languages.length === 0) throw new UsageError('Name at least one language, such as "en" or "en, fr".');
  return languages;
}

/** A CSS colour, or nothing for no answer. Throws a `UsageError` with the nearest one if it isn't one. */
export function readBrandColor(text: string): string | undefined {
  const color = text.trim();
  if (color === '') return undefined;
  const hex = readColor(color);
  // The "#" is easily lost in a shell.
  if (hex !== undefined) return /^[\da-f]+$/i.test(color) ? hex : color;
  throw new UsageError(
    `"${color}" is not a CSS colour without transparency. ` +
      `${didYouMean(color, Object.keys(colorsNamed))}Write it like "#0a5c36", "teal" or "oklch(45% 0.1 160)".`,
  );
}

/** The colour that links have instead, where this one can't be read as a text. */
export function readableColor(color: string): string | undefined {
  return paletteOf(readColor(color) ?? color).moved?.to;
}

/** Parts, in our order. "none": no part. Throws a `UsageError` with the nearest one for an unknown part. */
export function readParts(text: string): readonly Part[] {
  const words = listOf(text.toLowerCase());
  if (words.length === 1 && words[0] === 'none') return [];
  const chosen = words.map((word) => readChoice('part', word, parts));
  return parts.filter((part) => chosen.includes(part));
}

/** A host. Throws a `UsageError` with the nearest one for an unknown host. */
export const readHost = (text: string): Host => readChoice('host', text.trim(), hosts);
