/** Reads what the content folder already holds: ids and places of articles stay as they are. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { splitFrontMatter } from '#files/front-matter.ts';
import { readTextFile } from '#files/text-file.ts';
import { walk } from '#files/walk.ts';
import { parseYaml } from '#problems/yaml.ts';
import type { KnownArticle } from '#import/tree/article-places.ts';
import { keyInLocale, type Known, type KnownTopic } from '#import/tree/convert.ts';
import type { PlacedImage } from '#import/tree/links/images.ts';
import { hashOf } from './decide.ts';
import { emptyManifest, manifestName, parseManifest, type Manifest, type ManifestEntry } from './manifest.ts';
import { findMoves } from './moves.ts';
import { originOf, type OriginInput } from './origins.ts';

export interface ExistingOutput {
  readonly manifest: Manifest;
  /** What the manifest calls the source that is imported. */
  readonly from: string | undefined;
  /** Paths that the last import gave to files, by path now, where a writer moved them. */
  readonly recordedAs: ReadonlyMap<string, string>;
  /** Articles that a writer deleted, as the manifest names them. */
  readonly deleted: readonly string[];
  readonly known: Known;
}

const articleData = z.object({
  id: z.string(),
  title: z.coerce.string().optional().catch(undefined),
  slug: z.string().optional().catch(undefined),
  legacy: z.array(z.coerce.string()).catch([]),
  movedFrom: z.array(z.string()).catch([]),
});

const topicData = z.object({ slug: articleData.shape.slug });

/** An article of the folder. */
interface FoundArticle extends z.infer<typeof articleData> {
  /** Path below the content folder. */
  readonly file: string;
  readonly locale: string;
  readonly path: string;
  readonly ending: string;
}

/** Files that are not articles of ours are passed over: checking them is not the import's business. */
export function readExistingOutput(contentDir: string, source: OriginInput): ExistingOutput {
  const manifest = readManifest(join(contentDir, manifestName));
  const from = originOf(source, manifest);
  const names = ['articles', 'public'].flatMap((folder) =>
    walk(join(contentDir, folder)).files.map((name) => `${folder}/${name}`),
  );
  const articles = names.flatMap((name) => readArticle(contentDir, name));
  const { movedTo, deleted } = findMoves({
    manifest,
    present: new Set(names),
    ids: new Map(articles.map(({ file, id }) => [file, id])),
    hashAt: (path) => hashOf(readFileSync(join(contentDir, path)), /\.mdx?$/.test(path)),
  });
  const recordedAs = new Map([...movedTo].map(([path, now]) => [now, path]));
  const own = Object.entries(manifest.files).filter(([, entry]) => entry.from === from);
  const known = {
    articles: articles.map((article) => toKnown(article, { manifest, from, recordedAs })),
    topics: own.flatMap(([path, entry]) => toTopic(movedTo.get(path) ?? path, entry)),
    topicSlugs: new Map(names.flatMap((name) => readTopicSlug(contentDir, name))),
    images: Object.entries(manifest.files).flatMap(([path, entry]) =>
      toImage(movedTo.get(path) ?? path, entry, from),
    ),
    files: new Map(
      Object.entries(manifest.files).flatMap(([path, entry]) =>
        path.startsWith('public/') ? [[addressIn(entry, from), path.slice('public/'.length)] as const] : [],
      ),
    ),
    deleted: new Set(own.flatMap(([path, entry]) => (deleted.has(path) ? toDeleted(path, entry) : []))),
  };
  const gone = own.flatMap(([path]) => (deleted.has(path) && isArticle(path) ? [path] : []));
  return { manifest, from, recordedAs, deleted: gone, known };
}

function readArticle(contentDir: string, file: string): FoundArticle[] {
  const [, locale, path, ending] = /^articles\/([^/]+)\/(.+)\.(mdx?)$/.exec(file) ?? [];
  if (!locale || !path || !ending || /(^|\/)index$/.test(path)) return [];
  const data = readData(contentDir, file, articleData);
  return data ? [{ ...data, file, locale, path, ending }] : [];
}

function readTopicSlug(contentDir: string, file: string): [string, string | undefined][] {
  const [, path] = /^articles\/([^/]+\/.+)\/index\.mdx?$/.exec(file) ?? [];
  return path === undefined ? [] : [[path, readData(contentDir, file, topicData)?.slug]];
}

function readData<T>(contentDir: string, file: string, schema: z.ZodType<T>): T | undefined {
  const { text } = readTextFile(join(contentDir, file));
  const { yaml } = splitFrontMatter(text ?? '');
  return yaml === undefined ? undefined : parseYaml({ file, text: yaml }, schema).data;
}

function toKnown(
  { file, ...article }: FoundArticle,
  { manifest, from, recordedAs }: Pick<ExistingOutput, 'manifest' | 'from' | 'recordedAs'>,
): KnownArticle {
  const entry = manifest.files[recordedAs.get(file) ?? file];
  return {
    ...article,
    source: entry?.source,
    isFromElsewhere: entry !== undefined && entry.from !== from,
    isMovedHere: entry?.isMoved ?? withoutEnding(recordedAs.get(file) ?? file) !== withoutEnding(file),
  };
}

export const withoutEnding = (path: string): string => path.replace(/\.mdx?$/, '');

function toTopic(path: string, { source }: ManifestEntry): KnownTopic[] {
  const [, locale, topic] = /^articles\/([^/]+)\/(.+)\/index\.mdx?$/.exec(path) ?? [];
  return locale && topic ? [{ locale, source, path: topic }] : [];
}

/** Pictures and files of another source keep their names, and are nobody's here. */
const addressIn = (entry: ManifestEntry, from: string | undefined) =>
  entry.from === from ? entry.source : `${entry.from ?? ''}\n${entry.source}`;

function toImage(path: string, entry: ManifestEntry, from: string | undefined): PlacedImage[] {
  const [, locale, topic = '', name] = /^articles\/([^/]+)\/(?:(.+)\/)?images\/([^/]+)$/.exec(path) ?? [];
  return locale && name ? [{ locale, topic, source: addressIn(entry, from), name }] : [];
}

function toDeleted(path: string, { source }: ManifestEntry): string[] {
  const locale = path.split('/')[1];
  return locale && isArticle(path) ? [keyInLocale(locale, source)] : [];
}

const isArticle = (path: string) => /^articles\/[^/]+\/.+\.mdx?$/.test(path) && !/\/index\.mdx?$/.test(path);

function readManifest(path: string): Manifest {
  if (!existsSync(path)) return emptyManifest;
  const { text } = readTextFile(path);
  return parseManifest(text ?? '') ?? emptyManifest;
}
