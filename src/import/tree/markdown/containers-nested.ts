/** Containers in containers whose fences are equally long, `:::note` in `:::tip`: the outer one would end with the inner one. */
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { codeSpans } from '#import/tree/markdown/code-spans.ts';

interface Fence {
  /** Where its colons stand. */
  readonly start: number;
  readonly colons: number;
}

interface Container {
  readonly open: Fence;
  readonly close: Fence;
  readonly inner: readonly Container[];
}

interface OpenContainer {
  readonly open: Fence;
  readonly inner: Container[];
}

/** The text with longer fences around shorter ones. One in which a fence has no partner stays as it is. */
export function widenContainers(source: TracedText): TracedText {
  const edits: Edit[] = [];
  for (const container of pairsIn(source.text) ?? []) widen(container, edits);
  return applyEdits(source, edits);
}

/** The containers at the top, or `undefined` if a fence has no partner. */
function pairsIn(text: string): readonly Container[] | undefined {
  const codes = codeSpans(text);
  const top: Container[] = [];
  const open: OpenContainer[] = [];
  for (const match of text.matchAll(/^([ \t>]*)(:{3,})(?!:)[ \t]*(.*)$/gm)) {
    const [, before = '', colons = '', rest = ''] = match;
    const fence = { start: match.index + before.length, colons: colons.length };
    if (codes.some(({ start, end }) => fence.start >= start && fence.start < end)) continue;
    if (rest.trim() !== '') {
      open.push({ open: fence, inner: [] });
      continue;
    }
    const begun = open.pop();
    if (begun?.open.colons !== fence.colons) return undefined;
    (open.at(-1)?.inner ?? top).push({ ...begun, close: fence });
  }
  return open.length === 0 ? top : undefined;
}

/** How many colons a container needs; edits where it has fewer. */
function widen({ open, close, inner }: Container, edits: Edit[]): number {
  const needed = Math.max(open.colons, ...inner.map((one) => widen(one, edits) + 1));
  if (needed > open.colons)
    for (const { start, colons } of [open, close])
      edits.push({ start, end: start + colons, text: ':'.repeat(needed) });
  return needed;
}
