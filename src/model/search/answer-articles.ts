/** Which articles can answer what customers ask in a language, and why others can't. */
import type { BrokenSource, ContentSource } from '#model/articles/source.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { Locale } from '#site/site.ts';
import { finds, searchedIds } from './sources.ts';

/** The articles that questions may name. */
export interface AnswerArticles {
  /** Whether search finds an article in the locale. */
  readonly isFound: (id: string) => boolean;
  /** Ids of all that it finds. */
  readonly found: () => ReadonlySet<string>;
  /** Whether an article can't be used, which is reported elsewhere. */
  readonly isBroken: (id: string) => boolean;
  /** Why search doesn't find an article that there is or was, as the end of a sentence; nothing if there's none. */
  readonly whyNot: (id: string) => string | undefined;
}

/** What has been read, usable or not. */
export interface ReadArticles {
  readonly sources: readonly ContentSource[];
  readonly broken: readonly BrokenSource[];
}

/** The articles of a locale. */
export function answerArticles(
  centre: HelpCentre,
  locale: Locale,
  { sources, broken }: ReadArticles,
): AnswerArticles {
  const ids = new Set(sources.flatMap((source) => (source.kind === 'article' ? [source.data.id] : [])));
  return {
    isFound: (id) => finds(centre, locale.id, id),
    found: () => searchedIds(centre, locale.id),
    isBroken: (id) => broken.some((file) => file.id === id) || hasUnsafeText(centre, locale, id),
    whyNot: (id) => {
      const retired = centre.retired.get(id);
      if (retired)
        return `is retired${retired.replacedBy === undefined ? '' : `, and "${retired.replacedBy}" answers instead`}`;
      const article = centre.articles.get(id);
      if (!article) return ids.has(id) ? 'is a draft' : undefined;
      if (article.data.unlisted) return 'is unlisted, so search never shows it';
      return `has no text in ${locale.name}`;
    },
  };
}

/** Whether an article has a text in the locale that can't be shown. */
const hasUnsafeText = ({ articles }: HelpCentre, { id: locale }: Locale, id: string) =>
  articles.get(id)?.translations.get(locale)?.source.text.isSafe === false;
