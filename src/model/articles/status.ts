/** How far each locale's translations are, as data. */
import type { HelpCentre } from '#model/help-centre.ts';

export interface LocaleStatus {
  readonly locale: string;
  /** Articles with a text of this locale. */
  readonly translated: number;
  /** Ids of translations whose source has changed since. */
  readonly stale: readonly string[];
  /** Ids of translations that do not say which source text they follow. */
  readonly untracked: readonly string[];
  /** Ids of articles that readers of this locale see in another language, most visible first. */
  readonly missing: readonly string[];
}

/** The status of every locale but the source, in the site's order. Articles of certain locales count only there. */
export function translationStatus({ site, articles }: HelpCentre): LocaleStatus[] {
  return site.locales
    .filter(({ id }) => id !== site.source.id)
    .map(({ id: locale }) => {
      const expected = [...articles.values()].filter((article) => article.locales.includes(locale));
      const withState = (state: string) =>
        expected.filter(({ translations }) => translations.get(locale)?.state === state).map(({ id }) => id);
      const missing = expected.filter(({ translations }) => !translations.has(locale)).map(({ id }) => id);
      return {
        locale,
        translated: expected.length - missing.length,
        stale: withState('stale'),
        untracked: withState('untracked'),
        missing,
      };
    });
}
