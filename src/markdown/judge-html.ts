/** The last look at HTML that holds a writer's own tags: what does a browser make of it? */
import { readElements, type HtmlElement } from '#html/read-elements.ts';
import { allowedElements, isAllowedAttribute, isSafeImage, isSafeLink } from './vocabulary.ts';

const words = (text: string): readonly string[] => text.split(' ');

/** Elements that the renderer adds, with what it says of them; see `containers.ts` and `html-plugins.ts`. */
const renderedElements: ReadonlySet<string> = new Set(words('aside help-tabs help-video input section'));

/** Attributes that the renderer adds. */
const renderedAttributes: ReadonlySet<string> = new Set(
  words(
    'checked data-embed data-footnote-backref data-footnote-ref data-footnotes data-language data-sync data-title ' +
      'decoding disabled loading rel role sizes srcset tabindex type',
  ),
);

/** Throws when HTML holds an element, attribute or address that is on no list. That is a fault of ours, not of a writer. */
export function judgeHtml(html: string): void {
  for (const element of readElements(html)) {
    const fault = faultOf(element);
    if (fault !== undefined) throw new Error(`this cannot happen: the text would show ${fault}`);
  }
}

function faultOf({ name, attributes, isForeign }: HtmlElement): string | undefined {
  if (isForeign || !(allowedElements.has(name) || renderedElements.has(name))) return `<${name}>`;
  for (const { name: key, value } of attributes) {
    if (!isAllowedAttribute(name, key) && !renderedAttributes.has(key)) return `<${name} ${key}>`;
    if (key === 'href' && !isSafeLink(value)) return `<${name} href="${value}">`;
    if (key === 'src' && !isSafeImage(value)) return `<${name} src="${value}">`;
  }
  return undefined;
}
