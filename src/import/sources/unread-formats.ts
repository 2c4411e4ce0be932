/** Texts in formats that no source reads: what they are, and how they become Markdown or HTML. */
import { lastPart } from '#base/slash-path.ts';
import type { Note } from '#import/tree/notes.ts';
import type { FilePlace, FolderPlace, Place } from './place.ts';

interface Format {
  readonly name: string;
  /** A command that writes Markdown or HTML beside a file, and another way. `FILE` and `OUT` stand for its names. */
  readonly command: string;
  readonly instead?: string;
}

const pandoc = (from: string, more = '') => `pandoc -f ${from} -t gfm --wrap=none${more} FILE -o OUT.md`;
const withMedia = ' --extract-media=.';

const asciidoc: Format = { name: 'AsciiDoc', command: 'asciidoctor FILE' };

const formats: ReadonlyMap<string, Format> = new Map([
  ['adoc', asciidoc],
  ['asciidoc', asciidoc],
  [
    'rst',
    {
      name: 'reStructuredText',
      command: pandoc('rst'),
      instead: 'Or build the site as HTML (sphinx-build -b html), and import that.',
    },
  ],
  ['org', { name: 'Org', command: pandoc('org') }],
  ['textile', { name: 'Textile', command: pandoc('textile') }],
  ['mediawiki', { name: 'the Markup of MediaWiki', command: pandoc('mediawiki') }],
  ['docx', { name: 'DOCX', command: pandoc('docx', withMedia) }],
  ['odt', { name: 'ODT', command: pandoc('odt', withMedia) }],
  [
    'doc',
    {
      name: 'the old format of Word',
      command: 'soffice --headless --convert-to docx FILE',
      instead: 'Run the import again: it says how DOCX becomes Markdown.',
    },
  ],
  ['rtf', { name: 'RTF', command: pandoc('rtf', withMedia) }],
  ['epub', { name: 'EPUB', command: pandoc('epub', withMedia) }],
  ['tex', { name: 'LaTeX', command: pandoc('latex') }],
  ['ipynb', { name: 'notebooks of Jupyter', command: 'jupyter nbconvert --to markdown FILE' }],
  ['txt', { name: 'plain text', command: 'cp FILE OUT.md' }],
]);

/** Formats of texts, and not of files that texts link to. */
const besideTexts = new Set(['adoc', 'asciidoc', 'org', 'rst', 'textile']);

const endingOf = (name: string) =>
  /(?:^|\/)\./.test(name) ? '' : (/(?<=[^/]\.)[a-z]+$/i.exec(name)?.[0].toLowerCase() ?? '');

/** What a folder has of texts that nothing here reads. Notes: `file-skipped`. */
export const unreadTexts = ({ files }: FolderPlace): Note[] =>
  files.flatMap((file): Note[] => {
    const ending = endingOf(file);
    const format = besideTexts.has(ending) ? formats.get(ending) : undefined;
    if (format === undefined) return [];
    const what = `a text in ${format.name}: turn it into Markdown, for instance with Pandoc, and import again`;
    return [{ file, line: undefined, kind: 'file-skipped', what }];
  });

/**
 * What a place holds instead of texts that can be read, and what to do about it; `undefined` where that isn't known.
 *
 * @example whatIsUnread(place, 'docs') // => '"docs" holds 12 texts in reStructuredText, such as "index.rst", and …'
 */
export function whatIsUnread(place: Place, shown: string): string | undefined {
  if (place.kind === 'url') return undefined;
  if (place.kind === 'file') return unreadFile(place, shown);
  const { files } = place;
  if (files.length === 0) return `"${shown}" is empty.`;
  if (files.some(isMarkup)) return undefined;
  const [most] = [...Map.groupBy(files, endingOf)]
    .filter(([ending]) => formats.has(ending))
    .toSorted(([, a], [, b]) => b.length - a.length);
  const [ending = '', [first, ...others] = []] = most ?? [];
  const format = formats.get(ending);
  if (format === undefined) {
    const count = files.length === 1 ? 'one file' : `${files.length} files`;
    return `"${shown}" holds no text in Markdown or HTML: ${count}, such as "${files[0]}".`;
  }
  const count = others.length === 0 ? 'a text' : `${others.length + 1} texts`;
  return `"${shown}" holds ${count} in ${format.name}, such as "${first}", and none in Markdown or HTML. ${howTo(format, commandFor(place, shown, ending, format))}`;
}

/** A file by itself: of Markdown, its folder is what can be imported. */
function unreadFile(place: FilePlace, shown: string): string | undefined {
  const ending = endingOf(lastPart(shown));
  const format = formats.get(ending);
  if (format !== undefined)
    return `"${shown}" is in ${format.name}, which can't be imported. ${howTo(format, commandFor(place, shown, ending, format))}`;
  return isMarkup(shown) ? `"${shown}" is one text. Name its folder.` : undefined;
}

const howTo = ({ name, instead }: Format, command: string) =>
  `Turn it into ${name === asciidoc.name ? 'HTML' : 'Markdown'}, and import its folder:\n\n  ${command}${instead === undefined ? '' : `\n\n${instead}`}`;

const isMarkup = (name: string) => /\.(?:mdx?|markdown|html?)$/i.test(name);

/** The command for one file, or for each in a folder. */
function commandFor(place: Place, shown: string, ending: string, { command }: Format): string {
  if (place.kind === 'file')
    return command.replace('FILE', quoted(shown)).replace('OUT.md', quoted(shown.replace(/\.\w+$/, '.md')));
  const each = command.replace('FILE', '"$1"').replace('OUT.md', '"${1%.*}.md"');
  return `find ${quoted(shown)} -name '*.${ending}' -exec sh -c '${each}' _ {} \\;`;
}

const quoted = (path: string) => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);
