/** Which language a text of MkDocs is in: by the plugin `i18n`, by sibling sites, else that of the theme. */
import { z } from 'zod';
import { lastPart, parentOf } from '#base/slash-path.ts';
import type { FolderText } from '#import/sources/folder.ts';
import { localeOf } from '#import/sources/split-locales.ts';
import type { MkDocsConfig } from './config.ts';

/** A text with the folder of its language. */
export interface MkDocsText extends FolderText {
  readonly address: string;
  /** The top of its language's texts. */
  readonly top: string;
}

export interface MkDocsLanguages {
  /** The first one first. */
  readonly locales: readonly string[];
  readonly texts: readonly MkDocsText[];
  /** What the source calls a language in its addresses; `''` for the first. */
  readonly segmentOf: (locale: string) => string;
  /** Titles of the navigation in a language, by those of the first. */
  readonly titlesOf: (locale: string) => ReadonlyMap<string, string>;
  /** The text of a file, by its path below the folder of documents; an anchor behind it counts for nothing. */
  readonly textAt: (path: string) => MkDocsText | undefined;
}

/** Finds texts by their files. */
function textFinder(docs: string, texts: readonly MkDocsText[]): MkDocsLanguages['textAt'] {
  const byPath = new Map(texts.map((text) => [below(docs, text.name), text]));
  return (path) => byPath.get(path.replace(/[?#].*$/s, ''));
}

const language = z.object({
  locale: z.string(),
  default: z.boolean().optional().catch(undefined),
  build: z.boolean().optional().catch(undefined),
  nav_translations: z.record(z.string(), z.string()).optional().catch(undefined),
});
type Language = z.infer<typeof language>;

/** Languages of a site: `files` are paths of all its texts. */
export function readLanguages(
  config: MkDocsConfig,
  files: readonly string[],
  fallback: string,
): MkDocsLanguages {
  const first = localeOf(config.theme.language ?? '') ?? fallback;
  const options = config.plugins.get('i18n');
  if (options) return byPlugin(config, options, files, first);
  return bySiblings(config, files, first);
}

function byPlugin(
  { docs }: MkDocsConfig,
  options: Readonly<Record<string, unknown>>,
  files: readonly string[],
  fallback: string,
): MkDocsLanguages {
  const listed = z.array(z.unknown()).safeParse(options['languages']).data;
  // An older form: `languages: {en: English}`, `default_language: en`.
  const written =
    listed ??
    Object.keys(z.record(z.string(), z.unknown()).safeParse(options['languages']).data ?? {}).map(
      (locale) => ({ locale }),
    );
  const languages = written
    .flatMap((one): Language[] => [language.safeParse(one).data ?? []].flat())
    .filter(({ build, locale }) => build !== false && localeOf(locale) !== undefined);
  const main =
    languages.find((one) => one.default)?.locale ?? options['default_language'] ?? languages[0]?.locale;
  const mainName = typeof main === 'string' ? main : fallback;
  const isFolder = options['docs_structure'] === 'folder';
  const names = new Set(languages.map(({ locale }) => locale));
  const texts = files.map((name): MkDocsText => {
    const path = below(docs, name);
    const [folder = '', ...rest] = path.split('/');
    const isOwn = isFolder && rest.length > 0 && names.has(folder);
    const [, stem = '', suffix = '', ending = ''] =
      /^(.*)\.([A-Za-z]{2,3}(?:[-_]\w+)?)(\.\w+)$/.exec(path) ?? [];
    const hasSuffix = !isFolder && names.has(suffix);
    const written = isOwn ? folder : hasSuffix ? suffix : mainName;
    return {
      name,
      locale: localeOf(written) ?? fallback,
      address: isOwn ? rest.join('/') : hasSuffix ? stem + ending : path,
      top: isOwn ? `${docs}/${folder}` : docs,
    };
  });
  const locales = [mainName, ...languages.map(({ locale }) => locale)].map(
    (one) => localeOf(one) ?? fallback,
  );
  return {
    locales: [...new Set(locales)],
    texts,
    textAt: textFinder(docs, texts),
    segmentOf: (locale) =>
      locale === localeOf(mainName)
        ? ''
        : (languages.find((one) => localeOf(one.locale) === locale)?.locale ?? locale),
    titlesOf: (locale) =>
      new Map(
        Object.entries(languages.find((one) => localeOf(one.locale) === locale)?.nav_translations ?? {}),
      ),
  };
}

/** `docs/en/mkdocs.yml` with `docs/de/docs/` beside it, or `docs_dir: docs/en` with `docs/de` beside it: a site for each language. */
function bySiblings(
  { root, docs, docs_dir }: MkDocsConfig,
  files: readonly string[],
  fallback: string,
): MkDocsLanguages {
  const named = localeOf(lastPart(docs));
  const around = named === undefined ? parentOf(root) : parentOf(docs);
  const own = named ?? (docs === root ? undefined : localeOf(lastPart(root)));
  const prefix = around === '' ? '' : `${around}/`;
  const main = own ?? fallback;
  const texts = files.flatMap((name): MkDocsText[] => {
    if (name.startsWith(`${docs}/`) || docs === '')
      return [{ name, locale: main, address: below(docs, name), top: docs }];
    if (own === undefined || !name.startsWith(prefix)) return [];
    const [folder = ''] = name.slice(prefix.length).split('/');
    const locale = localeOf(folder);
    const top = named === undefined ? `${prefix}${folder}/${docs_dir}` : prefix + folder;
    return locale === undefined || !name.startsWith(`${top}/`)
      ? []
      : [{ name, locale, address: below(top, name), top }];
  });
  const others = [...new Set(texts.map(({ locale }) => locale))].filter((one) => one !== main).toSorted();
  return {
    locales: [main, ...others],
    texts,
    textAt: textFinder(docs, texts),
    segmentOf: (locale) => (locale === main ? '' : locale),
    titlesOf: () => new Map(),
  };
}

const below = (folder: string, name: string) => (folder === '' ? name : name.slice(folder.length + 1));
