/** Topics and order: by the parents that pages name, else by data files of navigation, else by folders and categories. */
import type { SourceDocument, SourceSection } from '#import/tree/tree.ts';
import type { JekyllConfig } from './config.ts';
import type { Data } from './data.ts';
import { placeByFolder } from './by-folder.ts';
import { placeByNavigation } from './by-navigation.ts';
import { placeByParent } from './by-parent.ts';
import { PageIndex } from './page-index.ts';
import type { JekyllPage } from './pages.ts';

/** Where a page belongs. */
export interface PagePlace {
  readonly section: string;
  readonly order: number | undefined;
  readonly isSectionText: boolean;
  /** What the navigation calls it. */
  readonly title?: string | undefined;
}

export type PlainSection = Omit<SourceSection, 'locale'>;

/** Pages of one language with their places, by address. */
export interface Placed {
  readonly sections: readonly PlainSection[];
  readonly places: ReadonlyMap<string, PagePlace>;
}

export interface Structure {
  readonly placeOf: (page: JekyllPage) => PagePlace | undefined;
  readonly sections: (documents: readonly SourceDocument[], locale: string) => SourceSection[];
}

/** The structure in every language. */
export function structureOf(
  pages: readonly JekyllPage[],
  locales: readonly string[],
  data: Data,
  config: JekyllConfig,
): Structure {
  const index = new PageIndex(pages, config);
  const byLocale = new Map(
    locales.map((locale) => {
      const own = pages.filter((page) => page.locale === locale);
      const named = placeByParent(own) ??
        placeByNavigation(own, data, index, locale) ?? { sections: [], places: new Map<string, PagePlace>() };
      const rest = placeByFolder(
        own.filter(({ address }) => !named.places.has(address)),
        config,
      );
      return [
        locale,
        {
          sections: [...named.sections, ...rest.sections],
          places: new Map([...rest.places, ...named.places]),
        },
      ];
    }),
  );
  return {
    placeOf: ({ locale, address }) => byLocale.get(locale)?.places.get(address),
    sections: (_, locale) =>
      (byLocale.get(locale)?.sections ?? []).map((section) => ({ ...section, locale })),
  };
}
