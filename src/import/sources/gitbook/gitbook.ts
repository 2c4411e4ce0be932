/** Reads a repository that GitBook keeps: https://gitbook.com/docs/getting-started/git-sync */
import { parentOf } from '#base/slash-path.ts';
import { splitFrontMatter } from '#files/front-matter.ts';
import { gitbookDialect } from '#import/dialects/gitbook.ts';
import { findBelow, readFolder, withData, type FolderText } from '#import/sources/folder.ts';
import { isText } from '#import/sources/markdown/markdown.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import type { SourceSection, SourceTree } from '#import/tree/tree.ts';
import { readSummary } from './summary.ts';

const isSummary = (name: string) => /(?:^|\/)SUMMARY\.md$/.test(name);

export const gitbook = {
  title: 'GitBook',
  what: 'a repository that GitBook keeps',
  recognise: (place) =>
    place.kind === 'folder'
      ? place.files.find((name) => isSummary(name) || /(?:^|\/)\.gitbook(?:\.yaml$|\/)/.test(name))
      : undefined,
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Name the folder of the GitBook repository.');
    return readGitbook(place, locale);
  },
} satisfies Source;

function readGitbook(place: FolderPlace, locale: string): SourceTree {
  const summaries = place.files.filter(isSummary).map((name) => readSummary(name, place.textOf(name) ?? ''));
  const entries = new Map(summaries.flatMap((summary) => [...summary.entries]));
  const sections: SourceSection[] = summaries.flatMap((summary) =>
    summary.sections.map((section) => ({ ...section, locale })),
  );
  const known = new Set(sections.map(({ key }) => key));
  const texts: FolderText[] = place.files
    .filter((name) => isText(name) && !isSummary(name) && (summaries.length === 0 || entries.has(name)))
    .map((name) => ({ name, locale }));
  const left = place.files.filter(
    (name) => isText(name) && !isSummary(name) && summaries.length > 0 && !entries.has(name),
  );
  const below = findBelow(place.files, ['', '.gitbook/assets']);
  return readFolder({
    place,
    locales: [locale],
    texts,
    keys: ['icon', 'cover', 'coverY', 'layout', 'hidden', 'metaLinks', 'if'],
    findAsset: (url) => below(url),
    dialectOf: ({ name }) =>
      gitbookDialect((address) => {
        const path = joinSourcePath(parentOf(name), address);
        const text = path === undefined ? undefined : place.textOf(path);
        return text === undefined ? undefined : splitFrontMatter(text).body;
      }),
    dataOf: ({ name }, document) => {
      const entry = entries.get(name);
      const url = `/${name.replace(/\.\w+$/, '').replace(/(?:^|\/)README$/i, '')}`;
      const data = withData(document, {
        order: entry?.order ?? document.data.order,
        title: document.data.title ?? (/^# /m.test(document.body) ? undefined : entry?.title),
        legacy: url === '/' || /[*:\s]/.test(url) ? document.data.legacy : [...document.data.legacy, url],
      });
      if (entry === undefined) return data;
      return {
        ...data,
        section: known.has(entry.section) ? entry.section : '',
        isSectionText: entry.isSectionText,
      };
    },
    ...(summaries.length > 0 && { sectionsOf: () => sections }),
    notes: left.map((name) => ({
      file: name,
      line: undefined,
      kind: 'file-empty' as const,
      what: 'not in SUMMARY.md, so not on the site',
    })),
  });
}
