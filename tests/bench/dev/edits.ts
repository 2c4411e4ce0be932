/** Edits as writers make them, in the corpus of benchmarks. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { corpusFile } from '../corpus.ts';

/** A page as the server answers with it. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** An edit that can be made and taken back. */
export interface Edit {
  /** Name of the kind, such as `title`. */
  readonly kind: string;
  readonly make: () => void;
  /** Path of the page that shows it, and whether it does. */
  readonly path: string;
  readonly shows: (answer: Answer) => boolean;
  /** Leaves the file as it was. */
  readonly undo: () => void;
}

/** One edit of each kind, in the articles of `locale` below `folder`. `n`: tells them from those of other rounds. */
export function editsOf(folder: string, locale: string, n: number): readonly Edit[] {
  const name = corpusFile(30);
  const path = join(folder, 'articles', locale, name);
  const fresh = join(dirname(path), 'new-article.md');
  const original = readFileSync(path, 'utf8');
  const pageOf = (file: string) => `/${locale}/${join(dirname(name), file)}/`;
  const own = pageOf('article-00030');
  const saysInstead = (text: string, kind: string, said: string, page = own): Edit => ({
    kind,
    make: () => writeFileSync(path, text),
    path: page,
    shows: ({ text: shown }) => shown.includes(said),
    undo: () => writeFileSync(path, original),
  });
  const withLine = (line: string) => original.replace(/^title: /m, `${line}\ntitle: `);
  const title = `Title of round ${n}`;
  const added = original.replace(/^id: .*$/m, 'id: new-article').replace(/^title: .*$/m, `title: ${title}`);
  return [
    saysInstead(`${original}\nText of round ${n}.\n`, 'text', `Text of round ${n}`),
    saysInstead(original.replace(/^title: .*$/m, `title: ${title}`), 'title', title),
    saysInstead(withLine(`slug: slug-${n}`), 'slug', '<h1', pageOf(`slug-${n}`)),
    {
      kind: 'new article',
      make: () => writeFileSync(fresh, added),
      path: pageOf('new-article'),
      shows: ({ text }) => text.includes(title),
      undo: () => undefined,
    },
    {
      kind: 'deleted article',
      make: () => rmSync(fresh),
      path: pageOf('new-article'),
      shows: ({ status }) => status === 404,
      undo: () => undefined,
    },
  ];
}
