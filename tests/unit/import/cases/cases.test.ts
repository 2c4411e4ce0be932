import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { importContent } from '#import/import.ts';
import { openFolder } from '#import/sources/place.ts';
import { recognise } from '#import/sources/sources.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { contentAlone, usualImport } from '../usual-import.ts';

/** A folder with `source` and what it becomes: `content`, and its report in `notes.txt`. */
const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const isText = (name: string) => /\.(?:md|yaml)$/.test(name);

/** The texts of a content folder by path; of other files, that they are there. */
function textsIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
      .filter((name) => !name.startsWith('.import'))
      .toSorted()
      .map((name) => [name, isText(name) ? readFileSync(join(folder, name), 'utf8') : 'a file']),
  );
}

test.each(cases)('%s becomes what a writer would write', async (name) => {
  const folder = join(import.meta.dirname, name, 'source');
  const out = temporaryFolder();
  const place = openFolder(folder);
  const { notes } = await importContent({
    ...usualImport,
    source: recognise(place)?.name ?? 'markdown',
    place,
    contentDir: out,
  });
  for (const [path, text] of Object.entries(textsIn(out)))
    await expect(text).toMatchFileSnapshot(`${name}/content/${path}`);
  expect(Object.keys(textsIn(out))).toEqual(Object.keys(textsIn(join(folder, '../content'))));
  const report = notes.map(({ file, line, kind, what }) => {
    const path = file.replace(/^.*\/source\//, '');
    return `${path}${line === undefined ? '' : `:${line}`}  ${kind}  ${what}\n`;
  });
  await expect(report.join('')).toMatchFileSnapshot(`${name}/notes.txt`);
  expect(errorsOf(out)).toEqual([]);
});

function errorsOf(contentDir: string) {
  const { problems } = loadContent(contentAlone(contentDir), { drafts: false, today: '2026-01-01' });
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);
}
