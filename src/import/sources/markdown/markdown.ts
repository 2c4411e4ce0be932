/** Reads a folder of Markdown: folders are sections, files are documents, everything else is an asset. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { shownPath } from '#files/places.ts';
import { readTextFile } from '#files/text-file.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { takeNotes, type Note, type NoteTaker } from '#import/tree/notes.ts';
import type { SourceDocument, SourceTree } from '#import/tree/tree.ts';
import { readFrontMatter } from './front-matter.ts';
import { isSectionText, toSections } from './sections.ts';

export const markdown = {
  title: 'Markdown',
  what: 'a folder of Markdown files',
  recognise: (place) => (place.kind === 'folder' ? place.files.find(isText) : undefined),
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Name a folder of Markdown files.');
    return readFolder(place, locale);
  },
} satisfies Source;

/** Notes: `file-skipped` for what cannot be read, is empty or is MDX, and those of `readDocument`. */
function readFolder({ path: folder, files: all, problems }: FolderPlace, locale: string): SourceTree {
  const files = all.filter((name) => !/(?:^|\/)\./.test(name));
  const notes: Note[] = problems.map(({ file, message }) => ({
    file,
    line: undefined,
    kind: 'file-skipped',
    what: message,
  }));
  const documents: SourceDocument[] = [];
  for (const name of files.filter(isText)) {
    const path = join(folder, name);
    const taker = takeNotes(shownPath(path));
    const text = readText(path, taker);
    if (text !== undefined) documents.push(readDocument({ name, text, locale }, taker));
    notes.push(...taker.notes);
  }
  return {
    site: {},
    redirects: [],
    locales: [locale],
    sections: toSections(
      documents.map(({ address }) => address),
      locale,
    ),
    documents,
    assets: new Map(files.map((name) => [name, { read: () => readFile(join(folder, name)) }])),
    notes,
  };
}

const isText = (name: string) =>
  /\.(?:md|mdx|markdown)$/i.test(name) && !name.split('/').includes('node_modules');

/** The text with `\n` as line break; `undefined` and a note where there is none to import. */
function readText(path: string, { note }: NoteTaker): string | undefined {
  if (/\.mdx$/i.test(path)) {
    note('file-skipped', undefined, "MDX contains code, which can't be converted. Save it as Markdown");
    return undefined;
  }
  const read = readTextFile(path);
  if (read.problems) {
    for (const { message, at } of read.problems) note('file-skipped', at?.line, message);
    return undefined;
  }
  if (read.bytes.subarray(0, 3).equals(byteOrderMark)) note('file-cleaned', 1, 'byte-order mark removed');
  if (read.bytes.includes('\r')) note('file-cleaned', 1, 'CRLF line ends became LF');
  if (read.text.trim() !== '') return read.text;
  note('file-skipped', undefined, 'the file is empty');
  return undefined;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

export interface MarkdownFile {
  /** Path below the folder. */
  readonly name: string;
  readonly text: string;
  readonly locale: string;
}

/** A file as a document. Notes: those of its front matter. */
export function readDocument({ name, text, locale }: MarkdownFile, taker: NoteTaker): SourceDocument {
  return {
    key: name,
    locale,
    address: name,
    shown: taker.file,
    name: lastPart(name).replace(/\.\w+$/, ''),
    section: parentOf(name),
    isSectionText: isSectionText(name),
    format: 'markdown',
    ...readFrontMatter(text, taker),
  };
}
