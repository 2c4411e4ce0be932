/** MDX components as plain Markdown. */
import type { MdastNode } from 'satteri';
import { escapeHtml } from '#base/escape-html.ts';
import type { CopyAddresses, Edit } from './copy.ts';
import { escapeMarkdown } from './copy.ts';
import type { NodeOf } from './nodes.ts';
import { plainLines } from './portable-lines.ts';
import { spanOf } from './readable.ts';
import { mdxComponents } from './vocabulary.ts';

type Element = NodeOf<'mdxJsxFlowElement'> | NodeOf<'mdxJsxTextElement'>;

/** Whether an element is one of ours. */
export const isComponent = ({ name }: Element): boolean => mdxComponents.some((one) => one === name);

/** What stands in place of a component's tags. */
export function elementEdits(
  node: Element,
  body: string,
  {
    addresses,
    marks,
    isPlain,
    isBoxed,
  }: {
    readonly addresses: CopyAddresses;
    readonly marks: boolean;
    readonly isPlain: boolean;
    readonly isBoxed: boolean;
  },
): readonly Edit[] {
  const { start, end } = spanOf(node);
  const children = node.children as MdastNode[];
  const [first, last] = [children[0], children.at(-1)];
  const attributes = Object.fromEntries(
    node.attributes.flatMap((one) =>
      'name' in one && typeof one.value === 'string' ? [[one.name, one.value] as const] : [],
    ),
  );
  const name = node.name?.toLowerCase() ?? '';
  if (name === 'figure') return [{ start, end, text: figure(attributes, addresses) }];
  if (!first || !last) return [{ start, end, text: '' }];
  const [inner, behind] = [spanOf(first).start, spanOf(last).end];
  if (name === 'kbd')
    return [
      { start, end: inner, text: isPlain ? '`' : '<kbd>' },
      { start: behind, end, text: isPlain ? '`' : '</kbd>' },
    ];
  if (name === 'alert') return alert(attributes['type'], { start, inner, behind, end }, body);
  const label = attributes['label'] ?? attributes['summary'] ?? '';
  const plain = plainLines(name, label, { attributes, isPlain, isBoxed });
  const fence = ':'.repeat(2 + depthOf(node));
  const open = [
    ...(marks ? [`<!-- ${fence}${name}${directiveRest(name, label, attributes)} -->`] : []),
    ...plain.open,
  ];
  const close = [...(marks ? [`<!-- ${fence} -->`] : []), ...plain.close];
  return [
    { start, end: inner, text: open.length > 0 ? `${open.join('\n')}\n\n` : '' },
    { start: behind, end, text: close.length > 0 ? `\n\n${close.join('\n')}` : '' },
  ];
}

/** How many containers lie in each other, this one included. */
function depthOf(node: MdastNode): number {
  const below = 'children' in node ? (node.children as MdastNode[]).map(depthOf) : [];
  const own = node.type === 'mdxJsxFlowElement' && isComponent(node) ? 1 : 0;
  return own + Math.max(0, ...below);
}

/** Label and attributes as a directive has them. */
function directiveRest(name: string, label: string, attributes: Readonly<Record<string, string>>): string {
  const known = name === 'tabs' ? ['sync'] : name === 'video' ? ['src', 'title', 'duration'] : [];
  const written = known.flatMap((key) =>
    attributes[key] === undefined ? [] : [`${key}="${attributes[key]}"`],
  );
  const shown = label === '' ? '' : `[${label.replace(/[[\]]/g, '\\$&')}]`;
  return shown + (written.length > 0 ? `{${written.join(' ')}}` : '');
}

interface Tags {
  readonly start: number;
  readonly inner: number;
  readonly behind: number;
  readonly end: number;
}

function alert(kind: string | undefined, { start, inner, behind, end }: Tags, body: string): Edit[] {
  const breaks = [...body.slice(inner, behind).matchAll(/\n/g)].map(({ index }) => inner + index + 1);
  return [
    { start, end: inner, text: `> [!${(kind ?? 'note').toUpperCase()}]\n> ` },
    ...breaks.map((at) => ({ start: at, end: at, text: '> ' })),
    { start: behind, end, text: '' },
  ];
}

function figure({ src = '', alt = '', caption }: Readonly<Record<string, string>>, { image }: CopyAddresses) {
  const picture = `![${escapeMarkdown(alt)}](${escapeHtml(image(src) ?? src)})`;
  return caption ? `${picture}\n\n*${escapeMarkdown(caption)}*` : picture;
}
