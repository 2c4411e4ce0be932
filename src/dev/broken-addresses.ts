/** Which addresses can't show their text, because the errors in its file leave nothing to show. */
import { join, resolve } from 'node:path';
import { nameBelow } from '#base/file-paths.ts';
import { contentPathOf } from '#files/article-file.ts';
import { shownPath, type Places } from '#files/places.ts';
import { readAgain } from '#files/read-content.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { Use } from '#model/reuse/reuse.ts';
import { usersOf } from '#model/reuse/users.ts';
import { pathOf } from '#model/urls.ts';
import { isError, type Problem } from '#problems/problem.ts';
import { sourceAt } from './page-notes.ts';

/** Adds the files that pages' texts come from, by address: those that aren't as in `last`. */
export function addTextFiles(
  files: Map<string, string>,
  { tree, topics }: Pick<HelpCentre, 'tree' | 'topics'>,
  last?: HelpCentre,
): void {
  for (const [locale, own] of tree) {
    const known = last?.tree.get(locale);
    for (const [id, place] of own.articles)
      if (known?.articles.get(id) !== place) files.set(place.path, place.translation.source.file);
    for (const { path, topic } of own.topics.values()) {
      const source = topics.get(topic)?.translations.get(locale)?.source;
      if (source) files.set(path, source.file);
    }
  }
}

/**
 * Problems by address: those of the page's file, and those of snippets in it. `textFiles` are those of all readings; a file that never could be used is looked for at the
 * address that its name would give it.
 */
export function brokenAddresses(input: {
  readonly problems: readonly Problem[];
  /** Articles and topics that cannot be used. */
  readonly unusable: ReadonlySet<string>;
  readonly places: Places;
  readonly uses: readonly Use[];
  readonly textFiles: ReadonlyMap<string, string>;
}): ReadonlyMap<string, readonly Problem[]> {
  const problemsOf = (file: string) =>
    input.problems.filter((found) => found.file === file && isError(found));
  const articles = shownPath(join(input.places.contentDir, 'articles'));
  const broken = new Map<string, readonly Problem[]>();
  for (const file of input.unusable) {
    const [locale = '', ...rest] = contentPathOf(nameBelow(articles, file) ?? file).split('/');
    broken.set(pathOf(locale, rest), problemsOf(file));
  }
  const inSnippets = snippetProblems(input);
  if (input.unusable.size + inSnippets.size === 0) return broken;
  for (const [path, file] of input.textFiles) {
    const found = [...(input.unusable.has(file) ? problemsOf(file) : []), ...(inSnippets.get(file) ?? [])];
    if (found.length > 0) broken.set(path, found);
  }
  return broken;
}

/** What keeps a page from showing its text, which nobody has checked yet. `problems` are those of other files. */
export function problemsOfPage(
  centre: HelpCentre,
  problems: readonly Problem[],
  { places, path }: { readonly places: Places; readonly path: string },
): readonly Problem[] {
  const tree = centre.tree.get(path.split('/')[1] ?? '');
  const source = tree && sourceAt(centre, tree, path);
  if (!source) return [];
  const { file } = source;
  const read = readAgain(places, centre.site, resolve(file), source.committed);
  const broken = brokenAddresses({
    problems: [...problems, ...read.problems],
    unusable: new Set(read.source?.text.isSafe ? [] : [file]),
    places,
    uses: read.uses ?? [],
    textFiles: new Map([[path, file]]),
  });
  return broken.get(path) ?? [];
}

/** Errors of snippets by the files that show them: in their own language, the only one that their writer sees to. */
function snippetProblems({
  problems,
  places: { contentDir },
  uses,
}: Pick<Parameters<typeof brokenAddresses>[0], 'problems' | 'places' | 'uses'>) {
  const found = new Map<string, Problem[]>();
  const folder = shownPath(join(contentDir, 'snippets'));
  for (const one of problems.filter(isError)) {
    const [, locale, name] = /^([^/]+)\/(.+)\.md$/.exec(nameBelow(folder, one.file) ?? '') ?? [];
    if (locale === undefined || name === undefined) continue;
    for (const file of usersOf([{ kind: 'snippet', name }], uses, folder)) {
      if (nameBelow(shownPath(contentDir), file)?.split('/')[1] !== locale) continue;
      found.set(file, [...(found.get(file) ?? []), one]);
    }
  }
  return found;
}
