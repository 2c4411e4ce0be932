/** Which language each text of a Jekyll site is in: by front matter, folder, name, or in all of them. */
import { localeOf } from '#import/sources/split-locales.ts';
import type { JekyllConfig } from './config.ts';
import { stringOf } from './words.ts';

/** A text as it lies in the source. */
interface FoundText {
  readonly path: string;
  readonly collection: string | undefined;
  readonly inner: string;
  readonly isDraft: boolean;
  readonly front: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A text with its language. */
export interface LocatedText {
  /** Path below the site. */
  readonly path: string;
  /** Name of its collection, `posts` for posts; `undefined` for a page. */
  readonly collection: string | undefined;
  /** Path below the folder of the collection, or of the site. */
  readonly inner: string;
  readonly locale: string;
  /** What all its translations share: a path below the site. */
  readonly address: string;
  /** What its plugin puts before the addresses of its language: `/de`. */
  readonly prefix: string;
  /** Whether it is one of several languages that the same file is shown in. */
  readonly isShared: boolean;
}

export interface Located<T> {
  readonly texts: readonly (T & LocatedText)[];
  /** Those that have texts, the site's own first. */
  readonly locales: readonly string[];
}

/** Gives every text its language. */
export function languagesOf<T extends FoundText>(found: readonly T[], config: JekyllConfig): Located<T> {
  const folders = languageFolders(found, config);
  const paths = new Set(found.map(keyOf));
  const own = found.map((text) => locate(text, config, folders, paths));
  const listed = config.languages.flatMap((one) => localeOf(one) ?? []);
  const texts = own.flatMap((text) =>
    isForAll(text) ? listed.map((locale) => inLocale(text, locale, config)) : [text],
  );
  const first = config.locale;
  const all = [...new Set(texts.map(({ locale }) => locale))].toSorted();
  return {
    texts: byReference(texts),
    locales: all.includes(first) ? [first, ...all.filter((one) => one !== first)] : all,
  };
}

/** A text of the plugin "multiple languages", whose words come from `_i18n`. */
const isForAll = ({ body }: FoundText) => /\{%-?\s*(?:t|tf|translate|translate_file)\s/.test(body);

function inLocale<T extends FoundText & LocatedText>(text: T, locale: string, config: JekyllConfig): T {
  return {
    ...text,
    locale,
    isShared: true,
    prefix: locale === config.locale ? '' : `/${writtenAs(locale, config)}`,
  };
}

const writtenAs = (locale: string, { languages }: JekyllConfig) =>
  languages.find((one) => localeOf(one) === locale) ?? locale;

const keyOf = ({ collection = '', inner }: Pick<FoundText, 'collection' | 'inner'>) =>
  `${collection}\n${inner}`;

/** First folders that are languages: listed in the configuration, or with the same files as another one. */
function languageFolders(
  found: readonly FoundText[],
  { languages, locale }: JekyllConfig,
): ReadonlySet<string> {
  const paths = new Set(found.map(keyOf));
  const byFolder = Map.groupBy(
    found.filter(({ inner }) => inner.includes('/') && localeOf(firstOf(inner)) !== undefined),
    ({ inner }) => firstOf(inner),
  );
  const folders = [...byFolder.keys()];
  // Two folders such as "ce" and "pro" can be editions: languages come with the site's own, or are several.
  const hasOwn = folders.some((folder) => localeOf(folder) === locale);
  return new Set(
    folders.filter((folder) => {
      if (languages.includes(folder)) return true;
      const texts = byFolder.get(folder) ?? [];
      const paired = texts.filter((text) => {
        const rest = text.inner.slice(folder.length + 1);
        const named = stringOf(text.front['lang']) ?? stringOf(text.front['locale']);
        return (
          (named !== undefined && localeOf(named) === localeOf(folder)) ||
          paths.has(keyOf({ ...text, inner: rest })) ||
          folders.some(
            (other) =>
              other !== folder &&
              (hasOwn || folders.length > 2) &&
              paths.has(keyOf({ ...text, inner: `${other}/${rest}` })),
          )
        );
      });
      return paired.length * 3 >= texts.length;
    }),
  );
}

const firstOf = (path: string) => path.split('/')[0] ?? '';
const suffix = /^(.*?)[._]{1,2}([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(\.\w+)$/;

function locate<T extends FoundText>(
  text: T,
  config: JekyllConfig,
  folders: ReadonlySet<string>,
  paths: ReadonlySet<string>,
): T & LocatedText {
  const { front, collection, inner } = text;
  const said = ['lang', 'language', 'locale']
    .map((key) => stringOf(front[key]))
    .find((one) => one !== undefined);
  const folder = inner.includes('/') && folders.has(firstOf(inner)) ? firstOf(inner) : undefined;
  const [, stem = '', ending = '', extension = ''] = suffix.exec(inner) ?? [];
  const isSuffixed =
    localeOf(ending) !== undefined &&
    (config.languages.includes(ending) || paths.has(keyOf({ collection, inner: stem + extension })));
  const locale =
    (said === undefined ? undefined : localeOf(said)) ??
    localeOf(folder ?? (isSuffixed ? ending : '')) ??
    config.locale;
  const bare = isSuffixed ? stem + extension : inner;
  const rest = folder === undefined ? bare : bare.slice(folder.length + 1);
  const isPlugin = config.languages.length > 0 && locale !== config.locale;
  return {
    ...text,
    locale,
    address: collection === undefined ? rest : `${collection}/${rest}`,
    prefix: isPlugin ? `/${writtenAs(locale, config)}` : '',
    isShared: false,
  };
}

/** Translations that name each other (`ref: welcome`) share the address of the first. */
function byReference<T extends FoundText & LocatedText>(texts: readonly T[]): T[] {
  const first = new Map<string, string>();
  const refOf = ({ front }: FoundText) =>
    ['ref', 'lang_ref', 'lang-ref', 'translation_key', 'page_id', 'i18n_id']
      .map((key) => stringOf(front[key]))
      .find(Boolean);
  return texts.map((text) => {
    const ref = refOf(text);
    if (ref === undefined) return text;
    const key = `${text.locale}\n${ref}`;
    const address = first.get(ref) ?? text.address;
    if (first.has(key)) return text;
    first.set(ref, address).set(key, address);
    return { ...text, address };
  });
}
