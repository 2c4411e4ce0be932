/** Whether texts are in the language of their folder, and translations as long as what they translate. */
import { memoize } from '#base/memoize.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Locale, Site } from '#site/site.ts';
import { scriptOf, type TextLanguage } from '../text-language.ts';
import type { Article, Translation } from './article.ts';

/** Below this length, a text says too little about itself. */
const shortText = 200;

/** A translation has at least this share of its source's length. */
const leastShare = 0.3;

/** Problems: `translation-untranslated`, `translation-language`, `translation-short`: the first that holds of each text. */
export function checkLanguage(article: Article, site: Site): Problem[] {
  const original = article.translations.get(article.sourceLocale);
  return [...article.translations.values()].flatMap((translation) => {
    const found =
      untranslated(translation, original) ??
      inOtherLanguage(translation, article, site) ??
      (original && shortened(translation, original));
    return found ? [found] : [];
  });
}

/** Where to say something about a whole text. */
const at = ({ source }: Translation) => ({ file: source.file, at: source.positionOf(['title']) });

const languageOf = ({ source }: Translation): TextLanguage | undefined => source.parts.language;

function untranslated(translation: Translation, original: Translation | undefined): Problem | undefined {
  if (!original || translation === original || translation.source.stamp !== original.source.stamp)
    return undefined;
  return problem(
    'translation-untranslated',
    at(translation),
    `The text is the same as in ${original.source.file}.`,
    'Translate it, or delete the file. Readers then see the source, marked with its language.',
  );
}

function inOtherLanguage(translation: Translation, article: Article, site: Site): Problem | undefined {
  const own = site.locales.find(({ id }) => id === translation.locale);
  const text = languageOf(translation);
  if (!own || !text || text.length < shortText) return undefined;
  const expected = scriptOf(own.lang);
  const isOtherScript =
    expected !== undefined && text.script !== undefined && !isScript(text.script, expected);
  const meant = site.locales.find((locale) => locale !== own && isLikelier(text, locale, own, isOtherScript));
  if (!meant) return isOtherScript ? otherScript(translation, own) : undefined;
  const other = article.translations.get(meant.id);
  const otherText = other && languageOf(other);
  const isSwapped =
    otherText !== undefined &&
    isLikelier(otherText, own, meant, otherText.script === expected && scriptOf(meant.lang) !== expected);
  const name = (locale: Locale) => `${nameOf(locale)} (${locale.id})`;
  return problem(
    'translation-language',
    at(translation),
    `The text is in ${name(meant)}, but the file is in the folder of ${name(own)}.`,
    isSwapped
      ? `Swap it with ${other?.source.file}, which is in ${nameOf(own)}.`
      : other
        ? 'Translate it, or delete the file.'
        : `Move it to the folder "${meant.id}", or translate it.`,
  );
}

const otherScript = (translation: Translation, own: Locale) =>
  problem(
    'translation-language',
    at(translation),
    `The text isn't in the script of ${nameOf(own)} (${own.id}).`,
    'Translate it, or move it to the folder of its language.',
  );

/** Japanese may have texts of Chinese characters only. */
const isScript = (script: string, expected: string) =>
  script === expected || (expected === 'Jpan' && (script === 'Hani' || script === 'Kana'));

/** Whether a text is rather in the language of one locale than in that of another. */
function isLikelier(text: TextLanguage, locale: Locale, than: Locale, isOtherScript: boolean): boolean {
  if (base(locale) === base(than)) return false;
  const script = scriptOf(locale.lang);
  if (script !== undefined && text.script !== undefined && !isScript(text.script, script)) return false;
  const [hits, others] = [text.common[base(locale)] ?? 0, text.common[base(than)] ?? 0];
  return isOtherScript
    ? hits >= 8 || (script !== 'Latn' && script === text.script)
    : hits >= 12 && hits > 3 * others;
}

const languageIn = memoize((lang: string) => new Intl.Locale(lang).language);
const base = ({ lang }: Locale) => languageIn(lang);

const names = new Intl.DisplayNames('en', { type: 'language' });
const nameOf = ({ lang }: Locale) => names.of(lang) ?? lang;

function shortened(translation: Translation, original: Translation): Problem | undefined {
  const [own, whole] = [languageOf(translation)?.length ?? 0, languageOf(original)?.length ?? 0];
  if (translation === original || whole < 2 * shortText || own >= whole * leastShare) return undefined;
  return problem(
    'translation-short',
    at(translation),
    `The text is about ${Math.max(1, Math.round((own / whole) * 100))} % as long as ${original.source.file}.`,
    'Translate the rest.',
  );
}
