/** Imports files of a test into a content folder of its own. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadContent } from '#content.ts';
import { importContent } from '#import/import.ts';
import { openFolder } from '#import/sources/place.ts';
import type { SourceName } from '#import/sources/sources.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { contentAlone, usualImport } from './usual-import.ts';

export type Content = string | Buffer;

/** Imports files; `link` makes what files can't say. Returns the new files, notes, and errors of the check. */
export async function importFiles(
  files: Readonly<Record<string, Content>>,
  { link = () => {}, source = 'markdown' }: { link?: (folder: string) => void; source?: SourceName } = {},
) {
  const folder = join(temporaryFolder(), 'source');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  link(folder);
  const around = temporaryFolder();
  const out = join(around, 'content');
  const { notes, counts } = await importContent({
    ...usualImport,
    source,
    place: openFolder(folder),
    contentDir: out,
  });
  const { problems } = loadContent(contentAlone(out), { drafts: false, today: '2026-01-01' });
  return {
    counts,
    notes: notes.map(
      ({ file, line, kind, what }) =>
        `${file.replace(folder, '').replace(/^\//, '')}:${line} ${kind} ${what.replace(folder, '')}`,
    ),
    errors: problems.filter(({ severity }) => severity === 'error'),
    names: readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(out.length + 1))
      .filter((name) => !name.startsWith('.'))
      .toSorted(),
    /** What the folder of the content holds: nothing else. */
    beside: readdirSync(around),
    textOf: (name: string) => readFileSync(join(out, name), 'utf8'),
  };
}
