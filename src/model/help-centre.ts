/** The whole help centre, cross-checked and frozen. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, sortProblems, type Problem } from '#problems/problem.ts';
import type { ParsedSite } from '#site/parse-site.ts';
import type { Site } from '#site/site.ts';
import type { Announcement } from './channels/announcements.ts';
import type { Contact } from './channels/contact.ts';
import { buildArticles, type BuiltArticles } from './articles/build-articles.ts';
import { buildTopics } from './articles/build-topics.ts';
import type { Article, Topic } from './articles/article.ts';
import type { BrokenSource, ContentSource } from './articles/source.ts';
import { checkLinks } from './check-links.ts';
import type { FormerRatings } from './feedback/former.ts';
import type { FeedbackSummary } from './feedback/summary.ts';
import { checkPublished } from './published/check-published.ts';
import type { Ledger } from './published/ledger.ts';
import { checkReplies, type Reply } from './replies/reply.ts';
import { checkRetired, type Retired } from './retired/retired.ts';
import { buildRedirects, type Redirect } from './redirects/redirects.ts';
import { noSiteTexts, type SiteTexts } from './site-texts.ts';
import type { SlotTexts } from './slots.ts';
import { checkArticleServices, storeRedirects, type StoreCentre } from './stores/centre.ts';
import type { Snippet } from './reuse/reuse.ts';
import { buildTree, type Tree } from './tree.ts';
import { checkWidget, type Widget } from './widget/widget.ts';

export interface HelpCentre {
  readonly site: Site;
  /** By id. */
  readonly articles: ReadonlyMap<string, Article>;
  /** By folder path. */
  readonly topics: ReadonlyMap<string, Topic>;
  /** The tree of each locale: lists in reading order, and addresses. */
  readonly tree: Tree;
  readonly redirects: readonly Redirect[];
  /** Articles that are gone, by id. Their addresses answer. */
  readonly retired: Retired;
  /** Images below `articles/`, such as `en/returns/images/label.svg`. */
  readonly images: ReadonlySet<string>;
  /** Addresses of files that are served unchanged, such as `/downloads/label.pdf`. */
  readonly publicFiles: ReadonlySet<string>;
  /** Absent on a site without stores. */
  readonly stores: StoreCentre | undefined;
  /** Absent without a `channels.yaml`. */
  readonly contact: Contact | undefined;
  readonly announcements: readonly Announcement[];
  /** Links and texts around every page. */
  readonly texts: SiteTexts;
  /** What the site puts into named places of its pages. */
  readonly slots: SlotTexts;
  /** What agents send, by file. */
  readonly replies: readonly Reply[];
  /** Texts that others include, in every locale. */
  readonly snippets: readonly Snippet[];
  /** The widget for other applications. Absent without a `widget.yaml`. */
  readonly widget: Widget | undefined;
  /** What readers found helpful, where that is known. */
  readonly feedback: FeedbackSummary | undefined;
  /** What readers said in the help centre before this one, where an import brought it. */
  readonly former: FormerRatings | undefined;
}

export interface HelpCentreInput {
  readonly site: Site;
  /** Position of a setting in `site.yaml`. */
  readonly siteAt?: ParsedSite['at'];
  /** Every article and topic file, in any order. */
  readonly sources: readonly ContentSource[];
  /** Files that could not be used: what refers to them is not reported as well. */
  readonly broken: readonly BrokenSource[];
  /** Files with errors of their own: that their translations don't follow them is not reported as well. */
  readonly flawed?: ReadonlySet<string>;
  readonly images: ReadonlySet<string>;
  readonly publicFiles?: ReadonlySet<string> | undefined;
  /** Stores as read and checked, if the site has any. */
  readonly stores?: StoreCentre | undefined;
  /** Names that icons may have. Absent if they aren't checked. */
  readonly icons?: ReadonlySet<string> | undefined;
  readonly contact?: Contact | undefined;
  readonly announcements?: readonly Announcement[];
  readonly feedback?: FeedbackSummary | undefined;
  readonly former?: FormerRatings | undefined;
  readonly texts?: SiteTexts;
  readonly slots?: SlotTexts;
  readonly snippets?: readonly Snippet[];
  readonly replies?: readonly Reply[];
  readonly widget?: Widget | undefined;
  /** What has been public, if that was written down. */
  readonly published?: Ledger | undefined;
  readonly retired?: Retired;
  /** Whether drafts are shown (while writing) or left out. */
  readonly drafts: boolean;
  /** Today as `2026-11-21`; when absent, dates such as `reviewBy` are not looked at. */
  readonly today?: string | undefined;
  /** Whether nobody asks yet what is wrong in and between texts: then they needn't be read. */
  readonly isUnchecked?: boolean | undefined;
}

/** The same centre with other articles, by id. `last`: its tree with those of before, of which most is the same. */
export type WithArticles = (articles: ReadonlyMap<string, Article>, last?: Tree) => HelpCentre;

/**
 * Builds the help centre from its sources.
 *
 * Output: the centre, built from what is right, and every problem between files, sorted by file and line.
 * A build must refuse when there is an error among them. Never throws on bad content.
 */
export function buildHelpCentre(input: HelpCentreInput): {
  readonly centre: HelpCentre;
  /** Files that can't be used, with those that other files keep from it. */
  readonly broken: readonly BrokenSource[];
  readonly problems: readonly Problem[];
  readonly withArticles: WithArticles;
} {
  const { site } = input;
  const sources = input.sources.toSorted(byCodeUnits(({ file }) => file));
  const topics = buildTopics(sources, site, input);
  const known = [...input.broken, ...topics.missing];
  const articles = buildArticles(sources, topics.byPath, { ...input, broken: known });
  const broken = [...known, ...articles.unused];
  const arrange = (byId: ReadonlyMap<string, Article>, last?: Tree) =>
    arrangePages(input, {
      topics: topics.byPath,
      articles: byId,
      broken,
      misplaced: articles.misplaced,
      last,
    });
  const { centre, problems: inAddresses } = arrange(articles.byId);
  const problems = sortProblems([
    ...withoutStale([...topics.problems, ...articles.problems], sources, input),
    ...inAddresses,
    ...checkFeatured(input, articles.byId, broken),
    ...checkIcons(sources, input.icons),
    ...(input.isUnchecked ? [] : checkReferences(centre, input.published, broken, articles)),
  ]);
  return { centre, broken, problems, withArticles: (byId, last) => arrange(byId, last).centre };
}

/** The centre, once it's known which topics and articles there are: trees, addresses and old addresses. */
function arrangePages(
  input: HelpCentreInput,
  {
    topics,
    articles,
    broken,
    misplaced,
    last,
  }: Pick<HelpCentre, 'topics' | 'articles'> &
    Pick<HelpCentreInput, 'broken'> &
    Pick<BuiltArticles, 'misplaced'> & { readonly last: Tree | undefined },
): { readonly centre: HelpCentre; readonly problems: readonly Problem[] } {
  const { site, images, stores, retired = new Map(), publicFiles = new Set<string>() } = input;
  const tree = buildTree({ site, topics, articles, broken, hasStores: stores !== undefined, last });
  const redirects = buildRedirects({
    site,
    topics,
    articles,
    tree: tree.tree,
    stores,
    publicFiles,
    others: stores ? storeRedirects(stores, site) : [],
    published: input.published,
    retired,
    misplaced,
  });
  const centre: HelpCentre = Object.freeze({
    site,
    articles,
    topics,
    tree: tree.tree,
    redirects: redirects.redirects,
    retired,
    images,
    publicFiles,
    stores,
    feedback: input.feedback,
    former: input.former,
    contact: input.contact,
    announcements: input.announcements ?? [],
    texts: input.texts ?? noSiteTexts,
    slots: input.slots ?? new Map(),
    replies: input.replies ?? [],
    snippets: input.snippets ?? [],
    widget: input.widget,
  });
  return { centre, problems: [...tree.problems, ...redirects.problems] };
}

/** Without translations that are stale because of an error in their source: once it is mended, they may be current. */
function withoutStale(
  problems: readonly Problem[],
  sources: readonly ContentSource[],
  { site, flawed = new Set() }: Pick<HelpCentreInput, 'site' | 'flawed'>,
): readonly Problem[] {
  const originals = sources.filter(({ locale, file }) => locale === site.source.id && flawed.has(file));
  if (originals.length === 0) return problems;
  const paths = new Set(originals.map(({ path }) => path));
  const waiting = new Set(sources.flatMap(({ path, file }) => (paths.has(path) ? [file] : [])));
  return problems.filter(({ code, file }) => code !== 'translation-stale' || !waiting.has(file));
}

/** What names articles, topics and addresses that aren't there. Paths in a misplaced text are right elsewhere. */
const checkReferences = (
  centre: HelpCentre,
  published: Ledger | undefined,
  broken: readonly BrokenSource[],
  { drafts, misplaced }: Pick<BuiltArticles, 'drafts' | 'misplaced'>,
): Problem[] => [
  ...checkRetired(centre.retired, centre),
  ...(centre.stores ? checkArticleServices(centre.articles, centre.stores) : []),
  ...checkLinks(centre, drafts, broken).filter(({ file }) => !misplaced.has(file)),
  ...checkReplies(centre, broken),
  ...checkWidget(centre, broken),
  ...checkPublished(published, { centre, drafts, broken }),
];

/** Articles named by `featured` in `site.yaml` that do not exist. */
function checkFeatured(
  { site, siteAt }: HelpCentreInput,
  articles: ReadonlyMap<string, Article>,
  broken: readonly BrokenSource[],
): Problem[] {
  return site.featured.flatMap((id, index) => {
    if (articles.has(id) || broken.some((file) => file.id === id)) return [];
    return [
      problem(
        'unknown-article',
        siteAt?.(['featured', index]) ?? { file: 'site.yaml' },
        `There is no published article with the id "${id}".`,
        `${didYouMean(id, articles.keys())}Correct the id, or remove it.`,
      ),
    ];
  });
}

/** Problems: `unknown-icon`. */
function checkIcons(sources: readonly ContentSource[], icons: ReadonlySet<string> | undefined): Problem[] {
  if (!icons) return [];
  return sources.flatMap((source) => {
    const icon = source.kind === 'topic' ? source.data.icon : undefined;
    if (icon === undefined || icons.has(icon)) return [];
    const where = { file: source.file, at: source.positionOf(['icon']) };
    const fix = `${didYouMean(icon, icons)}https://lucide.dev/icons/ lists all names.`;
    return [problem('unknown-icon', where, `There is no icon "${icon}".`, fix)];
  });
}
