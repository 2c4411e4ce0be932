/** Reads the content folder and builds the help centre. */
import { join } from 'node:path';
import { addDays } from '#base/day.ts';
import { memoize } from '#base/memoize.ts';
import { holidayYears, publicHolidays } from '#files/holidays.ts';
import { lucideNames } from '#files/lucide.ts';
import { readContact } from '#files/read-contact.ts';
import { readContent, type Content, type ReadOptions } from '#files/read-content.ts';
import { readSearchSettings } from '#files/read-search-settings.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { readFormerRatings } from '#files/read-former-ratings.ts';
import { readFeedbackSummary } from '#files/read-feedback-summary.ts';
import { readLocales } from '#files/read-locales.ts';
import { checkThemeFiles, readThemeTokens } from '#files/read-theme.ts';
import { readPast } from '#files/read-past.ts';
import { readSlots } from '#files/read-slots.ts';
import { readStores, type Stores } from '#files/read-stores.ts';
import { shownPath, type Places } from '#files/places.ts';
import { checkMessages } from '#i18n/check.ts';
import { createTranslators, type Translate } from '#i18n/messages.ts';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { checkNamedChannels } from '#model/channels/named.ts';
import { checkRepeatedContact } from '#model/channels/repeated.ts';
import { buildHelpCentre, type HelpCentre, type WithArticles } from '#model/help-centre.ts';
import { checkUnusedPictures } from '#model/unused-pictures.ts';
import { readSiteTexts } from '#model/site-texts.ts';
import { checkUntranslated, type Use } from '#model/reuse/reuse.ts';
import type { Holiday } from '#model/hours/compile.ts';
import { sortProblems, type Problem } from '#problems/problem.ts';
import { applySettings } from '#problems/settings.ts';
import type { Site } from '#site/site.ts';
import { gatherUnlisted } from '#i18n/unlisted-locales.ts';

export interface LoadedContent {
  /** Absent when `site.yaml` cannot be used. */
  readonly centre?: HelpCentre;
  readonly withArticles?: WithArticles;
  readonly translator?: (locale: string) => Translate;
  /** Position of a setting in `site.yaml`. */
  readonly siteAt?: Content['siteAt'] | undefined;
  /** Search settings by locale. */
  readonly search?: ReadonlyMap<string, SearchSettings>;
  readonly problems: readonly Problem[];
  /** Where texts name variables and snippets. */
  readonly uses: readonly Use[];
  /** Articles and topics that could not be used, as problems name them. */
  readonly unusable: ReadonlySet<string>;
}

export interface LoadOptions extends ReadOptions {
  readonly drafts: boolean;
  /**
   * Today as `2026-11-21`, for dates such as `reviewBy` and for public holidays; absent where the result must not
   * depend on the day.
   */
  readonly today?: string | undefined;
  /** Told what is being done, in a few words. */
  readonly onStep?: (step: string) => void;
}

/** Stands for today where the result must not depend on the day. */
const neverDay = '1970-01-01';

/** Everything that pages need, and every problem in it that the site wants to know of, sorted. */
export function loadContent(places: Places, options: LoadOptions): LoadedContent {
  const { site: whole, soundPart, problems, unusable, uses, ...content } = readContent(places, options);
  options.onStep?.('Checking content');
  const site = whole ?? soundPart;
  if (!site) return { problems: sortProblems(problems), uses, unusable };
  const locales = readLocales(places, site.locales);
  const holidaysOf = holidaysAfter(options.today, site);
  const today = options.today ?? neverDay;
  const stores = readStores(places, { site, today, holidaysOf, reuse: content.reuse });
  const contact = readContactWith(places, { site, content, stores, today: options.today });
  const around = content.siteAt && readSiteTexts(site, content.siteAt, analyseMarkdown);
  const feedback = readFeedbackSummary(places, options.today);
  const former = readFormerRatings(places);
  const past = readPast(places);
  const slots = readSlots(places, site, content.publicFiles);
  const built = buildHelpCentre({
    site,
    ...content,
    icons: lucideNames(),
    contact: contact.contact,
    announcements: contact.announcements,
    feedback: feedback.summary,
    former: former.former,
    ...(around && { texts: around.texts }),
    slots: slots.slots,
    ...past.known,
    stores: stores.stores.length > 0 ? stores : undefined,
    ...options,
  });
  const search = readSearchSettings(places, built.centre, { ...content, broken: built.broken });
  const listAt = content.siteAt?.(['locales']) ?? { file: shownPath(join(places.contentDir, 'site.yaml')) };
  const found = [
    ...problems,
    ...locales.problems,
    ...checkMessages(locales.written, site),
    ...stores.problems,
    ...contact.problems,
    ...(options.isUnchecked ? [] : inTexts(places, content, { contact, uses, stores, centre: built.centre })),
    ...built.problems,
    ...search.problems,
    ...feedback.problems,
    ...former.problems,
    ...(around?.problems ?? []),
    ...themeProblems(places),
    ...slots.problems,
    ...past.problems,
  ];
  return {
    ...(whole && {
      centre: built.centre,
      withArticles: built.withArticles,
      search: search.settings,
      translator: createTranslators(site, locales.resources),
      siteAt: content.siteAt,
    }),
    uses,
    unusable,
    problems: applySettings(sortProblems(gatherUnlisted(found, listAt)), site.rules),
  };
}

const themeProblems = (places: Places): readonly Problem[] => [
  ...readThemeTokens(places).problems,
  ...checkThemeFiles(places),
];

/** The channels, which may name articles, topics and services. */
const readContactWith = (
  places: Places,
  {
    site,
    content,
    stores: { stores },
    today,
  }: {
    readonly site: Site;
    readonly content: Pick<Content, 'sources' | 'broken' | 'reuse'>;
    readonly stores: Pick<Stores, 'stores'>;
    readonly today: string | undefined;
  },
) =>
  readContact(places, {
    site,
    now: Date.parse(today ?? neverDay),
    reuse: content.reuse,
    holidaysOf: (place) => (today ? publicHolidays(place, holidayYears(today), []) : []),
    ...namesOf(content),
    ...(stores.length > 0 && { services: new Set(stores.flatMap(({ services }) => services)) }),
  });

/** How far ahead store pages warn of holidays. */
const holidayDays = 120;

/** Public holidays of the coming months by country, asked for once each; none where nothing depends on the day. */
function holidaysAfter(today: string | undefined, { locales }: Site) {
  const langs = [...new Set(locales.map(({ lang }) => lang))];
  return memoize((country): readonly Holiday[] => {
    if (today === undefined) return [];
    const last = addDays(today, holidayDays);
    return publicHolidays({ country }, holidayYears(today), langs).filter(
      ({ date }) => date >= today && date <= last,
    );
  });
}

/** Articles that name or repeat channels, values without a translation, and pictures that none shows. */
const inTexts = (
  places: Places,
  content: Pick<Content, 'sources' | 'broken' | 'reuse'>,
  {
    contact: { channelIds, contact },
    uses,
    stores,
    centre,
  }: {
    readonly contact: ReturnType<typeof readContact>;
    readonly uses: readonly Use[];
    readonly stores: Stores;
    readonly centre: HelpCentre;
  },
) => [
  ...(channelIds ? checkNamedChannels(content.sources, channelIds) : []),
  ...(contact ? checkRepeatedContact(content.sources, contact) : []),
  ...checkUntranslated([...uses, ...stores.uses], content.reuse, centre.site.locales),
  ...unusedPictures(places, content, centre),
];

/** Pictures that no text shows. A text that can't be read may show any of them. */
const unusedPictures = (
  { contentDir }: Places,
  { sources, broken }: Pick<Content, 'sources' | 'broken'>,
  centre: HelpCentre,
) =>
  broken.length > 0
    ? []
    : checkUnusedPictures(centre, sources, (name) => shownPath(join(contentDir, 'articles', name)));

/** What channels may name: also what is a draft or broken, since that is reported elsewhere. */
function namesOf({ sources, broken }: Pick<Content, 'sources' | 'broken'>) {
  const articles = sources.flatMap((source) => (source.kind === 'article' ? [source.data.id] : []));
  const topics = sources.flatMap((source) => (source.kind === 'topic' ? [source.path] : []));
  return {
    articles: new Set([...articles, ...broken.flatMap(({ id }) => id ?? [])]),
    topics: new Set([...topics, ...broken.map(({ path }) => path)]),
  };
}
