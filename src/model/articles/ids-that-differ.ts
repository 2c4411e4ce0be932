/** Texts whose id is not that of their source. */
import { problem, type Problem } from '#problems/problem.ts';
import type { ArticleSource, BrokenSource } from './source.ts';
import { placeOf } from './translations.ts';

/** Texts whose id is not that of their source, and what is told of them. */
export interface Differing {
  readonly files: readonly string[];
  /** What other files may call the articles that are concerned. */
  readonly names: readonly BrokenSource[];
  readonly problems: readonly Problem[];
}

/** Texts of one path whose id is not that of their source; `owners` are the sources by id. Problems: `id-differs`. */
export function idsThatDiffer(
  group: readonly ArticleSource[],
  files: readonly ArticleSource[],
  owners: ReadonlyMap<string, ArticleSource>,
): readonly Differing[] {
  const original = group.find((source) => owners.get(source.data.id) === source);
  const others = group.filter(({ data }) => data.id !== original?.data.id);
  if (!original || others.length === 0) return [];
  // One translation alone may be the one that is wrong.
  const agreed = others.length > 1 && others.length === group.length - 1 ? idOfAll(others) : undefined;
  const partner = exchangedWith(original, agreed, files, owners);
  const problems = partner
    ? exchanged(original, partner)
    : agreed === undefined || owners.has(agreed)
      ? others.flatMap((source) => differs(source))
      : [renamed(original, agreed)];
  const names = [original, ...others].map(({ path, data: { id } }) => ({ path, id }));
  return [{ files: others.map(({ file }) => file), names, problems }];

  function differs(source: ArticleSource): Problem[] {
    const owner = owners.get(source.data.id);
    const id = original?.data.id ?? '';
    const twin = files.find(({ path, locale }) => path === owner?.path && locale === source.locale);
    const isExchanged = twin?.data.id === id;
    // Told once, of the first of the two.
    if (isExchanged && twin.file < source.file) return [];
    const message = `Id "${source.data.id}" differs from "${id}" in ${original?.file}${owner ? `. It is the id of ${owner.file}` : ''}.`;
    const fix = isExchanged
      ? `Swap the contents of ${source.file} and ${twin.file}, or those of ${original?.file} and ${owner?.file}.`
      : owner && !twin
        ? `If it translates ${owner.file}, give it that path. Otherwise, write "id: ${id}".`
        : `Write "id: ${id}".`;
    return [problem('id-differs', placeOf(source, ['id']), message, fix)];
  }
}

/** The id that all texts have, if it's the same. */
const idOfAll = (texts: readonly ArticleSource[]) => {
  const ids = new Set(texts.map(({ data }) => data.id));
  return ids.size === 1 ? [...ids][0] : undefined;
};

/** A source whose translations agree on another id, which no source has: the source has been changed. */
function renamed(original: ArticleSource, agreed: string): Problem {
  const message = `Id "${original.data.id}" differs from "${agreed}" in all translations.`;
  const fix = `Write "id: ${agreed}". The id of a published article never changes.`;
  return problem('id-differs', placeOf(original, ['id']), message, fix);
}

/** The source with which one has changed places: all translations of each have the id of the other. */
function exchangedWith(
  original: ArticleSource,
  agreed: string | undefined,
  files: readonly ArticleSource[],
  owners: ReadonlyMap<string, ArticleSource>,
): ArticleSource | undefined {
  const owner = agreed === undefined ? undefined : owners.get(agreed);
  if (!owner) return undefined;
  const ofOwner = files.filter((source) => source.path === owner.path && source !== owner);
  return ofOwner.length > 1 && idOfAll(ofOwner) === original.data.id ? owner : undefined;
}

/** Told once, of the first of the two. */
function exchanged(original: ArticleSource, partner: ArticleSource): readonly Problem[] {
  if (original.file > partner.file) return [];
  const message = `Id "${original.data.id}" is that of the translations of ${partner.file}, whose own id "${partner.data.id}" is that of the translations here.`;
  const fix = `Swap the contents of ${original.file} and ${partner.file}.`;
  return [problem('id-differs', placeOf(original, ['id']), message, fix)];
}
