/** Which language a file is in, by its folder (`en/…`), its name (`track/de.md`) or the end of that (`track.de.md`). */
import { lastPart, parentOf } from '#base/slash-path.ts';
import { sum } from '#base/sum.ts';
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
 * Texts with their languages: those of folders around which all folders are languages (`en/`, `docs/de/`) or repeat the
 * texts beside them, those of files that are called as languages (`refunds/de.md`), and those of ends of names.
 */
export function splitLocales(files: readonly string[], locale: string): SplitLocales {
  const tops = languageFolders(files, locale);
  if (tops.size > 0) return byFolder(files, tops, locale);
  const named = namedAsLanguages(files);
  return named.size > 0 ? byName(files, named, locale) : bySuffix(files, locale);
}

/** Folders of languages, by the folder around them. */
type LanguageFolders = ReadonlyMap<string, ReadonlyMap<string, string>>;

function languageFolders(files: readonly string[], locale: string): LanguageFolders {
  const children = new Map<string, Map<string, string[]>>();
  for (const name of files) {
    const parts = name.split('/');
    for (let at = 0; at < parts.length - 1; at++) {
      const folder = parts.slice(0, at).join('/');
      const inside = children.get(folder) ?? new Map<string, string[]>();
      children.set(folder, inside);
      const rest = parts.slice(at + 1).join('/');
      inside.set(parts[at] ?? '', [...(inside.get(parts[at] ?? '') ?? []), rest]);
    }
  }
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const [folder, inside] of [...children].toSorted(([a], [b]) => a.length - b.length)) {
    if ([...found].some(([above, own]) => own.has(partBelow(folder, above)))) continue;
    const languages = new Map(
      [...inside.keys()].flatMap((name) =>
        [localeOf(name)].flatMap((id) => (id ? [[name, id] as const] : [])),
      ),
    );
    // A single folder that is called as the language of the source holds it.
    const isOne = languages.size === 1 && [...languages.values()][0] === locale;
    const isAll = languages.size === inside.size && (languages.size >= 2 || isOne);
    const own =
      isAll || areMost(languages, inside, locale)
        ? languages
        : repeating(languages, inside, new Set(files), folder);
    if (own.size > 0) found.set(folder, own);
  }
  return found;
}

/**
 * Whether languages, the source's among them, are most folders of one, or hold nearly all its texts. Their files may be
 * called in their own language, and be paired by permalink. Without the source's, `it/` and `hr/` are departments.
 */
function areMost(
  languages: ReadonlyMap<string, string>,
  inside: ReadonlyMap<string, readonly string[]>,
  locale: string,
): boolean {
  const isKnown = [...languages.values()].some((id) => id === locale || id.startsWith(`${locale}-`));
  if (!isKnown || languages.size < 2) return false;
  const textsIn = (names: Iterable<string>) => sum([...names], (name) => inside.get(name)?.length ?? 0);
  const areFolders = languages.size * 2 > inside.size;
  return areFolders || textsIn(languages.keys()) >= 0.9 * textsIn(inside.keys());
}

/** @example partBelow('docs/de/a', 'docs') // => 'de' */
const partBelow = (folder: string, above: string) =>
  above === '' || folder.startsWith(`${above}/`)
    ? (folder.slice(above === '' ? 0 : above.length + 1).split('/')[0] ?? '')
    : '';

/** Those of several folders in which most texts are called as texts beside them, or in another one. */
function repeating(
  languages: ReadonlyMap<string, string>,
  inside: ReadonlyMap<string, readonly string[]>,
  files: ReadonlySet<string>,
  folder: string,
): ReadonlyMap<string, string> {
  const beside = folder === '' ? '' : `${folder}/`;
  return new Map(
    [...languages].filter(([name]) => {
      const rests = inside.get(name) ?? [];
      const others = [
        beside,
        ...[...languages.keys()].filter((one) => one !== name).map((one) => `${beside}${one}/`),
      ];
      const same = rests.filter((rest) => others.some((other) => files.has(other + rest)));
      return same.length >= 2 && same.length * 2 >= rests.length;
    }),
  );
}

function byFolder(files: readonly string[], tops: LanguageFolders, locale: string): SplitLocales {
  const read = files.map((name) => {
    for (const [folder, languages] of tops) {
      if (folder !== '' && !name.startsWith(`${folder}/`)) continue;
      const [part = '', ...rest] = name.slice(folder === '' ? 0 : folder.length + 1).split('/');
      const own = rest.length === 0 ? undefined : languages.get(part);
      if (own !== undefined) return { name, own, folder, address: rest.join('/') };
    }
    return { name, own: undefined, folder: undefined, address: name };
  });
  // What lies around the only folder of languages says nothing of topics.
  const [only, ...others] = tops.keys();
  const isAround = ({ own, name }: (typeof read)[number]) =>
    own === undefined && !/^readme\.\w+$/i.test(name);
  const isOnly =
    others.length === 0 && !read.some((one) => isAround(one) && !one.name.startsWith(`${only}/`));
  const found = read.flatMap(({ own }) => own ?? []);
  const first =
    found.includes(locale) || read.some(isAround) ? locale : (ordered(found, locale)[0] ?? locale);
  const texts = read.map(({ name, own, folder = '', address }) => ({
    name,
    locale: own ?? first,
    address:
      isOnly || own === undefined || folder === ''
        ? withoutTop(address, isOnly ? only : '')
        : `${folder}/${address}`,
  }));
  return {
    locales: ordered(
      texts.map((text) => text.locale),
      locale,
    ),
    texts,
  };
}

const withoutTop = (address: string, top = '') =>
  top !== '' && address.startsWith(`${top}/`) ? address.slice(top.length + 1) : address;

/** Folders in which every text is called as a language. */
function namedAsLanguages(files: readonly string[]): ReadonlySet<string> {
  const byParent = Map.groupBy(files, parentOf);
  const all = [...byParent].filter(
    ([folder, names]) => folder !== '' && names.every((name) => localeOf(stemOf(name)) !== undefined),
  );
  return new Set(all.some(([, names]) => names.length >= 2) ? all.map(([folder]) => folder) : []);
}

const stemOf = (name: string) => lastPart(name).replace(/\.\w+$/, '');

function byName(files: readonly string[], folders: ReadonlySet<string>, locale: string): SplitLocales {
  const texts = files.map((name) => {
    const folder = parentOf(name);
    if (!folders.has(folder)) return { name, locale, address: name };
    return {
      name,
      locale: localeOf(stemOf(name)) ?? locale,
      address: folder + name.slice(name.lastIndexOf('.')),
    };
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
      /^(.*)[._]([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(\.\w+)$/.exec(name) ??
      // Tools that save a help centre by numbers: `360001-en-us.md`.
      /^((?:.*\/)?\d{5,})-([a-z]{2,3}(?:-[A-Za-z0-9]{2,4})?)(\.\w+)$/.exec(name) ??
      [];
    const own = localeOf(suffix);
    const isTranslation =
      own !== undefined &&
      (/(?:^|\/)\d{5,}$/.test(stem) || known.has(stem + ending) || known.has(`${stem}.${locale}${ending}`));
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

/** Each language once, the given one first if it is there, else one of its regions. */
function ordered(locales: readonly string[], first: string): string[] {
  const all = [...new Set(locales)].toSorted();
  const found = all.find((one) => one === first) ?? all.find((one) => one.startsWith(`${first}-`));
  return found === undefined ? all : [found, ...all.filter((one) => one !== found)];
}
