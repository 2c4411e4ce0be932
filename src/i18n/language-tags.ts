/** What people write when they mean a language: a BCP 47 tag, its name, or a tag with a slip. */
import { nearest } from '#problems/nearest.ts';
import { shippedLanguages } from './shipped.ts';

const names = (type: 'language' | 'script' | 'region') =>
  new Intl.DisplayNames('en', { type, fallback: 'none' });
const languages = names('language');
const scripts = names('script');
const regions = names('region');

/** The English name of the language of a tag; nothing where the tag is not one of BCP 47 or unknown. */
export function languageName(tag: string): string | undefined {
  try {
    const locale = new Intl.Locale(tag);
    const isKnown =
      locale.toString().toLowerCase() === tag.toLowerCase() &&
      languages.of(locale.language) !== undefined &&
      (locale.script === undefined || scripts.of(locale.script) !== undefined) &&
      (locale.region === undefined || regions.of(locale.region) !== undefined);
    return isKnown ? languages.of(tag) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The tag that somebody probably meant who wrote something else.
 *
 * @example tagMeant('french') // => 'fr'
 * @example tagMeant('pt_BR') // => 'pt-br'
 * @example tagMeant('iw') // => 'he'
 */
export function tagMeant(text: string): string | undefined {
  const tag = text.toLowerCase().replaceAll('_', '-');
  if (languageName(tag) !== undefined) return tag;
  const current = canonicalTag(tag);
  if (current !== undefined && languageName(current) !== undefined) return current;
  const byName = new Map(
    shippedLanguages.flatMap(({ id, name, ownName }) => [
      [id, id] as const,
      [name.toLowerCase(), id] as const,
      [ownName.toLowerCase(), id] as const,
    ]),
  );
  const found = nearest(tag, byName.keys());
  return found === undefined ? undefined : byName.get(found);
}

/** A tag as it's written today, such as `he` for `iw`, in small letters; `undefined` for what isn't a tag. */
export function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]?.toLowerCase();
  } catch {
    return undefined;
  }
}
