import type { MdastNode } from 'satteri';
import { didYouMean } from '#problems/nearest.ts';
import type { Position } from '#problems/problem.ts';
import { checkContainer } from './collect-containers.ts';
import { addUnsafeAttribute, isAllowedAttribute } from './collect-html.ts';
import type { FoundParts } from './found-parts.ts';
import { firstLine, type NodeOf } from './nodes.ts';
import { allowedElements, containers, mdxComponents } from './vocabulary.ts';

/** Comments are the only expressions that text needs; all others are code that runs while the site is built. Problems: `mdx-expression`. */
export function collectExpression(code: string, at: Position, found: FoundParts): void {
  if (code.replace(/\/\*[\s\S]*?\*\//g, '').trim() === '') return;
  found.addProblem(
    'mdx-expression',
    at,
    `"{${firstLine(code)}}" is code.`,
    'Write the text itself; a brace that is text is written "\\{".',
  );
}

/** Collects what a component or element of MDX holds. Problems: `unknown-directive`, `unsafe-html`; those of what it is. */
export function collectComponent(
  node: NodeOf<'mdxJsxFlowElement'> | NodeOf<'mdxJsxTextElement'>,
  found: FoundParts,
): void {
  const name = node.name ?? '';
  const at = found.placeOf(node);
  const isComponent = /^[A-Z]/.test(name);
  if (isComponent ? !(mdxComponents as readonly string[]).includes(name) : !allowedElements.has(name)) {
    found.addProblem(
      'unknown-directive',
      at,
      `There is no component <${name}>.`,
      `${didYouMean(name, mdxComponents)}Known: ${mdxComponents.join(', ')}.`,
    );
    return;
  }
  const attributes: Record<string, string> = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') collectExpression(attribute.value, at, found);
    else if (attribute.value === null || typeof attribute.value !== 'object') {
      attributes[attribute.name] = attribute.value ?? '';
    } else collectExpression(attribute.value.value, at, found);
  }
  const directive = Object.entries(containers).find(([, component]) => component === name)?.[0];
  if (directive) {
    const hasLabel = Boolean(attributes[directive === 'details' ? 'summary' : 'label']);
    const content = node.children as MdastNode[];
    checkContainer(found, { shown: `<${name}>`, name: directive, attributes, hasLabel, content, at });
  } else if (name === 'Figure') {
    found.addImage(attributes['src'] ?? '', attributes['alt'], at);
  } else if (!isComponent) {
    found.hasHtml = true;
    for (const [key, value] of Object.entries(attributes)) {
      if (!isAllowedAttribute(key === 'className' ? 'class' : key.toLowerCase())) {
        addUnsafeAttribute(found, name, key, at);
      } else if (key === 'href') found.addLink(value, at);
      else if (key === 'src') found.addImage(value, attributes['alt'], at);
      else if (key === 'id') found.addAnchor(value);
    }
  }
}
