/** Ids of headings: what links to a part of an article name. */
import { toSlug } from '#model/slug.ts';
import type { Heading } from '#model/text.ts';
import type { Anchor } from './article.ts';

/** Ids of the page around a text: two elements of one id would mislead links, labels and scripts. */
const pageIds: ReadonlySet<string> = new Set(
  (
    'contact-panel contact-strip-title contents-title footnote-label header-search main page-messages rating-failed ' +
    'rating-note rating-question rating-thanks related-title'
  ).split(' '),
);

/** Whether the page around a text uses an id itself. */
export const isPageId = (id: string): boolean => pageIds.has(id);

/** Gives each heading an id: the writer's, or one made of its words, numbered if it occurs again. */
export function anchorsOf(headings: readonly Heading[]): readonly Anchor[] {
  return assignIds(headings, () => undefined);
}

/**
 * Ids of a translation's headings. Where the outline is the same as the source's, a heading has the id of its
 * counterpart, so that a link with an anchor works in every language; ids written by hand always win.
 */
export function anchorsOfTranslation(
  headings: readonly Heading[],
  originals: readonly Heading[],
  originalAnchors: readonly Anchor[],
): readonly Anchor[] {
  const sameOutline =
    headings.length === originals.length && headings.every(({ depth }, i) => depth === originals[i]?.depth);
  return assignIds(headings, (index) => (sameOutline ? originalAnchors[index]?.id : undefined));
}

function assignIds(
  headings: readonly Heading[],
  suggest: (index: number) => string | undefined,
): readonly Anchor[] {
  const taken = new Set(headings.flatMap(({ explicitId }) => explicitId ?? []));
  return headings.map(({ depth, text, explicitId }, index) => {
    const id = explicitId ?? firstFree(suggest(index) ?? (toSlug(text) || 'section'), taken);
    taken.add(id);
    return Object.freeze({ id, depth, text });
  });
}

function firstFree(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id) || isPageId(id); n++) id = `${wanted}-${n}`;
  return id;
}
