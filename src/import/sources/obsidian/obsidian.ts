/** Reads an Obsidian vault: https://help.obsidian.md */
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { convertObsidian } from '#import/dialects/obsidian.ts';
import { findBelow, nameOf, readFolder, withData } from '#import/sources/folder.ts';
import { splitLocales } from '#import/sources/split-locales.ts';
import { isText } from '#import/sources/markdown/markdown.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { aboutRepository, leftOutNotes, sortRepositoryTexts } from '#import/sources/repository-texts.ts';
import type { Source } from '#import/sources/source.ts';
import { unreadTexts } from '#import/sources/unread-formats.ts';
import { isAddress, parseOldAddress } from '#model/redirects/old-address.ts';
import { decodePath, joinSourcePath } from '#import/tree/addresses.ts';
import type { SourceTree } from '#import/tree/tree.ts';

export const obsidian = {
  title: 'Obsidian',
  what: 'an Obsidian vault',
  recognise: (place) =>
    place.kind === 'folder'
      ? (place.files.find((name) => /(?:^|\/)\.obsidian\//.test(name)) ?? linksLikeWiki(place))
      : undefined,
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Name the folder of the vault.');
    return readVault(place, locale);
  },
} satisfies Source;

/** A text with links of wikis or embeds. */
const linksLikeWiki = (place: FolderPlace) =>
  place.files
    .filter(isText)
    .slice(0, 200)
    .find((name) => /(?<![\w\]`])!?\[\[[^[\]\n]+\]\]/.test(place.textOf(name) ?? ''));

function readVault(place: FolderPlace, locale: string): SourceTree {
  const { notes, left, templates } = notesIn(place);
  const { locales, texts } = splitLocales(notes, locale);
  const byName = Map.groupBy(place.files, (name) => lastPart(name).toLowerCase());
  const fromTop = findBelow(place.files, [
    '',
    ...new Set(
      texts.flatMap(({ name, address = name }) =>
        name.endsWith(address) ? [name.slice(0, -address.length).replace(/\/$/, '')] : [],
      ),
    ),
  ]);
  const publishedAt = publisherOf(place);
  const addresses = new Set(texts.map(({ name, address }) => withoutEnding(address ?? name)));
  return readFolder({
    place,
    locales,
    texts,
    // A link in brackets may be short, too: the end of a path, or a name.
    readLink: (url, from) => {
      const [path = ''] = url.split(/[?#]/);
      if (path === '' || /^(?:[a-z][a-z0-9+.-]*:|\.|\/)/i.test(path)) return undefined;
      const beside = joinSourcePath(parentOf(from.address), path);
      const isThere = beside !== undefined && addresses.has(withoutEnding(beside));
      return isThere ? undefined : `wiki:${url.replace(/\.md(?=#|$)/i, '')}`;
    },
    notes: [
      ...unreadTexts(place),
      ...leftOutNotes(left, aboutRepository),
      ...leftOutNotes(templates, 'a template for notes'),
    ],
    keys: ['cssclasses', 'cssclass', 'publish', 'mobile', 'kanban-plugin', 'tag', 'created'],
    dialectOf: () => convertObsidian,
    // A vault finds a file by its name alone.
    findAsset: (url, from) => {
      const named = byName.get(lastPart(decodePath(url)).toLowerCase()) ?? [];
      return fromTop(url) ?? named.find((name) => name.startsWith(`${from.locale}/`)) ?? named[0];
    },
    dataOf: ({ name }, document, raw) => ({
      isSectionText: false,
      name: nameOf(document.address),
      ...withData(document, {
        title: document.data.title ?? lastPart(document.address).replace(/\.\w+$/, ''),
        legacy: [...new Set([...document.data.legacy, ...publishedAt(name)])],
        // https://help.obsidian.md/publish/publish: a note that is never to be published.
        draft: document.data.draft || raw['publish'] === false,
      }),
    }),
  });
}

/** Notes for readers, those about a repository that the vault lies in, and templates of other notes. */
function notesIn(place: FolderPlace) {
  const folders = templateFolders(place);
  const isTemplate = (name: string) => folders.some((folder) => name.startsWith(`${folder}/`));
  const all = place.files.filter(isText);
  const names = all.filter((name) => !isTemplate(name));
  const { texts, left } = sortRepositoryTexts(place, { names, withReadme: true });
  return { notes: texts, left, templates: all.filter(isTemplate) };
}

const templateSettings = z.object({
  folder: z.string().optional().catch(undefined),
  templates_folder: z.string().optional().catch(undefined),
});

/** Folders of templates, as the plugins Templates and Templater have them. */
function templateFolders({ files, textOf }: FolderPlace): string[] {
  const settings = /(?:^|\/)\.obsidian\/(?:templates|plugins\/templater-obsidian\/data)\.json$/;
  return files.flatMap((name) => {
    if (!settings.test(name)) return [];
    const vault = name.slice(0, name.lastIndexOf('.obsidian/'));
    const said = templateSettings.safeParse(parseJson(textOf(name) ?? '')).data;
    const folder = (said?.folder ?? said?.templates_folder ?? '').replace(/^\/+|\/+$/g, '');
    return folder === '' ? [] : [vault + folder];
  });
}

/** The address of a note on Obsidian Publish, if its vault has been published there. */
function publisherOf({ files }: FolderPlace): (name: string) => string[] {
  const signs = /(?:^|\/)(?:publish\.(?:css|js)|\.obsidian\/publish\.json)$/;
  const vaults = new Set(files.filter((name) => signs.test(name)).map((name) => name.replace(signs, '')));
  return (name) => {
    const vault = [...vaults].find((folder) => folder === '' || name.startsWith(`${folder}/`));
    if (vault === undefined) return [];
    const path = name.slice(vault === '' ? 0 : vault.length + 1);
    const address = `/${path.replace(/\.md$/i, '').replaceAll(' ', '+')}`;
    return isAddress(parseOldAddress(address)) ? [address] : [];
  };
}

const withoutEnding = (path: string) => path.replace(/\.md$/i, '').toLowerCase();
