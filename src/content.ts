/** Reads the content folder and builds the help centre. */
import { readContent } from '#files/read-content.ts';
import { readSearchSettings } from '#files/read-search-settings.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { readLocales } from '#files/read-locales.ts';
import type { Places } from '#files/places.ts';
import { checkMessages } from '#i18n/check.ts';
import { createTranslators, type Translate } from '#i18n/messages.ts';
import { buildHelpCentre, type HelpCentre } from '#model/help-centre.ts';
import { sortProblems, type Problem } from '#problems/problem.ts';

export interface LoadedContent {
  /** Absent when `site.yaml` cannot be used. */
  readonly centre?: HelpCentre;
  readonly translator?: (locale: string) => Translate;
  /** Search settings by locale. */
  readonly search?: ReadonlyMap<string, SearchSettings>;
  readonly problems: readonly Problem[];
}

export interface LoadOptions {
  readonly drafts: boolean;
  /** Today as `2026-11-21`, for dates such as `reviewBy`; absent where the result must not depend on the day. */
  readonly today?: string | undefined;
}

/** Everything that pages are made of, and every problem in it, sorted. */
export function loadContent(places: Places, options: LoadOptions): LoadedContent {
  const { site, problems, ...content } = readContent(places);
  if (!site) return { problems: sortProblems(problems) };
  const locales = readLocales(places.localesDir);
  const built = buildHelpCentre({ site, ...content, ...options });
  const search = readSearchSettings(places, built.centre);
  return {
    centre: built.centre,
    search: search.settings,
    translator: createTranslators(site, locales.resources),
    problems: sortProblems([
      ...problems,
      ...locales.problems,
      ...checkMessages(locales.files, site, locales.broken),
      ...built.problems,
      ...search.problems,
    ]),
  };
}
