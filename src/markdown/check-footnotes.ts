/** Finds footnotes that no reader sees. */
import type { MdastNode } from 'satteri';
import type { FoundParts } from './found-parts.ts';

/** Problem `footnote-not-shown`: a note that nothing refers to, and all but the first of the same name. */
export function checkFootnotes(nodes: readonly MdastNode[], found: FoundParts): void {
  const referred = new Set(
    nodes.flatMap((node) => (node.type === 'footnoteReference' ? node.identifier : [])),
  );
  const seen = new Set<string>();
  for (const node of nodes) {
    if (node.type !== 'footnoteDefinition') continue;
    const name = `[^${node.label ?? node.identifier}]`;
    const add = (message: string, fix: string) =>
      found.addProblem('footnote-not-shown', found.placeOf(node), message, fix);
    if (seen.has(node.identifier)) {
      add(
        `"${name}:" is already defined above. Only the first footnote is shown.`,
        'Give it another name, here and where the text refers to it.',
      );
    } else if (!referred.has(node.identifier)) {
      add(
        `Nothing refers to the footnote "${name}", so it isn't shown.`,
        `Write ${name} where readers should find it, or remove the footnote.`,
      );
    }
    seen.add(node.identifier);
  }
}
