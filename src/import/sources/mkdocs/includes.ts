/** Texts that others of the site include. */
import { z } from 'zod';
import { parentOf } from '#base/slash-path.ts';
import { splitFrontMatter } from '#files/front-matter.ts';
import type { TextOf } from '#import/dialects/python-markdown/snippets.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import type { MkDocsConfig } from './config.ts';

export interface TextsAround {
  /** What a text includes by the path that it writes. */
  readonly textFor: (name: string) => TextOf;
  /** What stands below every text, and the files that it comes from. */
  readonly appended: readonly string[];
  readonly appendedFiles: readonly string[];
}

const paths = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .catch([])
  .default([]);

/** Where Python-Markdown's extensions look for files, as the configuration says. */
export function textsAround(
  place: FolderPlace,
  { root, docs, markdown_extensions, plugins }: MkDocsConfig,
): TextsAround {
  const options = markdown_extensions.get('pymdownx.snippets') ?? {};
  const bases = paths.parse(options['base_path']);
  const others = [
    markdown_extensions.get('markdown_include.include')?.['base_path'],
    plugins.get('macros')?.['include_dir'],
  ].flatMap((one) => (typeof one === 'string' ? [one] : []));
  const tops = [...bases, '.', ...others].flatMap((base) => joinSourcePath(root, base) ?? []);
  const pathOf = (folders: readonly string[], written: string) =>
    folders
      .map((folder) => joinSourcePath(folder, written.replace(/^\/+/, '')))
      .find((path) => path !== undefined && place.textOf(path) !== undefined);
  const find = (folders: readonly string[], written: string) => {
    const path = pathOf(folders, written);
    const text = path === undefined ? undefined : place.textOf(path);
    return text === undefined ? undefined : splitFrontMatter(text).body;
  };
  const appended = paths.parse(options['auto_append']);
  return {
    textFor: (name) => (written, by) =>
      find(by === 'snippet' ? [...tops, docs] : [parentOf(name), docs, ...tops, parentOf(docs)], written),
    appendedFiles: appended.flatMap((written) => pathOf([...tops, docs], written) ?? []),
    appended: appended.flatMap((written) => find([...tops, docs], written) ?? []),
  };
}
