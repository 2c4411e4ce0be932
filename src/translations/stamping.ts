/** Writes which source text translations follow, and what a change of a source means. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isWithin } from '#base/file-paths.ts';
import { rewriteAtomically } from '#base/write-atomically.ts';
import { removeFrontMatterKey, setFrontMatterKey, splitWritten } from '#files/edit-front-matter.ts';
import { formatChanges, isStampOf, tiedChanges, withChange } from '#model/articles/changes.ts';
import type { Change, Significance } from '#model/articles/front-matter.ts';
import type { ContentSource } from '#model/articles/source.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { snippetPairs, type SnippetPair } from '#model/reuse/snippet-translations.ts';
import { translationPairs, type Pair } from './pairs.ts';
import { pastTexts, type PastText } from './past-texts.ts';

/** The text of a translation's file, stamped: it follows the source as it is now, and a person has read it. */
export const stamped = (text: string, original: ContentSource): string =>
  setFrontMatterKey(removeFrontMatterKey(text, 'machineTranslated'), 'translationOf', original.stamp);

/** The translations among files and folders. */
export function pairsAt(centre: HelpCentre, targets: readonly string[]): readonly Pair[] {
  const wanted = targets.map((target) => resolve(target));
  return translationPairs(centre).filter(({ source }) =>
    wanted.some((path) => isWithin(path, resolve(source.file))),
  );
}

/** Stamps a translation's file. */
export function stampFile({ source, original }: Pair): void {
  const path = resolve(source.file);
  rewriteAtomically(path, stamped(readFileSync(path, 'utf8'), original));
}

/** The translations of snippets among files and folders. */
export function snippetsAt(
  { snippets, site }: HelpCentre,
  targets: readonly string[],
): readonly SnippetPair[] {
  const wanted = targets.map((target) => resolve(target));
  return snippetPairs(snippets, site).filter(({ source }) =>
    wanted.some((path) => isWithin(path, resolve(source.file))),
  );
}

/** Stamps a translation of a snippet, which may have no front matter yet. */
export function stampSnippet({ source, original }: SnippetPair): void {
  const path = resolve(source.file);
  const text = readFileSync(path, 'utf8');
  const withFront = splitWritten(text).open === '' ? `---\n---\n${text}` : text;
  rewriteAtomically(path, setFrontMatterKey(withFront, 'translationOf', original.stamp));
}

/** The text before a change, and the front matter that says what the change means. */
export interface DeclaredChange {
  readonly before: PastText;
  readonly changes: readonly Change[];
}

/**
 * What `changes` of a source would say if all that has changed since its translations were made is of one significance.
 * The text before is the newest committed one that a translation follows; where none does, the newest other one.
 */
export function declareChange(
  centre: HelpCentre,
  original: ContentSource,
  is: Significance,
): DeclaredChange | 'no-history' | 'unchanged' {
  const texts = pastTexts(original);
  if (!texts) return 'no-history';
  const stamps = translationPairs(centre)
    .filter((pair) => pair.original === original)
    .flatMap(({ source }) => source.data.translationOf ?? []);
  const known = tiedChanges(original);
  const followed = new Set([...stamps, ...known.map(({ to }) => to)]);
  let newest: PastText | undefined;
  for (const past of texts) {
    if (isStampOf(past.source.stamp, original)) continue;
    newest ??= past;
    const held = [past.source.stamp, past.source.textHash].filter((stamp) => followed.has(stamp));
    if (held.length > 0) return { before: past, changes: declared(held) };
  }
  return newest ? { before: newest, changes: declared([newest.source.stamp]) } : 'unchanged';

  function declared(from: readonly string[]) {
    return from.reduce<readonly Change[]>(
      (changes, stamp) => withChange(changes, { is, from: stamp, to: original.stamp }, stamps),
      known,
    );
  }
}

/** Writes `changes` into a source's file. */
export function writeChanges({ file }: ContentSource, changes: readonly Change[]): void {
  const path = resolve(file);
  rewriteAtomically(path, setFrontMatterKey(readFileSync(path, 'utf8'), 'changes', formatChanges(changes)));
}
