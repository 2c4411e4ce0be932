/** A folder around everything, such as `src` or `Articles`: as a topic it would stand above all others. */
import type { KnownTopic } from './convert.ts';
import type { SourceDocument, SourceTree } from './tree.ts';

/**
 * The tree without a section that is alone at the top and holds others, if sections are folders: what lies in it lies at
 * the top. Its own text becomes an article. A topic that an earlier import made of it stays.
 */
export function dissolveOnlyTop(tree: SourceTree, known: readonly KnownTopic[]): SourceTree {
  if (tree.sectionsAreFolders !== true) return tree;
  const tops = new Set(tree.sections.filter(({ parent }) => parent === '').map(({ key }) => key));
  const [top, ...others] = tops;
  const isAlone =
    top !== undefined &&
    others.length === 0 &&
    !known.some(({ source }) => source === top) &&
    tree.sections.some(({ parent }) => parent === top) &&
    !tree.documents.some(({ section, isSectionText }) => section === '' && !isSectionText);
  if (!isAlone) return tree;
  const section = tree.sections.find(({ key }) => key === top);
  const [name, address] = [section?.name ?? top, section?.address ?? top];
  return dissolveOnlyTop(
    {
      ...tree,
      homeFolders: [...(tree.homeFolders ?? []), address],
      sections: tree.sections
        .filter(({ key }) => key !== top)
        .map((one) => (one.parent === top ? { ...one, parent: '' } : one)),
      documents: tree.documents.flatMap((document) => withoutTop(document, top, name)),
    },
    known,
  );
}

function withoutTop(document: SourceDocument, top: string, name: string): SourceDocument[] {
  const { section, isSectionText, data, body } = document;
  const also = data.also.filter((key) => key !== top);
  const own = { ...document, data: { ...data, also } };
  if (section !== top) return [own];
  if (!isSectionText) return [{ ...own, section: '' }];
  // Without words it only stood for the folder.
  return [{ ...own, section: '', isSectionText: body.trim() === '', name }];
}
