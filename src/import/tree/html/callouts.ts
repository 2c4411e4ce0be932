/** Boxes that writers built from classes and colours: `> [!WARNING]`. */
import culori from 'culori/require';
import type { Element, ElementContent } from 'hast';
import { alertNamed } from '#markdown/other-dialects.ts';
import type { AlertKind } from '#markdown/vocabulary.ts';
import { findElements, isElement, textOf, textProperty, type Parent } from './nodes.ts';

/** The tree with every box as `<blockquote data-alert="warning">`, without the label that the alert shows by itself. */
export function markCallouts<T extends Parent>(parent: T): T {
  const children = parent.children.map((child) => {
    if (!isElement(child)) return child;
    const inner = markCallouts(child);
    const kind = calloutKind(inner);
    return kind === undefined ? inner : toAlert(inner, kind);
  });
  return { ...parent, children };
}

const boxes = ['div', 'section', 'aside', 'p', 'blockquote', 'table'];

function calloutKind(element: Element): AlertKind | undefined {
  if (!isElement(element, ...boxes) || textOf(element) === '') return undefined;
  const isAround = findElements(element, 'blockquote').some(isAlert);
  if (isAround && (!isCalledBox(element) || !hasOwnWords(element))) return undefined;
  if (element.tagName === 'table') return cellColour(element);
  const byClass = kindOfClasses(classesOf(element));
  const byColour = colourKind(textProperty(element, 'style') ?? '');
  if (byClass === 'box') return labelOf(element)?.kind ?? byColour ?? 'note';
  if (byClass !== undefined) return byClass;
  const label = labelOf(element)?.kind;
  if (element.tagName === 'blockquote') return label ?? byColour;
  return byColour && (label ?? byColour);
}

const isAlert = ({ tagName, properties }: Element) =>
  tagName === 'blockquote' && properties['dataAlert'] !== undefined;

/** Whether a class says that it is a box, so that one inside it is no part of it. */
const isCalledBox = (element: Element) =>
  classesOf(element).some((name) => name.split(/[-_]+/).some((word) => boxWords.has(word)));

/** Whether it has words outside of the alerts in it. */
const hasOwnWords = (element: Element): boolean =>
  element.children.some((child) =>
    child.type === 'text'
      ? child.value.trim() !== ''
      : isElement(child) && !isAlert(child) && hasOwnWords(child),
  );

/** A table of a single coloured cell. */
function cellColour(table: Element): AlertKind | undefined {
  const [cell, ...others] = findElements(table, 'td', 'th');
  if (!cell || others.length > 0) return undefined;
  const style = `${textProperty(cell, 'style') ?? ''};border:1px`;
  return colourKind(style) && (labelOf(cell)?.kind ?? colourKind(style));
}

const classesOf = (element: Element): string[] => {
  const classes = element.properties['className'];
  return Array.isArray(classes) ? classes.map((name) => String(name).toLowerCase()) : [];
};

/** Words of class names that say "a box", whatever else follows. */
const boxWords = new Set(
  'callout callouts admonition alert notice infobox messagebox notification panel'.split(' '),
);
/** Words that only say so beside the name of an alert. */
const weakWords = new Set(
  'box block message banner content text macro confluence information bs el'.split(' '),
);

/**
 * The kind of alert that classes name; `'box'` for a box that says no kind.
 *
 * @example kindOfClasses(['callout--danger']) // => 'caution'
 * @example kindOfClasses(['callout-yellow'])  // => 'warning'
 * @example kindOfClasses(['note'])            // => 'note'
 */
export function kindOfClasses(classes: readonly string[]): AlertKind | 'box' | undefined {
  const words = classes.flatMap((name) => name.split(/[-_]+/)).filter(Boolean);
  const kinds = words.flatMap((word) => (boxWords.has(word) ? [] : (alertNamed(word) ?? [])));
  const isBox = words.some((word) => boxWords.has(word));
  if (isBox && words.some((word) => partsOfBoxes.has(word))) return undefined;
  if (isBox)
    return kinds[0] ?? words.flatMap(kindOfColour)[0] ?? (words.includes('panel') ? undefined : 'box');
  const onlyNames = classes.some((name) => {
    const parts = name.split(/[-_]+/).filter(Boolean);
    return (
      parts.some((word) => alertNamed(word)) && parts.every((word) => weakWords.has(word) || alertNamed(word))
    );
  });
  return onlyNames ? kinds[0] : undefined;
}

/** What Help Scout and others call their boxes by: `callout-yellow`. */
function kindOfColour(word: string): AlertKind[] {
  if (word === 'red') return ['caution'];
  if (word === 'yellow' || word === 'orange') return ['warning'];
  if (word === 'green') return ['tip'];
  return word === 'blue' ? ['note'] : [];
}

/** Words for what stands inside a box, and for what only hides. */
const partsOfBoxes = new Set(
  'title heading header body icon content inner text group collapse toggle tab tabs accordion'.split(' '),
);

const toHsl = culori.converter('hsl');

/** What a coloured box means: red, yellow, green, any other colour. Undefined where the style draws no box. */
function colourKind(style: string): AlertKind | undefined {
  const background = /background(?:-color)?\s*:\s*([^;]+)/i.exec(style)?.[1]?.trim();
  if (background === undefined || !/(?:border|padding)/i.test(style)) return undefined;
  const colour = toHsl(culori.parse(background.replace(/\s*!important$/i, '')));
  if (!colour || colour.alpha === 0 || colour.l > 0.99) return undefined;
  const { h: hue = 220, s: saturation } = colour;
  if (saturation < 0.1) return 'note';
  if (hue < 20 || hue >= 330) return 'caution';
  if (hue < 70) return 'warning';
  return hue < 170 ? 'tip' : 'note';
}

interface Label {
  readonly kind: AlertKind;
  readonly length: number;
}

/** "**Warning:**" at the beginning of a box. */
function labelOf(element: Element): Label | undefined {
  const [, word = ''] = /^([\p{L}-]{2,14})\s*(:|!|–|—|$)/u.exec(textOf(firstWords(element))) ?? [];
  const kind = alertNamed(word);
  return kind === undefined ? undefined : { kind, length: word.length };
}

/** The element in which the text of a box begins. */
function firstWords(element: Element): Element {
  const first = element.children.find((child) => child.type !== 'text' || child.value.trim() !== '');
  return first && isElement(first, 'p', 'div', 'tbody', 'tr', 'td', 'th') ? firstWords(first) : element;
}

function toAlert(element: Element, kind: AlertKind): Element {
  const content =
    element.tagName === 'table'
      ? findElements(element, 'td', 'th').flatMap(({ children }) => children)
      : element.children;
  const box: Element = {
    ...element,
    tagName: 'blockquote',
    properties: { dataAlert: kind },
    children: content,
  };
  const label = labelOf(box);
  // A label of the same kind says what the alert's own title says.
  return label?.kind === kind
    ? { ...box, children: withoutLabel(content, { left: label.length, isDone: false }) }
    : box;
}

interface Budget {
  /** Letters of the label that still stand. */
  left: number;
  /** Whether the text behind the label has begun. */
  isDone: boolean;
}

/** The content without the label and the sign behind it. */
function withoutLabel(children: readonly ElementContent[], budget: Budget): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (budget.isDone) return [child];
    if (child.type === 'text') {
      const text = child.value.trimStart();
      const rest = text.slice(budget.left).replace(/^\s*[:!–—]?\s*/, '');
      budget.left = Math.max(0, budget.left - text.length);
      if (rest === '') return [];
      budget.isDone = true;
      return [{ ...child, value: rest.charAt(0).toLocaleUpperCase() + rest.slice(1) }];
    }
    if (!isElement(child)) return [child];
    if (budget.left === 0 && isElement(child, 'img', 'ul', 'ol', 'table', 'pre')) budget.isDone = true;
    const inner = withoutLabel(child.children, budget);
    return inner.length === 0 && !budget.isDone ? [] : [{ ...child, children: inner }];
  });
}
