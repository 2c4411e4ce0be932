/** Texts that say nothing: indexes of folders whose component listed the folder's pages, and articles nobody has written yet. */
import { withoutComments } from '#html/read-tags.ts';
import { parentOf } from '#base/slash-path.ts';
import type { PreparedText } from './prepare.ts';
import type { SourceSection } from './tree.ts';

/**
 * The texts in which every empty index is the text of the section around its folder's pages, since topics list their
 * pages by themselves; other empty articles are drafts until somebody writes them. Notes: `text-missing`.
 */
export function settleEmptyTexts(
  texts: readonly PreparedText[],
  sections: readonly SourceSection[],
): PreparedText[] {
  const parents = new Map(sections.map(({ key, parent }) => [key, parent]));
  const taken = new Set(
    texts.flatMap(({ document: { isSectionText, section } }) => (isSectionText ? [section] : [])),
  );
  const written = texts.filter((text) => !isEmpty(text));
  return texts.map((text) => {
    const { document, taker } = text;
    if (document.isSectionText || document.data.draft || !isEmpty(text)) return text;
    const section = isIndex(document.address) ? sectionAround(document.address, written, parents) : '';
    if (section !== '' && !taken.has(section)) {
      taken.add(section);
      return { ...text, document: { ...document, section, isSectionText: true } };
    }
    taker.note('text-missing', undefined, 'now a draft');
    return { ...text, document: { ...document, data: { ...document.data, draft: true } } };
  });
}

const isEmpty = ({ body }: PreparedText) => withoutComments(body.text).trim() === '';

const isIndex = (address: string) => /(?:^|\/)_?(?:index|readme)\.\w+$/i.test(address);

/** The innermost section with all texts below the folder of an index; `''` where there is none. */
function sectionAround(
  address: string,
  texts: readonly PreparedText[],
  parents: ReadonlyMap<string, string>,
): string {
  const folder = parentOf(address);
  if (folder === '') return '';
  const ways = new Set(
    texts
      .filter(({ document }) => document.address.startsWith(`${folder}/`))
      .map(({ document }) => document.section),
  );
  const [first, ...others] = [...ways].map((section) => wayUp(section, parents));
  return first?.find((section) => others.every((way) => way.includes(section))) ?? '';
}

/** A section and those around it, innermost first. */
function wayUp(section: string, parents: ReadonlyMap<string, string>): string[] {
  const way: string[] = [];
  for (let at = section; at !== '' && !way.includes(at); at = parents.get(at) ?? '') way.push(at);
  return way;
}
