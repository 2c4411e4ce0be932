/** The languages whose interface messages come with Fener: the folders of `locales/`. */
import { matchLocales } from '#site/match-locales.ts';

/** A language that comes with Fener. */
export interface ShippedLanguage {
  /** Name of its folder, and the locale's id in a site that uses it. */
  readonly id: string;
  /** Its name in English and in itself. */
  readonly name: string;
  readonly ownName: string;
  readonly dir: 'ltr' | 'rtl';
  /** Whether a native speaker has read the messages. */
  readonly isReviewed: boolean;
}

/** Read by native speakers. */
const reviewed = ['en', 'ar', 'de', 'ja', 'tr'];

/** Translated from English by a language model, not reviewed by a native speaker. */
const unreviewed = [
  'bg cs da el es es-419 et fi fr ga he hi hr hu id it ko lt lv mt nl pl pt pt-br ro ru sk sl sv th uk vi',
  'zh-hans zh-hant',
].flatMap((ids) => ids.split(' '));

const namesIn = (lang: string) =>
  new Intl.DisplayNames(lang, { type: 'language', languageDisplay: 'standard' });
const englishNames = namesIn('en');

/** Every language that comes with Fener, by its English name. */
export const shippedLanguages: readonly ShippedLanguage[] = [...reviewed, ...unreviewed]
  .map((id) => {
    const locale = new Intl.Locale(id);
    return {
      id,
      name: englishNames.of(id) ?? id,
      ownName: namesIn(id).of(id) ?? id,
      dir: locale.getTextInfo().direction ?? 'ltr',
      isReviewed: reviewed.includes(id),
    };
  })
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** Where a language's plain tag means another country to Unicode than to us: our `pt` is that of Portugal. */
const tags: Readonly<Record<string, string>> = { pt: 'pt-PT' };

/**
 * Which of the shipped locales a language takes its messages from: its own, else the nearest of the same language and
 * script.
 *
 * @example shippedLocaleOf('de-AT', ['de', 'en']) // => 'de'
 * @example shippedLocaleOf('zh-TW', ['zh-hans', 'zh-hant']) // => 'zh-hant'
 */
export function shippedLocaleOf(lang: string, available: readonly string[]): string | undefined {
  const own = lang.toLowerCase();
  if (available.includes(own)) return own;
  const wanted = new Intl.Locale(lang).maximize();
  const related = available
    .map((id) => ({ id, lang: tags[id] ?? id }))
    .filter((candidate) => {
      const { language, script } = new Intl.Locale(candidate.lang).maximize();
      return language === wanted.language && script === wanted.script;
    });
  return matchLocales([lang], related)[0];
}
