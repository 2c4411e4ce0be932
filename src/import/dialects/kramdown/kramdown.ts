/** The Markdown of kramdown, Jekyll's own: https://kramdown.gettalong.org/syntax.html */
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { blockAttributeEdits, type Callouts } from './block-attributes.ts';
import { abbreviationEdits, definitionListEdits } from './definitions.ts';
import { fenceEdits } from './fences.ts';
import { openMarkdownHtml } from './html.ts';
import { blockEndEdits, extensionEdits, spanAttributeEdits, tableEdits } from './spans.ts';

/** Boxes in boxes: each is opened in a pass of its own. */
const mostPasses = 20;

/** The text in Markdown that everybody knows. `callouts` names the classes that a site uses for boxes of its own. */
export function convertKramdown(source: TracedText, callouts: Callouts = new Map()): TracedText {
  let text = source;
  const step = (edit: (now: TracedText) => readonly Edit[]) => {
    text = applyEdits(text, edit(text));
  };
  step(fenceEdits);
  step(extensionEdits);
  for (let pass = 0; pass < mostPasses; pass++) {
    const edits = blockAttributeEdits(text, callouts);
    if (edits.length === 0) break;
    text = applyEdits(text, edits);
  }
  step(spanAttributeEdits);
  step(definitionListEdits);
  step(tableEdits);
  step(blockEndEdits);
  step(abbreviationEdits);
  return openMarkdownHtml(text, callouts);
}
