/** Steps and tabs as our export writes them: `<div class="fener-tab"><p><strong>Label</strong></p>…</div>`. */
import type { Element, ElementContent } from 'hast';
import { formatPhrases } from '#import/tree/markdown/format.ts';
import type { PhrasingContent } from 'mdast';
import { videoBox } from './video-box.ts';
import { formatVideoLine } from './video.ts';
import { isElement, textProperty } from './nodes.ts';
import type { HtmlState } from './table.ts';

export interface OwnBox {
  /** First line of the directive, without its colons. */
  readonly line: string;
  readonly content: readonly ElementContent[];
}

/** The directive that such a box was; `undefined` for all others. */
export function ownBox(state: HtmlState, node: Element): OwnBox | undefined {
  const video = videoBox(node);
  if (video) return { line: formatVideoLine(video.video), content: without(node, video.lead) };
  switch (ownName(node)) {
    case 'steps':
      return { line: 'steps', content: node.children };
    case 'tabs': {
      const sync = textProperty(node, 'dataSync')?.replace(/[{}"\n]+/g, ' ');
      return { line: sync === undefined ? 'tabs' : `tabs{sync="${sync}"}`, content: node.children };
    }
    case 'tab': {
      const lead = node.children.find((child) => child.type === 'element');
      const label = lead && labelIn(lead);
      if (!label) return undefined;
      const words = formatPhrases(state.all({ ...label, tagName: 'span' }) as PhrasingContent[]);
      return { line: `tab[${words}]`, content: without(node, lead) };
    }
    default:
      return undefined;
  }
}

/** Whether an element becomes a directive: steps, tabs, a tab or a video. */
export const isOwnBox = (node: Element): boolean =>
  ownName(node) !== undefined || videoBox(node) !== undefined;

function ownName(node: Element): 'steps' | 'tabs' | 'tab' | undefined {
  const names = node.properties['className'];
  if (!isElement(node, 'div') || !Array.isArray(names)) return undefined;
  return (['steps', 'tabs', 'tab'] as const).find((name) => names.includes(`fener-${name}`));
}

/** The bold text that is all of a paragraph. */
function labelIn(lead: Element): Element | undefined {
  const [label, ...others] = lead.children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  );
  const isLabel = isElement(lead, 'p') && others.length === 0 && label && isElement(label, 'strong', 'b');
  return isLabel ? label : undefined;
}

const without = (node: Element, lead: Element) => node.children.filter((child) => child !== lead);
