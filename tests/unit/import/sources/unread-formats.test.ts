import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openPlace } from '#import/sources/place.ts';
import { recognise } from '#import/sources/sources.ts';
import { whatIsUnread } from '#import/sources/unread-formats.ts';
import { importFiles } from '../import-files.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

/** What is said of a folder, or of a file in it. */
function said(names: readonly string[], file?: string): string | undefined {
  const folder = temporaryFolder();
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), 'Text\n');
  }
  const place = openPlace(join(folder, file ?? ''));
  if (!place || recognise(place)) return undefined;
  return whatIsUnread(place, file ?? 'old help');
}

test('a folder in another format is told by its name, with a command that makes it readable', () => {
  expect(said(['conf.py', 'index.rst', 'guides/send.rst', 'a.txt'])).toBe(
    `"old help" holds 2 texts in reStructuredText, such as "guides/send.rst", and none in Markdown or HTML. Turn it into Markdown, and import its folder:

  find 'old help' -name '*.rst' -exec sh -c 'pandoc -f rst -t gfm --wrap=none "$1" -o "\${1%.*}.md"' _ {} \\;

Or build the site as HTML (sphinx-build -b html), and import that.`,
  );
});

test.each([
  [['antora.yml', 'a.adoc'], 'AsciiDoc', `sh -c 'asciidoctor "$1"' _ {}`],
  [['a.org'], 'Org', 'pandoc -f org'],
  [['A.DOCX'], 'DOCX', '--extract-media=.'],
  [['a.ipynb'], 'notebooks of Jupyter', 'nbconvert'],
])('%j is in %s', (names, format, command) => {
  expect(said(names)).toContain(`in ${format}, such as "${names.at(-1)}"`);
  expect(said(names)).toContain(command);
});

test('what holds nothing, or nothing that is text, is told too', () => {
  expect(said([])).toBe('"old help" is empty.');
  expect(said(['a.bin', 'b.bin'])).toBe(
    '"old help" holds no text in Markdown or HTML: 2 files, such as "a.bin".',
  );
  expect(said(['a.docx'], 'a.docx')).toMatch(/^"a.docx" is in DOCX.*\n\n {2}pandoc .* a.docx -o a.md$/s);
  expect(said(['a.md'], 'a.md')).toBe('"a.md" is one text. Name its folder.');
  expect(said(['a.html'])).toBeUndefined();
});

test('a source that is named and has no text writes nothing, and says why', async () => {
  await expect(importFiles({ 'a.rst': 'Help\n====\n' })).rejects.toThrow('holds a text in reStructuredText');
  const bad = { 'a.md': Buffer.from([0x23, 0x20, 0, 1, 2, 0xff]) };
  await expect(importFiles(bad)).rejects.toThrow(
    /Nothing at ".*" is an article of Markdown, so nothing was written\. .*a\.md: /,
  );
});

test('the command leaves no folder of content behind', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.rst'), 'Help\n====\n');
  const words = ['scripts/import.ts', folder, '--out', join(folder, 'content')];
  const { status, stderr, stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('in reStructuredText');
  expect(readdirSync(folder)).toEqual(['a.rst']);
});
