/** What `_category_.json` and `_category_.yml` say of folders of documents. */
import { parse } from 'yaml';
import { z } from 'zod';
import type { FolderPlace } from '#import/sources/place.ts';
import type { DocsConfig, SiteConfig } from './config.ts';
import { categoryLink } from './sidebars.ts';

const category = z.object({
  label: z.string().optional().catch(undefined),
  key: z.string().optional().catch(undefined),
  position: z.number().optional().catch(undefined),
  link: categoryLink.optional().catch(undefined),
});

export type Category = z.infer<typeof category>;

/** What a folder below the documents is called, in a language where that says so itself. */
export function readCategory(
  place: FolderPlace,
  { root, locales }: Pick<SiteConfig, 'root' | 'locales'>,
  docs: DocsConfig,
  folder: string,
  locale: string,
): Category | undefined {
  const translated = locales.slice(1).find(({ id }) => id === locale);
  const tops = [
    ...(translated ? [`${root}${translated.folder}/${docs.translations.folder}`] : []),
    docs.folder,
  ];
  for (const top of tops) {
    for (const ending of ['json', 'yml', 'yaml']) {
      const path = [top, folder, `_category_.${ending}`].filter((part) => part !== '').join('/');
      const read = place.textOf(path);
      if (read !== undefined) return category.safeParse(readYaml(read)).data;
    }
  }
  return undefined;
}

/** JSON is YAML. */
function readYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
