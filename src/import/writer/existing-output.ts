/** Reads what the content folder already holds: ids and places of articles stay as they are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { splitFrontMatter } from '#files/article-file.ts';
import { readTextFile } from '#files/text-file.ts';
import { walk } from '#files/walk.ts';
import { parseYaml } from '#problems/yaml.ts';
import { emptyManifest, manifestName, parseManifest, type Manifest } from './manifest.ts';

/** An article that exists. */
export interface KnownArticle {
  readonly locale: string;
  /** Path below the locale's folder, without extension. */
  readonly path: string;
  readonly id: string;
  readonly legacy: readonly string[];
  readonly movedFrom: readonly string[];
  /** Path in the source folder that an import made it from. */
  readonly source: string | undefined;
}

export interface ExistingOutput {
  readonly manifest: Manifest;
  readonly articles: readonly KnownArticle[];
  readonly hasSite: boolean;
}

const known = z.object({
  id: z.string(),
  legacy: z.array(z.coerce.string()).catch([]),
  movedFrom: z.array(z.string()).catch([]),
});

/** Files that are not articles of ours are passed over: checking them is not the import's business. */
export function readExistingOutput(contentDir: string): ExistingOutput {
  const manifest = readManifest(join(contentDir, manifestName));
  const folder = join(contentDir, 'articles');
  const articles = walk(folder).files.flatMap((name): KnownArticle[] => {
    const [, locale, path] = /^([^/]+)\/(.+)\.mdx?$/.exec(name) ?? [];
    if (!locale || !path || /(^|\/)index$/.test(path)) return [];
    const { text } = readTextFile(join(folder, name));
    const { yaml } = splitFrontMatter(text ?? '');
    if (yaml === undefined) return [];
    const { data } = parseYaml({ file: name, text: yaml }, known);
    return data ? [{ locale, path, ...data, source: manifest.files[`articles/${name}`]?.source }] : [];
  });
  return { manifest, articles, hasSite: existsSync(join(contentDir, 'site.yaml')) };
}

function readManifest(path: string): Manifest {
  if (!existsSync(path)) return emptyManifest;
  const { text } = readTextFile(path);
  return parseManifest(text ?? '') ?? emptyManifest;
}
