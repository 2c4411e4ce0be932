/** Plans a new last part of an article's or topic's address. */
import { setFrontMatterKey } from '#files/edit-front-matter.ts';
import { articleData } from '#model/articles/front-matter.ts';
import { bytesOf, maxSlugBytes, shortenSlug, toSlug } from '#model/slug.ts';
import { didYouMean } from '#problems/nearest.ts';
import { asYaml } from '#problems/yaml-text.ts';
import { keepAddresses } from './addresses.ts';
import { Edits } from './plan.ts';
import type { AddressPlan } from './plan-move.ts';
import { restamp } from './restamp.ts';
import { rewriteTexts } from './rewrite.ts';
import { shownName, type Snapshot } from './snapshot.ts';
import { findSubject } from './subject.ts';
import { targetMapper, type Relocation } from './targets.ts';
import { writeMovedFrom } from './write-moved-from.ts';

/** Plans a slug for every text of an article or topic, or for that of one locale. Throws where it can't be given. */
export function planSlug(
  snapshot: Snapshot,
  {
    named,
    slug,
    locale,
  }: { readonly named: string; readonly slug: string; readonly locale?: string | undefined },
): AddressPlan {
  const subject = findSubject(snapshot, named);
  checkSlug(slug);
  const own = snapshot.sources.filter(({ kind, path }) => kind === subject.kind && path === subject.path);
  const chosen = own.filter((source) => locale === undefined || source.locale === locale);
  if (chosen.length === 0 && locale !== undefined) {
    const locales = own.map((source) => source.locale);
    throw new Error(
      `"${subject.path}" has no text in "${locale}". ${didYouMean(locale, locales)}It has: ${locales.join(', ')}.`,
    );
  }
  const changed = new Set(chosen.filter((source) => source.data.slug !== slug));
  if (changed.size === 0) throw new Error(`"${subject.path}" has this slug already.`);
  const sources = snapshot.sources.map((source) => {
    if (!changed.has(source)) return source;
    return source.kind === 'topic'
      ? { ...source, data: { ...source.data, slug } }
      : { ...source, data: { ...source.data, slug } };
  });
  const pathOf = (path: string) => path;
  const kept = keepAddresses({ before: snapshot.published, sources, pathOf, publish: snapshot.publish });
  const edits = new Edits(snapshot.textOf);
  const relocation: Relocation = { pathOf, pictureOf: pathOf, addresses: kept.addresses };
  rewriteTexts(
    snapshot,
    {
      targetsOf: (source) => targetMapper(snapshot.centre, source, relocation),
      topic: () => undefined,
      article: () => undefined,
    },
    edits,
  );
  for (const source of changed) {
    const name = snapshot.nameOf(source);
    edits.change(name, 'slug', (text) => setFrontMatterKey(text, 'slug', asYaml(slug)));
    if (!edits.all.has(name)) throw new Error(`${shownName(snapshot, name)} has no front matter.`);
  }
  writeMovedFrom(snapshot, kept, edits);
  restamp(snapshot, edits);
  return { moves: new Map(), edits: edits.all, deletes: [], kept };
}

function checkSlug(slug: string): void {
  const meant = toSlug(slug);
  if (!articleData.shape.slug.safeParse(slug).success)
    throw new Error(
      `"${slug}" is not a slug: lower-case letters, digits and single hyphens.${meant === '' ? '' : ` Did you mean "${meant}"?`}`,
    );
  if (bytesOf(slug) > maxSlugBytes)
    throw new Error(`The slug is too long. Write one like "${shortenSlug(slug)}".`);
}
