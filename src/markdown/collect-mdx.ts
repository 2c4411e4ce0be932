import type { MdastNode } from 'satteri';
import { didYouMean } from '#problems/nearest.ts';
import type { Position } from '#problems/problem.ts';
import { checkAttributes, checkContainer, type Attributes } from './collect-containers.ts';
import { collectElement } from './collect-html.ts';
import type { FoundParts } from './found-parts.ts';
import { firstLine, isWithoutText, type NodeOf } from './nodes.ts';
import {
  alertKindOf,
  alertKinds,
  allowedElements,
  containers,
  componentProperties,
  mdxComponents,
  type MdxComponentName,
} from './vocabulary.ts';

type JsxElement = NodeOf<'mdxJsxFlowElement'> | NodeOf<'mdxJsxTextElement'>;

/** Comments are the only expressions that text needs; all others are code that runs while the site is built. Problems: `mdx-expression`. */
export function collectExpression(code: string, at: Position, found: FoundParts): void {
  if (code.replace(/\/\*[\s\S]*?\*\//g, '').trim() === '') return;
  found.addProblem(
    'mdx-expression',
    at,
    `"{${firstLine(code)}}" is code, which articles can't contain.`,
    'Write the result of the code instead. A brace that is text is written "\\{".',
  );
}

/**
 * Collects what a component or element of MDX holds.
 *
 * Problems: `unknown-directive`, `invalid-directive`, `mdx-expression`; an element is judged like one of raw HTML.
 */
export function collectComponent(node: JsxElement, found: FoundParts): void {
  const name = node.name ?? '';
  const at = found.placeOf(node);
  const attributes = readAttributes(node, at, found);
  if (isComponent(name)) checkComponent(found, { name, node, attributes, at });
  else if (allowedElements.has(name) || isElementName(name)) {
    const named = Object.entries(attributes).map(([key, value]) => ({
      name: htmlName(key),
      value: value ?? '',
    }));
    collectElement(found, { name, attributes: named }, at);
    const { href } = attributes;
    if (name === 'a' && typeof href === 'string' && isWithoutText(node)) found.addLinkWithoutText(href, at);
  } else {
    const known = mdxComponents;
    const fix = `${didYouMean(name, [...known, ...allowedElements])}Known: ${known.join(', ')}.`;
    found.addProblem('unknown-directive', at, `There is no component <${name}>.`, fix);
  }
}

/** JSX makes HTML elements of names in lower case: what is not allowed runs in its writer's browser, too. */
const isElementName = (name: string) => /^[a-z][^.]*$/.test(name);

const isComponent = (name: string): name is MdxComponentName => Object.hasOwn(componentProperties, name);

/** JSX writes some attributes of HTML in its own way: `className`, `colSpan`. */
export const htmlName = (key: string): string => (key === 'className' ? 'class' : key.toLowerCase());

/** Attributes whose value is a text. Problems: `mdx-expression` for those that are code. */
function readAttributes(node: JsxElement, at: Position, found: FoundParts): Attributes {
  const attributes: [string, string][] = [];
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') collectExpression(attribute.value, at, found);
    else if (attribute.value === null || typeof attribute.value !== 'object') {
      attributes.push([attribute.name, attribute.value ?? '']);
    } else collectExpression(attribute.value.value || '…', at, found);
  }
  return Object.fromEntries(attributes);
}

interface Component {
  readonly name: MdxComponentName;
  readonly node: JsxElement;
  readonly attributes: Attributes;
  readonly at: Position;
}

function checkComponent(found: FoundParts, { name, node, attributes, at }: Component): void {
  const shown = `<${name}>`;
  checkAttributes(found, { shown, attributes, at }, componentProperties[name]);
  const directive = Object.entries(containers).find(([, component]) => component === name)?.[0];
  if (directive) {
    const hasLabel = Boolean(attributes[directive === 'details' ? 'summary' : 'label']);
    const content = node.children as MdastNode[];
    checkContainer(found, { shown, name: directive, attributes, hasLabel, content, at });
  } else if (name === 'Figure') {
    found.addImage(attributes['src'] ?? '', attributes['alt'], at);
  } else if (name === 'Alert') {
    const { type } = attributes;
    if (type === undefined || alertKindOf(type)) return;
    const fix = `${didYouMean(type ?? '', alertKinds)}Known: ${alertKinds.join(', ')}.`;
    found.addProblem('invalid-directive', at, `<Alert> has no type ${JSON.stringify(type)}.`, fix);
  }
}
