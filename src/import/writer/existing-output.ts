/** Reads what the content folder already holds: ids and places of articles stay as they are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { splitFrontMatter } from '#files/front-matter.ts';
import { readTextFile } from '#files/text-file.ts';
import { walk } from '#files/walk.ts';
import { parseYaml } from '#problems/yaml.ts';
import type { KnownArticle } from '#import/tree/article-places.ts';
import type { PlacedImage } from '#import/tree/links/images.ts';
import type { Known, KnownTopic } from '#import/tree/convert.ts';
import { emptyManifest, manifestName, parseManifest, type Manifest } from './manifest.ts';

export interface ExistingOutput {
  readonly manifest: Manifest;
  readonly known: Known;
}

const articleData = z.object({
  id: z.string(),
  legacy: z.array(z.coerce.string()).catch([]),
  movedFrom: z.array(z.string()).catch([]),
});

/** Files that are not articles of ours are passed over: checking them is not the import's business. */
export function readExistingOutput(contentDir: string): ExistingOutput {
  const manifest = readManifest(join(contentDir, manifestName));
  const known = {
    articles: readArticles(join(contentDir, 'articles'), manifest),
    topics: topicsIn(manifest),
    images: imagesIn(manifest),
    files: filesIn(manifest),
  };
  return { manifest, known };
}

function readArticles(folder: string, manifest: Manifest): KnownArticle[] {
  return walk(folder).files.flatMap((name): KnownArticle[] => {
    const [, locale, path] = /^([^/]+)\/(.+)\.mdx?$/.exec(name) ?? [];
    if (!locale || !path || /(^|\/)index$/.test(path)) return [];
    const { text } = readTextFile(join(folder, name));
    const { yaml } = splitFrontMatter(text ?? '');
    if (yaml === undefined) return [];
    const { data } = parseYaml({ file: name, text: yaml }, articleData);
    return data ? [{ locale, path, ...data, source: manifest.files[`articles/${name}`]?.source }] : [];
  });
}

const topicsIn = ({ files }: Manifest): KnownTopic[] =>
  Object.entries(files).flatMap(([file, { source }]) => {
    const [, locale, path] = /^articles\/([^/]+)\/(.+)\/index\.md$/.exec(file) ?? [];
    return locale && path ? [{ locale, source, path }] : [];
  });

const imagesIn = ({ files }: Manifest): PlacedImage[] =>
  Object.entries(files).flatMap(([file, { source }]) => {
    const [, locale, topic = '', name] = /^articles\/([^/]+)\/(?:(.+)\/)?images\/([^/]+)$/.exec(file) ?? [];
    return locale && name ? [{ locale, topic, source, name }] : [];
  });

const filesIn = ({ files }: Manifest): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(files).flatMap(([file, { source }]) =>
      file.startsWith('public/') ? [[source, file.slice('public/'.length)] as const] : [],
    ),
  );

function readManifest(path: string): Manifest {
  if (!existsSync(path)) return emptyManifest;
  const { text } = readTextFile(path);
  return parseManifest(text ?? '') ?? emptyManifest;
}
