/** Code in HTML: its language, and lines that `<br>` broke. */
import type { Element } from 'hast';
import { findElements, isElement, rawLines, type Parent } from './nodes.ts';

/** The tree with every `<pre>` as `<pre><code class="language-…">` of plain text, also where only `<code>` with breaks stood. */
export function settleCode<T extends Parent>(parent: T): T {
  const children = parent.children.map((child) => {
    if (!isElement(child)) return child;
    if (child.tagName === 'pre') return toCodeBlock(child);
    const [only, ...others] = child.children.filter(
      (node) => node.type !== 'text' || node.value.trim() !== '',
    );
    const isBlock = isElement(child, 'p', 'div') && others.length === 0 && only && isElement(only, 'code');
    if (isBlock && findElements(only, 'br').length > 0) return toCodeBlock(only);
    return settleCode(child);
  });
  return { ...parent, children };
}

function toCodeBlock(element: Element): Element {
  const language = languageOf([element, ...findElements(element, 'code')]);
  const value = rawLines(element)
    .replaceAll('\u00a0', ' ')
    .replace(/^\n+|\s+$/g, '');
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: language === undefined ? {} : { className: [`language-${language}`] },
    children: [{ type: 'text', value }],
  };
  return {
    type: 'element',
    tagName: 'pre',
    properties: {},
    children: [code],
    ...(element.position ? { position: element.position } : {}),
  };
}

/** `language-js`, `lang-js`, `brush: js`, `highlight-source-js`, `data-language="js"`. */
function languageOf(elements: readonly Element[]): string | undefined {
  for (const { properties } of elements) {
    const { className, dataLanguage, dataLang, lang } = properties;
    const classes = Array.isArray(className) ? className.join(' ') : '';
    const found =
      /(?:^|\s)(?:lang(?:uage)?-|highlight-source-|brush:\s*)([\w+#-]+)/i.exec(classes)?.[1] ??
      [dataLanguage, dataLang, classes.includes('EnlighterJS') ? lang : undefined].find(
        (name) => typeof name === 'string',
      );
    if (typeof found === 'string' && !/^(?:none|plain|text|plaintext)$/i.test(found))
      return found.toLowerCase();
  }
  return undefined;
}
