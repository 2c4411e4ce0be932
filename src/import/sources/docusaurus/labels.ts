/** Labels of categories and sidebars in other languages: https://docusaurus.io/docs/i18n/tutorial */
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { SiteConfig } from './config.ts';

const messages = z.record(z.string(), z.object({ message: z.string() }).optional().catch(undefined));

/** What a translation calls something, by its key: `sidebar.docs.category.Guides`. */
export type LabelOf = (key: string) => string | undefined;

/** The labels in a file of a language, such as `docusaurus-theme-classic/navbar.json`. */
export function readLabels(
  place: FolderPlace,
  { root, locales }: SiteConfig,
  locale: string,
  file: string,
): LabelOf {
  const folder = locales.find(({ id }) => id === locale)?.folder;
  const read = messages.safeParse(parseJson(place.textOf(`${root}${folder}/${file}`) ?? '')).data ?? {};
  return (key) => (Object.hasOwn(read, key) ? read[key]?.message.trim() || undefined : undefined);
}
