/**
 * Parts of the help centre's pages, in the page of another application. Our own build wrote them, but they come over a network
 * into somebody else's origin: so what isn't on these lists doesn't come along, and no HTML is ever parsed into the page.
 */

/** What articles, ratings, contact channels and stores are made of. Nothing here runs, frames, submits or styles. */
const elements = new Set(
  (
    'a abbr article aside b bdi bdo blockquote br button caption cite code col colgroup dd del details dfn div dl dt em fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label legend li mark nav ol optgroup option p ' +
    'path picture pre q rp rt ruby s samp section select small source span strong sub summary sup svg table tbody td template ' +
    'textarea tfoot th thead time tr u ul var circle rect line polyline polygon g ellipse video ' +
    'help-contact help-rating help-tabs help-video'
  ).split(' '),
);

/** No attribute here runs or styles anything. Of those with addresses, see `addressOf`. */
const attributes =
  /^(?:alt|autocomplete|checked|class|colspan|controls|cx|cy|d|datetime|dir|disabled|fill|for|height|hidden|href|id|lang|loading|maxlength|media|name|open|points|poster|r|reversed|role|rows|rowspan|rx|ry|scope|selected|sizes|src|srcset|start|stroke|tabindex|target|title|type|value|viewbox|width|x[12]?|y[12]?|aria-[a-z]+|data-[a-z-]+)$/i;

/** Addresses that a link may have: web pages, and the programs of contact channels. */
const runs = /^(?:javascript|data|vbscript|blob|file|filesystem|about|view-source):/i;

/** Whether a link may be followed. */
export const isSafeLink = (href: string): boolean => {
  // Browsers pass over these, even within the name of a scheme.
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  const plain = href.replace(/[\u0000-\u0020\u007f-\u009f]/g, '');
  return !runs.test(plain);
};

/** The whole address of what a page names; `undefined` where that must not come along. */
export function addressOf(value: string, base: string, isLink: boolean): string | undefined {
  if (value.startsWith('#') && isLink) return value;
  const url = URL.parse(value, base);
  if (!url || !isSafeLink(url.href)) return undefined;
  return isLink || /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** Every address of a `srcset`. Ours have no comma in them. */
const sourcesOf = (value: string, base: string) =>
  value
    .split(',')
    .flatMap((part) => {
      const [address = '', size = ''] = part.trim().split(/\s+/);
      return `${addressOf(address, base, false) ?? ''} ${size}`.trim();
    })
    .join(', ');

/** A copy of an element of a page at the address `base`; nothing of an element that isn't on the list but what is in it. */
export function safeCopy(part: Element, base: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...copyOf(part, base));
  return fragment;
}

function copyOf(node: Node, base: string): Node[] {
  if (node instanceof Text) return [document.createTextNode(node.data)];
  if (!(node instanceof Element)) return [];
  const name = node.localName;
  if (name === 'script') return dataOf(node);
  if (/^(?:style|iframe|frame|object|embed|link|meta|base|noscript|title|math)$/.test(name)) return [];
  const children = [...node.childNodes].flatMap((child) => copyOf(child, base));
  if (!elements.has(name)) return children;
  const copy = document.createElementNS(node.namespaceURI, name);
  for (const { name: key, value } of node.attributes) {
    const kept = attributes.test(key) ? valueOf(key, value, base) : undefined;
    if (kept !== undefined) copy.setAttribute(key, kept);
  }
  if (node instanceof HTMLTemplateElement && copy instanceof HTMLTemplateElement) {
    copy.content.append(...[...node.content.childNodes].flatMap((child) => copyOf(child, base)));
  }
  copy.append(...children);
  return [copy];
}

function valueOf(key: string, value: string, base: string): string | undefined {
  switch (key) {
    case 'href':
      return addressOf(value, base, true);
    case 'src':
    case 'poster':
      return addressOf(value, base, false);
    case 'srcset':
      return sourcesOf(value, base);
    default:
      return value;
  }
}

/** Data of an element, as `in-place-of/own-data.ts` reads it. Scripts stay behind. */
function dataOf(script: Element): Node[] {
  if (script.getAttribute('type') !== 'application/json') return [];
  const data = document.createElement('data');
  data.value = script.textContent;
  data.hidden = true;
  return [data];
}
