/** The example articles of a new help centre. */
import { shippedLocaleOf } from '../../src/i18n/shipped.ts';
import stamps from '../articles/stamps.json' with { type: 'json' };
import { namesIn, templatesIn } from './templates.ts';

/** Stamps of the example articles by their paths below `articles/`. A test writes them. */
const stampsByPath: Readonly<Record<string, string | undefined>> = stamps;

/** Ids of the example articles, in the order of the home page. */
export const starterIds = ['find-an-answer', 'before-you-contact-us', 'page-does-not-work'] as const;

/** The language whose example articles suit a locale. */
function starterOf(locale: string): string {
  const starter = shippedLocaleOf(locale, namesIn('articles'));
  if (starter === undefined) throw new Error(`this cannot happen: no example articles for "${locale}"`);
  return starter;
}

/**
 * The example articles by their paths below `content/articles/`: those of the first language, then translations, which
 * know what they were made from. Variants of one language share their articles, as they do through their fallbacks.
 */
export function starterArticles(locales: readonly string[]): ReadonlyMap<string, string> {
  const [source = 'en', ...others] = locales;
  const own = starterOf(source);
  const originals = templatesIn(`articles/${own}`);
  const files = new Map([...originals].map(([path, text]) => [`${source}/${path}`, text]));
  const used = new Set([own]);
  for (const locale of others) {
    const starter = starterOf(locale);
    if (used.has(starter)) continue;
    used.add(starter);
    for (const [path, text] of templatesIn(`articles/${starter}`)) {
      const stamp = `translationOf: ${stampsByPath[`${own}/${path}`] ?? ''}`;
      files.set(`${locale}/${path}`, text.replace(/\n---\n/, `\n${stamp}\n---\n`));
    }
  }
  return files;
}
