/** What a file said in earlier commits. */
import { execFileSync } from 'node:child_process';
import { basename, dirname, resolve } from 'node:path';
import { plainText } from '#base/plain-text.ts';
import { contentPathOf, parseContentFile } from '#files/article-file.ts';
import type { ContentSource } from '#model/articles/source.ts';

/** What a file said in a commit. */
export interface FileText {
  /** Day of the commit, UTC. */
  readonly day: string;
  readonly text: string;
}

export interface PastText extends FileText {
  /** The text, parsed. */
  readonly source: ContentSource;
}

/** More commits of one file are not looked at. */
const mostCommits = 1000;

/** The texts of a source that git has, as `pastFileTexts`. */
export const pastTexts = (source: ContentSource): Iterable<PastText> | undefined => {
  const texts = pastFileTexts(source.file);
  return texts && parsedTexts(source, texts);
};

function* parsedTexts(source: ContentSource, texts: Iterable<FileText>): Generator<PastText> {
  for (const { day, text } of texts) {
    const past = parsedAs(source, text);
    if (past) yield { day, text, source: past };
  }
}

/**
 * What git has of a file, newest first, also under names that it had before. `undefined` where there's no git, or no
 * repository. A shallow clone has only what it holds.
 */
export function pastFileTexts(name: string): Iterable<FileText> | undefined {
  const file = resolve(name);
  const folder = dirname(file);
  let log: string;
  try {
    log = git(folder, [
      '-c',
      'core.quotePath=off',
      'log',
      '--follow',
      `--max-count=${mostCommits}`,
      '--format=%x00%H %cd',
      '--date=format-local:%Y-%m-%d',
      '--name-only',
      '--',
      basename(file),
    ]);
  } catch {
    return undefined;
  }
  return textsOf(folder, log);
}

function* textsOf(folder: string, log: string): Generator<FileText> {
  for (const entry of log.split('\0').slice(1)) {
    const [head = '', ...names] = entry.split('\n').filter((line) => line !== '');
    const [commit = '', day = ''] = head.split(' ');
    const [name] = names;
    const text = name === undefined ? undefined : textAt(folder, `${commit}:${name}`);
    if (text !== undefined) yield { day, text };
  }
}

function textAt(folder: string, object: string): string | undefined {
  try {
    return plainText(git(folder, ['show', object]));
  } catch {
    // The commit in which the file was deleted, before it came back.
    return undefined;
  }
}

/** A text as if it stood in the file of a source. */
export const parsedAs = (
  { file, locale, path, kind }: ContentSource,
  text: string,
): ContentSource | undefined => {
  const name = kind === 'topic' ? `${path}/index` : path;
  const ending = file.endsWith('.mdx') ? 'mdx' : 'md';
  const { source } = parseContentFile({
    file,
    locale,
    name: `${name}.${ending}`,
    text,
    committed: undefined,
  });
  return source && source.path === contentPathOf(name) ? source : undefined;
};

const git = (folder: string, args: readonly string[]) =>
  execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, TZ: 'UTC' },
  });
