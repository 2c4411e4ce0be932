import type { MdastNode } from 'satteri';
import type { FoundParts } from './found-parts.ts';
import type { NodeOf } from './nodes.ts';
import { alertMeant, alertSyntax } from './other-dialects.ts';
import { alertKindOf, alertKinds, alertMarker } from './vocabulary.ts';

/** Looks whether a quote is meant to be an alert and is not one. Problems: `invalid-alert`. */
export function checkAlert(node: NodeOf<'blockquote'>, found: FoundParts): void {
  const [paragraph] = node.children;
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (first?.type !== 'text') return;
  const [marker, kind = '', rest = ''] = /^\[!([^\]\n]*)\]([^\n]*)/.exec(first.value) ?? [];
  if (marker === undefined) return;
  const isKnown = alertKindOf(kind.toLowerCase()) !== undefined;
  if (isKnown && rest.trim() === '' && paragraph?.type === 'paragraph' && !followsOnLine(paragraph)) return;
  const meant = alertMeant(kind);
  const all = alertKinds.map((name) => name.toUpperCase()).join(', ');
  if (isKnown && meant) {
    const message = `Readers would see "${marker.trim()}": the text of an alert begins on the next line.`;
    found.addProblem(
      'invalid-alert',
      found.placeOf(node),
      message,
      `Write "${alertSyntax(meant)}", and below it "> " and the text.`,
    );
    return;
  }
  found.addProblem(
    'invalid-alert',
    found.placeOf(node),
    `There is no alert "[!${kind}]".`,
    `${meant ? `Did you mean "${alertSyntax(meant)}"? ` : ''}Known: ${all}.`,
  );
}

/** Whether there is a link or emphasis on the line of the marker. */
const followsOnLine = ({ children: [first, second] }: NodeOf<'paragraph'>) =>
  first?.position?.end.line === first?.position?.start.line &&
  second?.position !== undefined &&
  second.position.start.line === first?.position?.start.line &&
  second.type !== 'break';

/** Looks for the first line of an alert that is not in a quote. Problems: `invalid-alert`. */
export function checkLooseAlerts(tree: MdastNode, found: FoundParts): void {
  for (const node of tree.type === 'root' ? tree.children : []) {
    const first = node.type === 'paragraph' ? node.children[0] : undefined;
    const marker = first?.type === 'text' ? alertMarker.exec(first.value)?.[0].trim() : undefined;
    if (marker === undefined) continue;
    found.addProblem(
      'invalid-alert',
      found.placeOf(node),
      `Readers would see "${marker}": an alert is a quote.`,
      'Begin each of its lines with "> ".',
    );
  }
}
