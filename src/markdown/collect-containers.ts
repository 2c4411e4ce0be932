/** Directives, and the MDX components that are the same. */
import type { MdastNode } from 'satteri';
import type { Position } from '#problems/problem.ts';
import type { FoundParts } from './found-parts.ts';
import { firstLine, type NodeOf } from './nodes.ts';
import { whatIsWritten } from './other-dialects.ts';
import { containers } from './vocabulary.ts';

/** A directive or component that holds text. */
export interface Container {
  /** As its writer wrote it: `:::tabs` or `<Tabs>`. */
  readonly shown: string;
  /** Name of the directive. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
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
  if (!(node.name in containers) || node.type === 'leafDirective') {
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
      `:::${node.name} has typographic quotes (${smart}) where straight ones (") belong.`,
      `Write :::${node.name}{${Object.keys(node.attributes ?? {})[0] ?? 'title'}="…"}.`,
    );
    return;
  }
  const children = node.children as MdastNode[];
  const label = children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel);
  checkContainer(found, {
    shown: `:::${node.name}`,
    name: node.name,
    attributes: node.attributes ?? {},
    hasLabel: label !== undefined,
    content: children.filter((child) => child !== label),
    at: found.placeOf(node),
  });
}

const instead = (name: string) => {
  const ours = whatIsWritten(name);
  return ours === undefined ? '' : `Did you mean "${ours}"? `;
};

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
      `${shown} holds something else than one numbered list.`,
      'Put one numbered list into it, and nothing beside it.',
    );
  }
  if (name === 'tabs' && (content.length < 2 || !content.every(isTab))) {
    found.addContentProblem(
      at,
      `${shown} holds something else than tabs.`,
      'Put at least two :::tab[Label] into it; the outer fence has more colons.',
    );
  }
  if ((name === 'tab' || name === 'details') && !hasLabel) {
    invalid('has no label.', `Write :::${name}[Label].`);
  }
  if (name === 'video') {
    for (const key of ['src', 'title']) {
      if (!attributes[key]) invalid(`has no ${key}.`, 'Write :::video{src="https://…" title="…"}.');
    }
    if (attributes['src'] && !String(attributes['src']).startsWith('https://'))
      found.addUnsafeLink(String(attributes['src']), at);
    if (content.length === 0) {
      invalid('has no transcript.', 'Put what is said and shown into it, for those who cannot watch it.');
    }
  }
}

const isTab = (node: MdastNode) =>
  (node.type === 'containerDirective' && node.name === 'tab') ||
  (node.type === 'mdxJsxFlowElement' && node.name === 'Tab');
