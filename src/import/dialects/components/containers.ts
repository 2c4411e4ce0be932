/** Components around blocks: alerts, tabs, parts to open, steps. */
import type { Nodes, RootContent } from 'mdast';
import { z } from 'zod';
import { boxMeant } from '#import/dialects/boxes.ts';
import { picturesIn } from '#import/dialects/phrases.ts';
import {
  alertOf,
  containerOf,
  contentOf,
  paragraphOf,
  strongParagraph,
  textNode,
} from '#import/dialects/rewrite.ts';
import { toPlainText } from '#import/tree/markdown/parse.ts';
import { asBlocks, elementsIn, type Component, type ComponentTools, type Element } from './component.ts';

export const alert =
  (fixed?: string): Component =>
  (node, { text }) => {
    const type = fixed ?? text(node, 'type') ?? text(node, 'kind') ?? text(node, 'variant') ?? 'note';
    const title = text(node, 'title');
    const isTitle = title !== undefined && title.toLowerCase() !== type.toLowerCase();
    return alertOf(boxMeant(type) ?? 'note', isTitle ? [textNode(title)] : [], asBlocks(node.children));
  };

const labels = z.array(z.object({ label: z.string().optional(), value: z.string() }));

export const tabs: Component = (node, { text, value }) => {
  const named = labels.safeParse(value(node, 'values')).data ?? [];
  const items = elementsIn(node, 'TabItem', 'Tab', 'TabsItem').filter((item) => item !== node);
  if (items.length === 0) return node.children;
  const labelOf = (item: Element) => {
    const key = text(item, 'value');
    const known = named.find((one) => one.value === key)?.label;
    return text(item, 'label') ?? text(item, 'title') ?? known ?? key;
  };
  const { before, after } = besides(node.children, items);
  const around = (shown: readonly Nodes[]) => [...before, ...shown, ...[...after.values()].flat()];
  // One alone is no choice.
  const [only, more] = items;
  if (only && !more) {
    const label = labelOf(only);
    const title = label === undefined ? [] : [strongParagraph([textNode(label)])];
    return around([...title, ...asBlocks(only.children)]);
  }
  const panels = items.map((item) =>
    containerOf('tab', `[${escapeLabel(labelOf(item) ?? '…')}]`, asBlocks(item.children)),
  );
  const sync = text(node, 'groupId') ?? text(node, 'syncKey') ?? text(node, 'sync');
  return around([
    containerOf('tabs', sync === undefined ? '' : `{sync="${sync.replace(/[^\w-]/g, '-')}"}`, panels),
  ]);
};

/** What stands between the parts of a component, such as a sentence between its tabs. */
interface Besides {
  /** What stands before the first part. */
  readonly before: readonly RootContent[];
  /** What stands behind a part and before the next. */
  readonly after: ReadonlyMap<Element, readonly RootContent[]>;
}

function besides(children: readonly RootContent[], items: readonly Element[]): Besides {
  const before: RootContent[] = [];
  const after = new Map<Element, RootContent[]>();
  let rest = before;
  for (const child of apart(contentOf(children), items)) {
    const item = items.find((one) => one === child);
    if (item) after.set(item, (rest = []));
    else rest.push(child);
  }
  return {
    before: asBlocks(before),
    after: new Map([...after].map(([item, found]) => [item, asBlocks(found)])),
  };
}

/** Nodes, of those that hold parts what is in them. */
function apart(nodes: readonly RootContent[], items: readonly Element[]): RootContent[] {
  return nodes.flatMap((node) => {
    const isWhole = items.some((one) => one === node) || !items.some((one) => holds(node, one));
    return isWhole || !('children' in node) ? [node] : apart(node.children, items);
  });
}

const holds = (node: Nodes, sought: Nodes): boolean =>
  'children' in node && node.children.some((child) => child === sought || holds(child, sought));

const escapeLabel = (label: string) => label.replace(/[[\]\\]/g, '\\$&');

export const details: Component = (node, { text }) => {
  const summary = elementsIn(node, 'summary')[0];
  const label =
    (summary ? summary.children.map(toPlainText).join('') : undefined) ??
    text(node, 'title') ??
    text(node, 'summary');
  // The label of a container holds words alone.
  const pictures = summary ? picturesIn(summary.children) : [];
  const rest = node.children.flatMap((child) => without(child, summary));
  return [
    containerOf('details', `[${escapeLabel(label?.replace(/\s+/g, ' ').trim() || '…')}]`, [
      ...(pictures.length === 0 ? [] : [paragraphOf(pictures)]),
      ...asBlocks(rest),
    ]),
  ];
};

/** A node without one of those in it; nothing is left of a paragraph that held no more. */
function without(node: RootContent, gone: Nodes | undefined): RootContent[] {
  if (node === gone) return [];
  if (node.type !== 'paragraph' || !node.children.some((child) => child === gone)) return [node];
  const rest = node.children.filter((child) => child !== gone);
  return rest.every((child) => child.type === 'text' && child.value.trim() === '') ? [] : [paragraphOf(rest)];
}

export const steps: Component = (node, { text }) => {
  const items = elementsIn(node, 'Step').filter((item) => item !== node);
  const { before, after } = besides(node.children, items);
  const list: RootContent | undefined =
    items.length > 0
      ? {
          type: 'list',
          ordered: true,
          spread: true,
          children: items.map((item) => {
            const title = text(item, 'title');
            const head = title === undefined ? [] : [strongParagraph([textNode(title)])];
            const children = [...head, ...asBlocks(item.children), ...(after.get(item) ?? [])];
            return {
              type: 'listItem',
              spread: true,
              children: children.filter((child) => child.type !== 'listItem') as never,
            };
          }),
        }
      : node.children.find((child) => child.type === 'list');
  const isAlone = items.length > 0 || node.children.length === 1;
  return list?.type === 'list' && list.ordered && isAlone
    ? [...(items.length > 0 ? before : []), containerOf('steps', '', [list])]
    : node.children;
};

const tool = /^(?:npm|yarn|pnpm|bun|deno|cargo|pip|uv|poetry|brew|bash|zsh|fish|sh|shell|powershell|curl)$/i;
const command = /^(?:command|cmd|code)$/;

/** Commands in the properties of a component, `npm="npm test" yarn="yarn test"`: tabs of code, or code alone. */
export function commandsOf(node: Element, { text }: Pick<ComponentTools, 'text'>): readonly Nodes[] {
  const commandsIn = (names: RegExp) =>
    node.attributes.flatMap((attribute): [string, Nodes][] => {
      const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '';
      const value = names.test(name) ? text(node, name) : undefined;
      return value === undefined ? [] : [[name, { type: 'code', lang: 'sh', value }]];
    });
  const byTool = commandsIn(tool);
  const [only, more] = byTool;
  if (!only) return commandsIn(command).map(([, code]) => code);
  if (!more) return [only[1]];
  return [
    containerOf(
      'tabs',
      '',
      byTool.map(([name, code]) => containerOf('tab', `[${name}]`, [code])),
    ),
  ];
}
