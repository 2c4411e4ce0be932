/**
 * Links from one language's folder into another's: they mean the same article, in the reader's language if there is one.
 * And links between files whose addresses lie elsewhere than they: `refunds/de.md`.
 */
import { parentOf } from '#base/slash-path.ts';
import type { FolderText } from '#import/sources/folder.ts';
import { joinSourcePath, relativePath } from '#import/tree/addresses.ts';
import { parseMarkdown, walk } from '#import/tree/markdown/parse.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';

/** A function that leads such links of a text to the addresses that all languages share. */
export function linksAcross(
  texts: readonly FolderText[],
): (source: TracedText, from: FolderText) => TracedText {
  const byName = new Map(texts.map((text) => [text.name, text]));
  return (source, from) => {
    const { address } = from;
    const isMoved = address !== undefined && !from.name.endsWith(address);
    if (address === undefined || !(isMoved || source.text.includes('](..'))) return source;
    const tree = parseMarkdown(source.text);
    const edits: Edit[] = [];
    walk(tree.root, (node) => {
      const place = node.type === 'link' ? tree.destinationOf(node) : undefined;
      if (node.type !== 'link' || !place) return;
      const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(node.url) ?? [];
      const target = byName.get(joinSourcePath(parentOf(from.name), path) ?? '');
      if (target?.address === undefined || (target.locale === from.locale && !isMoved)) return;
      edits.push({ ...place, text: encodeURI(relativePath(parentOf(address), target.address)) + rest });
    });
    return applyEdits(source, edits);
  };
}
