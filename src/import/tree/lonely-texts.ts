/** Texts of sections without articles: a topic has a page only if it has articles, so such a text becomes an article. */
import type { SourceDocument, SourceTree } from './tree.ts';

/**
 * The tree in which texts of sections that readers don't see are drafts of articles: a topic's page is there as soon as
 * one of its articles is.
 */
export function keepDraftsApart(tree: SourceTree): SourceTree {
  const names = new Map(tree.sections.map(({ key, name }) => [key, name]));
  const isApart = ({ isSectionText, section, data, body }: SourceDocument) =>
    isSectionText && data.draft && names.has(section) && body.trim() !== '';
  if (!tree.documents.some(isApart)) return tree;
  return {
    ...tree,
    documents: tree.documents.map((one) =>
      isApart(one) ? { ...one, isSectionText: false, name: names.get(one.section) ?? one.name } : one,
    ),
  };
}

/** The tree of a place that has no other text than its home page: that is an article. */
export function promoteOnlyHome(tree: SourceTree): SourceTree {
  const isHome = ({ isSectionText, section }: SourceDocument) => isSectionText && section === '';
  const isText = ({ body }: SourceDocument) => body.trim() !== '';
  if (tree.documents.some((one) => !isHome(one) && isText(one))) return tree;
  return {
    ...tree,
    documents: tree.documents.map((one) =>
      isHome(one) && isText(one)
        ? { ...one, isSectionText: false, name: /^(?:index|readme)$/i.test(one.name) ? 'home' : one.name }
        : one,
    ),
  };
}

/** The tree in which every text of a section with nothing else in it is an article of the section around that. */
export function promoteLonelyTexts(tree: SourceTree): SourceTree {
  const sections = new Map(tree.sections.map((section) => [section.key, section]));
  const used = new Set<string>();
  for (const { section, isSectionText } of tree.documents) {
    if (isSectionText) continue;
    let key: string | undefined = section;
    while (key !== undefined && key !== '' && !used.has(key)) {
      used.add(key);
      key = sections.get(key)?.parent;
    }
  }
  // The innermost first: a text that became an article is one in the section around it.
  const lonely = new Map<string, string>();
  const depth = (key: string): number => {
    const parent = sections.get(key)?.parent;
    return parent === undefined || parent === '' ? 0 : 1 + depth(parent);
  };
  const candidates = [
    ...new Set(
      tree.documents
        .filter((one) => one.isSectionText && one.body.trim() !== '')
        .map(({ section }) => section),
    ),
  ]
    .filter((key) => sections.has(key))
    .toSorted((a, b) => depth(b) - depth(a));
  for (const key of candidates) {
    if (used.has(key)) continue;
    const parent = sections.get(key)?.parent ?? '';
    lonely.set(key, parent);
    for (
      let above: string | undefined = parent;
      above !== undefined && above !== '';
      above = sections.get(above)?.parent
    )
      used.add(above);
  }
  if (lonely.size === 0) return tree;
  return {
    ...tree,
    sections: tree.sections.filter(({ key }) => !lonely.has(key)),
    documents: tree.documents.map((document) => {
      const section = document.isSectionText ? lonely.get(document.section) : undefined;
      const own = sections.get(document.section);
      if (section === undefined || own === undefined) return document;
      const here = tree.sections.find(({ key, locale }) => key === own.key && locale === document.locale);
      return {
        ...document,
        section,
        isSectionText: false,
        name: own.name,
        ownName: here?.ownName,
        data: {
          ...document.data,
          order: document.data.order ?? own.order,
          legacy: [...document.data.legacy, ...(here?.legacy ?? [])],
        },
      };
    }),
  };
}
