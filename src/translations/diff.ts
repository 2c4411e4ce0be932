/** What has changed in a source since a translation was made. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printable } from '#base/printable.ts';
import { isStampOf } from '#model/articles/changes.ts';
import type { ContentSource } from '#model/articles/source.ts';
import { readTextFile } from '#files/text-file.ts';
import { shownPath } from '#files/places.ts';
import { resolve } from 'node:path';
import { splitFrontMatter } from '#files/front-matter.ts';
import { stampOfSnippet } from '#files/read-reuse.ts';
import type { SnippetPair } from '#model/reuse/snippet-translations.ts';
import { pastFileTexts, pastTexts, type FileText, type PastText } from './past-texts.ts';

/** The text of a source that a stamp stands for, or why it isn't known. */
export function findStamped(original: ContentSource, stamp: string): PastText | 'no-history' | 'not-found' {
  const texts = pastTexts(original);
  if (!texts) return 'no-history';
  for (const past of texts) if (isStampOf(stamp, past.source)) return past;
  return 'not-found';
}

/** What changed in a source since the text that a translation follows, for people. */
export function changesSince({
  original,
  source,
}: {
  readonly original: ContentSource;
  readonly source: ContentSource;
}): string {
  const stamp = source.data.translationOf;
  return tell(original, source.file, stamp, () => {
    if (stamp !== undefined && isStampOf(stamp, original)) return 'unchanged';
    return findStamped(original, stamp ?? '');
  });
}

/** The same of a snippet. */
export function snippetChangesSince({ original, source, state }: SnippetPair): string {
  const stamp = source.translationOf?.stamp;
  return tell(original, source.file, stamp, () => {
    if (state === 'current') return 'unchanged';
    const texts = pastFileTexts(original.file);
    if (!texts) return 'no-history';
    for (const past of texts) if (stampOfSnippet(splitFrontMatter(past.text).body) === stamp) return past;
    return 'not-found';
  });
}

function tell(
  original: Pick<ContentSource, 'file'>,
  translation: string,
  stamp: string | undefined,
  find: () => FileText | 'unchanged' | 'no-history' | 'not-found',
): string {
  const file = shownPath(original.file);
  if (stamp === undefined)
    return `${shownPath(translation)} has no stamp yet, so there's no earlier text of ${file} to compare.\n`;
  const found = find();
  if (found === 'unchanged') return `${file} hasn't changed since.\n`;
  if (found === 'no-history')
    return `${file} has changed since. What it said before isn't known: there's no git history here.\n`;
  if (found === 'not-found')
    return `${file} has changed since. What it said before isn't known: no commit has a text with the stamp ${stamp}.\n`;
  return `${file}, changed since ${found.day}:\n${diffOf(found.text, textOf(original))}`;
}

/** The text of a source's file as it is now. */
export function textOf({ file }: Pick<ContentSource, 'file'>): string {
  const read = readTextFile(resolve(file));
  if (read.problems) throw new Error(`${file} can't be read.`);
  return read.text;
}

/** Two texts compared by git, as lines with "-" and "+". */
export function diffOf(before: string, now: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fener-diff-'));
  try {
    writeFileSync(join(folder, 'before'), before);
    writeFileSync(join(folder, 'now'), now);
    const args = [
      '-C',
      folder,
      'diff',
      '--no-index',
      '--no-color',
      '--no-ext-diff',
      '--unified=1',
      'before',
      'now',
    ];
    const { stdout } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    const lines = printable(stdout).split('\n');
    return lines.slice(lines.findIndex((line) => line.startsWith('@@'))).join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
