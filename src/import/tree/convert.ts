/** The whole tree in our Markdown: every document with its id and place, its links and pictures leading to ours. */
import { placeArticles, type ArticlePlace, type KnownArticle } from './article-places.ts';
import { settleEmptyTexts } from './empty-texts.ts';
import { finishText, type FinishedText } from './finish.ts';
import { FileNames } from '#import/tree/links/files.ts';
import { ImagePlaces, type PlacedImage } from '#import/tree/links/images.ts';
import type { ArticleTarget } from '#import/tree/links/link-targets.ts';
import type { Note } from './notes.ts';
import { findLostAnchors, type LostAnchor } from '#import/tree/links/settle-anchors.ts';
import { withoutInheritedIds } from '#import/tree/links/inherited-ids.ts';
import { shareAnchors } from '#import/tree/links/shared-anchors.ts';
import { keepDraftsApart, promoteLonelyTexts, promoteOnlyHome } from './lonely-texts.ts';
import { dissolveOnlyTop } from './only-top.ts';
import { giveSlugs, knownSlugs, type Slugs } from './own-slugs.ts';
import { pairTranslations } from './pair.ts';
import { resolveRedirects } from './redirects.ts';
import { prepareText, type PreparedText } from './prepare.ts';
import { targetsOf } from './targets.ts';
import { alsoIn, placeTopics, type PlacedTopic } from './topics.ts';
import type { SourceTree } from './tree.ts';
import { applyEdits, withLines } from '#import/tree/markdown/traced-text.ts';

/** What the content folder holds already: ids, names and places of an earlier import stay. */
export interface Known {
  readonly articles: readonly KnownArticle[];
  readonly topics: readonly KnownTopic[];
  /** Slugs of all topics of the folder, by `<locale>/<path>`. */
  readonly topicSlugs?: Slugs | undefined;
  readonly images: readonly PlacedImage[];
  /** Paths below `public/` of files, by address in the source. */
  readonly files: ReadonlyMap<string, string>;
  /** Documents whose articles a writer deleted, as `keyInLocale` names them. */
  readonly deleted?: ReadonlySet<string> | undefined;
}

/** Names a document among those of all languages. */
export const keyInLocale = (locale: string, key: string): string => `${locale}\n${key}`;

export interface KnownTopic {
  readonly locale: string;
  /** Key of the section that it was made from. */
  readonly source: string;
  readonly path: string;
}

export interface ConvertInput {
  readonly tree: SourceTree;
  readonly known: Known;
  /** Beginnings of the old help centre's URLs. */
  readonly oldUrls: readonly string[];
  /** What stands in videos without a transcript, in a language. */
  readonly transcriptIn: (locale: string) => string;
  /** Whether the site has a page that says how to reach people. */
  readonly hasContactPage?: boolean | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A tree after conversion. */
export interface ConvertedTree {
  readonly locales: readonly ConvertedLocale[];
  readonly slugs: Slugs;
  /** Slugs that the content folder had before. */
  readonly formerSlugs: Slugs;
  readonly images: readonly PlacedImage[];
  /** Paths below `public/` of files that texts link to, by address in the source. */
  readonly files: ReadonlyMap<string, string>;
  /** Addresses that the home page of the source had. */
  readonly homes: readonly string[];
  /** What could not be read, or found a place. */
  readonly notes: readonly Note[];
}

export interface ConvertedLocale {
  readonly locale: string;
  readonly topics: readonly PlacedTopic[];
  readonly texts: readonly ConvertedText[];
}

/** A converted document with its place; the text of a section itself has none. */
export interface ConvertedText extends FinishedText {
  readonly prepared: PreparedText;
  readonly place: ArticlePlace | undefined;
  /** Folder path of its topic in the output. */
  readonly topic: string;
}

/** Converts everything. A translation takes id and name from the language before it. */
export function convertTree({ onProgress, ...given }: ConvertInput): ConvertedTree {
  const paired = withoutDeleted(pairTranslations(given.tree), given.known);
  const tree = resolveRedirects(
    promoteLonelyTexts(promoteOnlyHome(dissolveOnlyTop(keepDraftsApart(paired), given.known.topics))),
  );
  const input = { ...given, tree };
  const total = tree.documents.length * 2;
  let done = 0;
  const step = () => onProgress?.(++done, total);
  let { known } = input;
  let stood: readonly ArticleTarget[] = [];
  let originals: readonly ArticleTarget[] = [];
  const images = new ImagePlaces(known.images, tree);
  const files = new FileNames(known.files);
  const locales = tree.locales.map((locale) => {
    const { converted, targets } = convertLocale(
      { ...input, known, images, files, standIns: stood, originals, step },
      locale,
    );
    if (locale === tree.locales[0]) originals = targets;
    known = withConverted(known, converted);
    stood = [...stood, ...targets];
    return converted;
  });
  const formerSlugs = knownSlugs(given.known);
  return {
    locales: withoutLostAnchors(withSharedAnchors(locales)),
    slugs: giveSlugs(locales, formerSlugs),
    formerSlugs,
    images: images.placed,
    files: files.given,
    homes: [
      ...(tree.site.homes ?? []),
      ...tree.documents.flatMap(({ isSectionText, section, data }) =>
        isSectionText && section === '' ? data.legacy : [],
      ),
    ],
    notes: tree.notes,
  };
}

const withoutDeleted = (tree: SourceTree, { deleted = new Set() }: Known): SourceTree => ({
  ...tree,
  documents: tree.documents.filter(({ locale, key }) => !deleted.has(keyInLocale(locale, key))),
});

/** Links to headings lead to headings that every translation has. */
function withSharedAnchors(locales: readonly ConvertedLocale[]): ConvertedLocale[] {
  if (locales.length < 2) return [...locales];
  const all = locales.flatMap(({ texts }) => texts);
  const given = locales.flatMap(({ locale, texts }) =>
    texts.map(({ place, text }) => ({ id: place?.id ?? '', locale, text })),
  );
  const shared = shareAnchors(given);
  const said = withoutInheritedIds(
    given.map((one, index) => ({ ...one, text: shared[index] ?? '' })),
    locales[0]?.locale ?? '',
  );
  const now = new Map(all.map((text, index) => [text, said[index] ?? text.text]));
  return locales.map((part) => ({
    ...part,
    texts: part.texts.map((text) => ({ ...text, ...withLines(text, now.get(text) ?? text.text) })),
  }));
}

/** Links keep an anchor only if what they lead to has it: what mends a text may change its headings. */
function withoutLostAnchors(locales: readonly ConvertedLocale[]): ConvertedLocale[] {
  const all = locales.flatMap(({ locale, texts }) =>
    texts.map(({ place, topic, text }) => ({ id: place?.id ?? '', topic, locale, text })),
  );
  const lost = findLostAnchors(all).values();
  return locales.map((part) => ({
    ...part,
    texts: part.texts.map((text) => withoutAnchors(text, lost.next().value ?? [])),
  }));
}

function withoutAnchors(text: ConvertedText, lost: readonly LostAnchor[]): ConvertedText {
  for (const { start, anchor } of lost)
    text.prepared.taker.note('anchor-unknown', text.lineAt(start), `#${anchor}: linked without it`);
  return { ...text, ...applyEdits(text, lost) };
}

/** Every note on a tree and its texts. */
export const notesOf = ({ notes, locales }: ConvertedTree): Note[] => [
  ...notes,
  ...locales.flatMap(({ texts }) => texts.flatMap(({ prepared }) => prepared.taker.notes)),
];

interface LocaleInput extends Omit<ConvertInput, 'onProgress'> {
  readonly images: ImagePlaces;
  readonly files: FileNames;
  /** Articles of other languages, which links mean where this one has none. */
  readonly standIns: readonly ArticleTarget[];
  /** Those of the first language, which every other shows where it has none. */
  readonly originals: readonly ArticleTarget[];
  readonly step: () => void;
}

interface LocaleOutput {
  readonly converted: ConvertedLocale;
  readonly targets: readonly ArticleTarget[];
}

function convertLocale(input: LocaleInput, locale: string): LocaleOutput {
  const { tree, known, images, files, transcriptIn, step } = input;
  const transcript = transcriptIn(locale);
  const sections = tree.sections.filter((section) => section.locale === locale);
  const read = tree.documents
    .filter((document) => document.locale === locale)
    .map((document) => {
      step();
      return prepareText(document, transcript);
    });
  const prepared = settleEmptyTexts(read, sections);
  const topics = placeTopics(sections, topicPaths(known, locale));
  const places = placeArticles({
    texts: prepared,
    topics,
    otherTopics: known.topics.filter((topic) => topic.locale !== locale).map(({ path }) => path),
    known: known.articles,
    locale,
    first: tree.locales[0],
  });
  const topicOf = new Map(topics.map(({ key, path }) => [key, path]));
  const all = prepared.map((text) => ({
    text,
    place: places.get(text.document.key),
    self: toTarget(text, places.get(text.document.key), {
      topic: topicOf.get(text.document.section) ?? '',
      also: alsoIn(topics, text.document.data.also),
    }),
  }));
  const articles = all.flatMap(({ self, place }) => (place ? [self] : []));
  const targets = targetsOf(input, { articles, topics, texts: prepared, locale });
  const texts = all.map(({ text, place, self }): ConvertedText => {
    step();
    const { body, taker } = text;
    noteSpecialPlace(text, place);
    const source = text.document.body;
    const finished = finishText({ body, self, locale, targets, assets: tree, images, files, taker, source });
    return { ...finished, prepared: text, place, topic: self.topic };
  });
  return { converted: { locale, topics, texts }, targets: articles };
}

function toTarget(
  { document, title, anchors }: PreparedText,
  place: ArticlePlace | undefined,
  { topic, also }: Pick<ArticleTarget, 'topic' | 'also'>,
): ArticleTarget {
  const { address, data, names = [] } = document;
  return {
    id: place?.id ?? '',
    title,
    anchors,
    draft: data.draft,
    legacy: data.legacy,
    address,
    addresses: [address, ...data.legacy.filter((old) => /^\/[^?]*$/.test(old))],
    names,
    topic: place?.topic ?? topic,
    also,
  };
}

function noteSpecialPlace({ document, taker }: PreparedText, place: ArticlePlace | undefined): void {
  if (document.isSectionText && document.section === '') {
    taker.note('top-text', undefined, 'the home page has no text of its own');
  }
  if (place?.before) taker.note('moved', undefined, `from ${place.before.path} to ${place.path}`);
}

/** Output paths of topics by key of their section: this locale's, else those of another. */
function topicPaths({ topics }: Known, locale: string): Map<string, string> {
  const own = topics.filter((topic) => topic.locale === locale);
  const others = topics.filter((topic) => topic.locale !== locale).toReversed();
  return new Map([...others, ...own].map(({ source, path }) => [source, path]));
}

/** What the next language finds besides: ids, names and topics of the one that was converted last. */
function withConverted(known: Known, { locale, topics, texts }: ConvertedLocale): Known {
  const articles = texts.flatMap(({ prepared: { document }, place }): KnownArticle[] => {
    if (!place) return [];
    const { id, path, isMovedHere } = place;
    const { legacy } = document.data;
    return [{ locale, path, id, legacy, movedFrom: [], source: document.key, isMovedHere }];
  });
  const added = topics.map(({ key, path }): KnownTopic => ({ locale, source: key, path }));
  return { ...known, articles: [...articles, ...known.articles], topics: [...added, ...known.topics] };
}
