/** Which folders of a GitBook repository are languages: https://github.com/GitbookIO/gitbook/blob/3.2.3/docs/languages.md */
import { lastPart } from '#base/slash-path.ts';
import { isText } from '#import/sources/markdown/markdown.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { localeOf } from '#import/sources/split-locales.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { languageNamed } from '#import/tree/languages.ts';
import type { Note } from '#import/tree/notes.ts';
import { spaceAt, type GitbookSpace } from './config.ts';

export interface SpacesByLanguage {
  readonly spaces: readonly GitbookSpace[];
  /** The language of a space; absent: spaces are no languages. */
  readonly localeIn?: ReadonlyMap<GitbookSpace, string> | undefined;
  readonly notes: readonly Note[];
}

const file = 'LANGS.md';

/**
 * Spaces with their languages: as `LANGS.md` lists them, else if every one lies in a folder that is called like one. The
 * space at the top, around the folders of all others, is in the language `first`.
 */
export function byLanguage(
  place: FolderPlace,
  spaces: readonly GitbookSpace[],
  first: string,
): SpacesByLanguage {
  const listed = listedLanguages(place.textOf(file) ?? '');
  const known = spaces.filter(({ root }) => listed.has(root));
  if (known.length > 0) {
    return {
      spaces: known,
      localeIn: new Map(known.map((space) => [space, listed.get(space.root) ?? ''])),
      notes: spaces
        .filter((space) => !known.includes(space))
        .map(({ root }) => ({ file: root, line: undefined, kind: 'folder-skipped', what: `not in ${file}` })),
    };
  }
  const found = spaces.flatMap((space): [GitbookSpace, string][] => {
    const locale = space.root === '' && spaces.length > 1 ? first : localeOf(space.root);
    return locale === undefined ? [] : [[space, locale]];
  });
  const isEachOnce = new Set(found.map(([, locale]) => locale)).size === spaces.length;
  const areLanguages = found.length > 1 && isEachOnce;
  return { spaces, localeIn: areLanguages ? new Map(found) : undefined, notes: [] };
}

/** Folders of other languages, without a table of contents, beside the one that has one and is a language itself. */
export function languagesBeside({ files }: FolderPlace, { root }: GitbookSpace): GitbookSpace[] {
  if (localeOf(root) === undefined) return [];
  const folders = new Set(
    files.flatMap((name) => (isText(name) ? (/^([^/]+)\//.exec(name)?.[1] ?? []) : [])),
  );
  return [...folders].filter((one) => one !== root && localeOf(one) !== undefined).map(spaceAt);
}

/** Languages by their folders, each once. What people call a language counts more than a folder such as `kr`. */
function listedLanguages(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, label = '', path = ''] of text.matchAll(/\[([^[\]\n]*)\]\(\s*<?([^()<>\s]*)/g)) {
    const folder = joinSourcePath('', path.replace(/README\.md$/i, ''));
    if (folder === undefined || folder === '' || found.has(folder)) continue;
    const [named, called] = [languageNamed(label), localeOf(lastPart(folder))];
    const isSame = named === undefined || called?.split('-')[0] === named;
    const locale = isSame ? called : named;
    if (locale !== undefined && ![...found.values()].includes(locale)) found.set(folder, locale);
  }
  return found;
}
