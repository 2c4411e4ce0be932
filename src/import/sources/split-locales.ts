/** Which language a file is in, by its folder (`en/…`) or the end of its name (`track.de.md`). */
import { isLanguage } from '#import/tree/languages.ts';
import type { FolderText } from './folder.ts';

export interface SplitLocales {
  readonly locales: readonly string[];
  readonly texts: readonly FolderText[];
}

/** Our id of a language as a source writes it: `pt_BR`, `zh-CN`. `undefined` for what is not a language. */
export function localeOf(written: string): string | undefined {
  const id = written.replaceAll('_', '-').toLowerCase();
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(id) || namesOfFolders.has(id)) return undefined;
  return languageOfCountry.get(id) ?? (isLanguage(id) ? id : undefined);
}

/** Codes of languages (Sardinian, Edo, Newar) that as names of folders mean something else. */
const namesOfFolders: ReadonlySet<string> = new Set(['src', 'bin', 'new']);

/** What people write for a language, and is the code of a country alone. */
const languageOfCountry: ReadonlyMap<string, string> = new Map(
  Object.entries({ cn: 'zh', cz: 'cs', dk: 'da', gr: 'el', jp: 'ja', kz: 'kk', ua: 'uk', vn: 'vi' }),
);

/**
 * Texts with their languages. Top folders are languages if all texts lie in such folders; endings of names are if some
 * file without one is its original.
 */
export function splitLocales(files: readonly string[], locale: string): SplitLocales {
  const folders = new Set(files.map((name) => (name.includes('/') ? (name.split('/')[0] ?? '') : '')));
  const locales = [...folders].map((folder) => localeOf(folder));
  if (folders.size >= 2 && locales.every((one) => one !== undefined)) return byFolder(files, locale);
  return bySuffix(files, locale);
}

function byFolder(files: readonly string[], locale: string): SplitLocales {
  const texts = files.map((name) => {
    const [folder = '', ...rest] = name.split('/');
    return { name, locale: localeOf(folder) ?? locale, address: rest.join('/') };
  });
  return {
    locales: ordered(
      texts.map((text) => text.locale),
      locale,
    ),
    texts,
  };
}

function bySuffix(files: readonly string[], locale: string): SplitLocales {
  const known = new Set(files);
  const texts = files.map((name) => {
    const [, stem = '', suffix = '', ending = ''] =
      /^(.*)[._]([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(\.\w+)$/.exec(name) ?? [];
    const own = localeOf(suffix);
    const isTranslation =
      own !== undefined && (known.has(stem + ending) || known.has(`${stem}.${locale}${ending}`));
    return isTranslation ? { name, locale: own, address: stem + ending } : { name, locale, address: name };
  });
  return {
    locales: ordered(
      texts.map((text) => text.locale),
      locale,
    ),
    texts,
  };
}

/** Each language once, the given one first if it is there. */
const ordered = (locales: readonly string[], first: string): string[] => {
  const all = [...new Set(locales)].toSorted();
  return all.includes(first) ? [first, ...all.filter((one) => one !== first)] : all;
};
