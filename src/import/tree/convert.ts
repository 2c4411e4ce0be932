/** A whole import without the disk: texts of the source in, files of our content layout out. */
import { placeArticles, type ArticlePlace } from './article-places.ts';
import type { ExistingOutput } from '#import/writer/existing-output.ts';
import { finishText } from './finish.ts';
import type { ConvertedText } from './converted-text.ts';
import { ImageNames } from '#import/tree/links/images.ts';
import { LinkTargets, type ArticleTarget } from '#import/tree/links/link-targets.ts';
import { compareText, type Note } from './notes.ts';
import { toArticleFile, toImageFiles, toTopicFile, type OutputFile } from '#import/writer/output-files.ts';
import { prepareArticle, type PreparedText } from './prepare.ts';
import type { SourceFolder } from '#import/sources/markdown/folder.ts';
import { folderOf } from './addresses.ts';
import { isTopicText, planTopics, type SourceTopic } from './topics.ts';

export interface ConvertInput {
  readonly source: SourceFolder;
  readonly existing: ExistingOutput;
  readonly locale: string;
  /** Beginnings of the old help centre's URLs. */
  readonly oldUrls: readonly string[];
  /** Stands in videos without a transcript. */
  readonly transcript: string;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface Converted {
  /** By path. */
  readonly files: readonly OutputFile[];
  readonly notes: readonly Note[];
  readonly counts: {
    readonly articles: number;
    readonly topics: number;
    readonly images: number;
    /** Links that now lead to articles and topics of ours. */
    readonly links: number;
  };
}

/** Converts everything. Equal input gives equal files; ids and places of an earlier import stay. */
export function convertFolder(input: ConvertInput): Converted {
  const { source, existing, locale, transcript, onProgress } = input;
  const total = source.texts.length * 2;
  let done = 0;
  const prepared = source.texts.map((file) => {
    onProgress?.(++done, total);
    return prepareArticle(file, transcript);
  });
  const names = source.texts.map(({ name }) => name);
  const topics = planTopics(names, knownTopics(existing, locale));
  const places = placeArticles({ texts: prepared, topics, known: existing.articles, locale });
  const all = prepared.map((text) => toTarget(text, places, topics));
  const targets = new LinkTargets({
    articles: all.filter((target) => places.has(target.source)),
    topics,
    oldUrls: input.oldUrls,
    texts: source.texts.map(({ text }) => text),
  });
  const imageNames = new ImageNames(knownImages(existing, locale));
  const texts = prepared.map((text): ConvertedText => {
    onProgress?.(++done, total);
    const { body, taker } = text;
    const place = places.get(text.source.name);
    const self = toTarget(text, places, topics);
    noteSpecialPlace(text, place);
    const finished = finishText({ body, self, targets, files: source.files, imageNames, taker });
    return { ...finished, prepared: text, place, topic: self.topic };
  });

  const articleFiles = texts.flatMap((text) => (text.place ? [toArticleFile(text, text.place, locale)] : []));
  const topicFiles = topics.map((topic) => toTopicFile(topic, topics, texts, locale));
  const imageFiles = toImageFiles(texts, locale);
  return {
    files: [...articleFiles, ...topicFiles, ...imageFiles].toSorted((a, b) => compareText(a.path, b.path)),
    notes: texts.flatMap(({ prepared: { taker } }) => taker.notes),
    counts: {
      articles: articleFiles.length,
      topics: topicFiles.length,
      images: imageFiles.length,
      links: texts.reduce((sum, { rewritten }) => sum + rewritten, 0),
    },
  };
}

function toTarget(
  { source, title, anchors, data }: PreparedText,
  places: ReadonlyMap<string, ArticlePlace>,
  topics: readonly SourceTopic[],
): ArticleTarget {
  const place = places.get(source.name);
  const folder = folderOf(source.name);
  return {
    id: place?.id ?? '',
    title,
    anchors,
    draft: data.draft,
    legacyId: data.legacyId,
    source: source.name,
    topic: place?.topic ?? topics.find((topic) => topic.source === folder)?.path ?? '',
  };
}

function noteSpecialPlace({ source, taker }: PreparedText, place: ArticlePlace | undefined): void {
  if (isTopicText(source.name) && folderOf(source.name) === '') {
    taker.note('top-text', undefined, 'the home page has no text of its own');
  }
  if (place?.before) taker.note('moved', undefined, `from ${place.before.path} to ${place.path}`);
}

/** Output paths of topics by their folder in the source: this locale's, else those of another. */
function knownTopics({ manifest }: ExistingOutput, locale: string): Map<string, string> {
  const known = new Map<string, string>();
  for (const [file, { source }] of Object.entries(manifest.files)) {
    const [, of, path] = /^articles\/([^/]+)\/(.+)\/index\.md$/.exec(file) ?? [];
    if (path && (of === locale || !known.has(source))) known.set(source, path);
  }
  return known;
}

function knownImages({ manifest }: ExistingOutput, locale: string): (readonly [string, string, string])[] {
  return Object.entries(manifest.files).flatMap(([file, { source }]) => {
    const [, of, topic = '', name] = /^articles\/([^/]+)\/(?:(.+)\/)?images\/([^/]+)$/.exec(file) ?? [];
    return of === locale && name ? [[topic, source, name] as const] : [];
  });
}
