/** Directives, and the MDX components that are the same. */
import type { MdastNode } from 'satteri';
import type { Position } from '#problems/problem.ts';
import type { FoundParts } from './found-parts.ts';
import { didYouMean } from '#problems/nearest.ts';
import { firstLine, type NodeOf } from './nodes.ts';
import { whatIsWritten } from './other-dialects.ts';
import { containers, directiveAttributes, isSafeLink, type ContainerName } from './vocabulary.ts';

/** What a writer says of a directive or component; a name without a value has an empty one. */
export type Attributes = Readonly<Record<string, string | null | undefined>>;

/** A directive or component that holds text. */
export interface Container {
  /** As its writer wrote it: `:::tabs` or `<Tabs>`. */
  readonly shown: string;
  /** Name of the directive. */
  readonly name: string;
  readonly attributes: Attributes;
  readonly hasLabel: boolean;
  readonly content: readonly MdastNode[];
  readonly at: Position;
}

/** Collects what a directive says of itself. Problems: `unknown-directive`, `invalid-directive`, `unsafe-link`. */
export function collectDirective(
  node: NodeOf<'containerDirective'> | NodeOf<'leafDirective'>,
  found: FoundParts,
): void {
  const marker = node.type === 'leafDirective' ? '::' : ':::';
  const known = Object.keys(containers);
  if (node.name === 'snippet') {
    // Those that are written right are texts by now.
    found.addProblem(
      'invalid-directive',
      found.placeOf(node),
      `"${firstLine(found.textAt(node))}" includes nothing.`,
      'Write ::snippet[name] in a line of its own, with two colons and the name in brackets.',
    );
    return;
  }
  if (!isContainer(node.name) || node.type === 'leafDirective') {
    found.addProblem(
      'unknown-directive',
      found.placeOf(node),
      `There is no directive "${marker}${node.name}".`,
      `${instead(node.name)}Known: ${known.map((name) => `:::${name}`).join(', ')}.`,
    );
    return;
  }
  const [, smart] = /\w=\s*([“”„‟«»])/.exec(firstLine(found.textAt(node))) ?? [];
  if (smart !== undefined) {
    found.addProblem(
      'directive-malformed',
      found.placeOf(node),
      `:::${node.name} has typographic quotes (${smart}) instead of straight ones (").`,
      `Write :::${node.name}{${Object.keys(node.attributes ?? {})[0] ?? 'title'}="…"}.`,
    );
    return;
  }
  const at = found.placeOf(node);
  checkAttributes(
    found,
    { shown: `:::${node.name}`, attributes: node.attributes ?? {}, at },
    directiveAttributes[node.name],
  );
  const children = node.children as MdastNode[];
  const label = children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel);
  checkContainer(found, {
    shown: `:::${node.name}`,
    name: node.name,
    attributes: node.attributes ?? {},
    hasLabel: label !== undefined,
    content: children.filter((child) => child !== label),
    at,
  });
}

const instead = (name: string) => {
  const ours = whatIsWritten(name);
  return ours === undefined ? '' : `Did you mean "${ours}"? `;
};

const isContainer = (name: string): name is ContainerName => Object.hasOwn(containers, name);

/** Collects what a `:kbd[…]` says of itself. Problems: `invalid-directive`. */
export function collectTextDirective(node: NodeOf<'textDirective'>, found: FoundParts): void {
  // One without brackets is reported with the prose.
  if (node.name !== 'kbd' || node.children.length === 0) return;
  const written = { shown: ':kbd', attributes: node.attributes ?? {}, at: found.placeOf(node) };
  checkAttributes(found, written, directiveAttributes.kbd);
}

/** Problems: `invalid-directive` for everything that is said and not known. */
export function checkAttributes(
  found: FoundParts,
  { shown, attributes, at }: Pick<Container, 'shown' | 'attributes' | 'at'>,
  known: readonly string[],
): void {
  for (const key of Object.keys(attributes)) {
    if (known.includes(key)) continue;
    const list = known.length > 0 ? `${shown} can have: ${known.join(', ')}.` : 'Remove it.';
    const message = `${shown} can't have ${JSON.stringify(key)}.`;
    found.addProblem('invalid-directive', at, message, didYouMean(key, known) + list);
  }
}

/** The rules that directives and MDX components share. Problems: `invalid-directive`, `unsafe-link`. */
export function checkContainer(
  found: FoundParts,
  { shown, name, attributes, hasLabel, content, at }: Container,
): void {
  const invalid = (message: string, fix: string) =>
    found.addProblem('invalid-directive', at, `${shown} ${message}`, fix);
  if (name === 'steps' && !(content.length === 1 && content[0]?.type === 'list' && content[0].ordered)) {
    found.addContentProblem(
      at,
      `${shown} must contain one numbered list and nothing else.`,
      'Number the steps, as in "1. Unplug the lamp." Move everything else out.',
    );
  }
  if (name === 'tabs' && (content.length < 2 || !content.every(isTab))) {
    found.addContentProblem(
      at,
      `${shown} must contain at least two tabs and nothing else.`,
      isComponent(shown)
        ? 'Put at least two <Tab label="…"> into it.'
        : 'Put at least two :::tab[Label] into it. The outer block needs more colons than the tabs.',
    );
  }
  if ((name === 'tab' || name === 'details') && !hasLabel) {
    invalid(
      'has no label.',
      isComponent(shown)
        ? `Write ${shown.slice(0, -1)} ${name === 'details' ? 'summary' : 'label'}="…">.`
        : `Write :::${name}[Label].`,
    );
  }
  if (name === 'video') {
    for (const key of ['src', 'title']) {
      const written = isComponent(shown)
        ? '<Video src="https://…" title="…">'
        : ':::video{src="https://…" title="…"}';
      if (!attributes[key]) invalid(`has no ${key}.`, `Write ${written}.`);
    }
    const { src } = attributes;
    if (src && !(src.startsWith('https://') && isSafeLink(src))) found.addUnsafeLink(src, at);
    if (content.length === 0) {
      invalid('has no transcript.', "Write down what is said and shown, for people who can't watch it.");
    }
  }
}

/** Problems: `invalid-directive` for tabs that are not in a group of tabs. */
export function addLooseTabs(parent: MdastNode, found: FoundParts): void {
  if (!('children' in parent) || isTabs(parent) || isUnknown(parent)) return;
  for (const tab of (parent.children as MdastNode[]).filter(isTab)) {
    found.addContentProblem(
      found.placeOf(tab),
      "The tab isn't in a group of tabs.",
      `Put it and the other tabs into one ${tab.type === 'containerDirective' ? '"::::tabs"' : '<Tabs>'}.`,
    );
  }
}

/** MDX has components where Markdown has directives. */
const isComponent = (shown: string) => shown.startsWith('<');

const isTabs = (node: MdastNode) =>
  (node.type === 'containerDirective' && node.name === 'tabs') ||
  (node.type === 'mdxJsxFlowElement' && node.name === 'Tabs');

/** A misspelt `Tabs` is a problem of its own. */
const isUnknown = (node: MdastNode) =>
  (node.type === 'containerDirective' || node.type === 'mdxJsxFlowElement') &&
  !isContainer(node.name?.toLowerCase() ?? '');

const isTab = (node: MdastNode) =>
  (node.type === 'containerDirective' && node.name === 'tab') ||
  (node.type === 'mdxJsxFlowElement' && node.name === 'Tab');
