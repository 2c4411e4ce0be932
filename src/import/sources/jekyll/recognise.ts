/** By what a folder shows that Jekyll makes a site of it. */
import { isText } from '#import/sources/markdown/markdown.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { configFile } from './config.ts';

/** The file by which a site of Jekyll is known; texts alone are known by their Liquid. */
export function recogniseJekyll(place: FolderPlace): string | undefined {
  const config = configFile(place);
  if (config === undefined)
    return place.files.find((name) => isText(name) && hasLiquid(place.textOf(name) ?? ''));
  const folder = config.slice(0, config.lastIndexOf('/') + 1);
  const isSite = place.files.some(
    (name) =>
      name.startsWith(folder) &&
      /^(?:[^/]+\/)?_(?:layouts|includes|posts|data|docs)\//.test(name.slice(folder.length)),
  );
  const gemfile = place.textOf(`${folder}Gemfile`) ?? '';
  const written = place.textOf(config) ?? '';
  const says =
    /^(?:collections|permalink|kramdown|remote_theme|plugins|gems|markdown|highlighter|defaults|baseurl|theme|collections_dir):/m;
  // GitHub makes a site of any folder with a configuration at its top; so does Jupyter Book, with a table of contents.
  const isTop = folder === '' && !place.files.includes('_toc.yml');
  return isTop || isSite || /jekyll|github-pages/.test(gemfile) || says.test(written) ? config : undefined;
}

/** Signs of Jekyll that GitBook's braces don't have. */
const hasLiquid = (text: string) =>
  /\{\{-?\s*(?:site|page)\.\w|\{%-?\s*(?:include(?:_relative)?\s+[\w./-]+\.(?:md|html|markdown)\b|link\s+_|post_url\s|assign\s+\w+\s*=|capture\s+\w)|^\{:\s*\.[\w-]+\s*\}$|\)\{:\s*target=/m.test(
    text,
  );
