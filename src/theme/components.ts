/** The components that a site may replace or wrap: `theme/components/<name>.astro`. Their props stay. */

export interface ThemeComponent {
  /** Below `src/components/`. */
  readonly file: string;
  readonly does: string;
  /** Named slots that it has, besides the usual one. */
  readonly slots?: readonly string[];
  /** What a copy must keep, because scripts look for it. Absent where anything can be changed. */
  readonly care?: string;
}

/** Each can be wrapped safely. */
export const themeComponents = {
  Header: { file: 'Header.astro', does: 'the bar above every page' },
  Footer: { file: 'Footer.astro', does: 'the end of every page' },
  Hero: { file: 'Hero.astro', does: 'the question and the search on the home page' },
  TopicCards: { file: 'TopicCards.astro', does: 'topics on the home page and in topics' },
  Breadcrumbs: {
    file: 'Breadcrumbs.astro',
    does: 'the way from the home page to an article, topic or store',
  },
  ArticleHeader: { file: 'ArticleHeader.astro', does: 'way, title, description and date of an article' },
  RelatedArticles: { file: 'RelatedArticles.astro', does: 'what else helps, below an article' },
  Rating: {
    file: 'Rating.astro',
    does: '"Was this article helpful?"',
    slots: ['contact'],
    care: '<help-rating>, its form with its names and values, and everything with data-…',
  },
  ContactPanel: {
    file: 'ContactPanel.astro',
    does: 'contact channels',
    care: '<help-contact>, the lists, the template, the data and everything with data-…',
  },
  SearchForm: {
    file: 'SearchForm.astro',
    does: 'the search field',
    care: 'data-search-form, and the input with its id and name',
  },
  StoreCard: {
    file: 'stores/StoreCard.astro',
    does: 'a store in a list',
    care: '<li> with data-store, and everything with data-part',
  },
  NotFound: { file: 'NotFound.astro', does: 'what stands on the "not found" page above the topics' },
} as const satisfies Readonly<Record<string, ThemeComponent>>;

export type ThemeComponentName = keyof typeof themeComponents;

// The keys of a literal are those that its type has.
export const themeComponentNames = Object.keys(themeComponents) as readonly ThemeComponentName[];

/** What copies of components are made of. They can be imported, too, but may change. */
const parts = [
  'ArticleList',
  'ChannelCard',
  'Icon',
  'LanguageMenu',
  'Logo',
  'OwnText',
  'SiteLink',
  'SiteText',
  'SocialIcon',
] as const;

/** Files that `fener/components/<name>.astro` stands for, below `src/components/`. */
export const importable: ReadonlyMap<string, string> = new Map([
  ...parts.map((name) => [name, `${name}.astro`] as const),
  ...themeComponentNames.map((name) => [name, themeComponents[name].file] as const),
]);
