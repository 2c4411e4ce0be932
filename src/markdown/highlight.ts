/** Code colours, computed at build: spans with classes, so the page doesn't need inline styles. */
import type { Element, ElementContent } from 'hast';
import { bundledLanguages, createCssVariablesTheme, createHighlighter, type Highlighter } from 'shiki';

const theme = createCssVariablesTheme({ name: 'fener', variablePrefix: '--code-' });

/** One highlighter for the whole build; languages are loaded when an article uses them. */
let shared: Promise<Highlighter> | undefined;

/** A `pre` element with classes `tok-keyword`, `tok-string`…, or `undefined` to keep it (no or unknown language). */
export async function highlight(pre: Readonly<Element>, text: string): Promise<Element | undefined> {
  const code = pre.children.find((child) => child.type === 'element' && child.tagName === 'code');
  const language = code?.type === 'element' ? languageOf(code) : undefined;
  if (!language || !(language in bundledLanguages)) return undefined;
  const highlighter = await (shared ??= createHighlighter({ themes: [theme], langs: [] }));
  await highlighter.loadLanguage(language as keyof typeof bundledLanguages);
  const root = highlighter.codeToHast(text.replace(/\n$/, ''), {
    lang: language,
    theme: 'fener',
    // Shiki gives up on a line after half a second: a busy machine would build another site.
    tokenizeTimeLimit: 0,
    tokenizeMaxLineLength: 10_000,
  });
  const [highlighted] = root.children;
  if (highlighted?.type !== 'element') return undefined;
  return {
    type: 'element',
    tagName: 'pre',
    properties: { dataLanguage: language, tabIndex: 0 },
    children: highlighted.children.map(withClasses),
  };
}

function languageOf(code: Element): string | undefined {
  const names = code.properties['className'];
  const name = Array.isArray(names) ? names.find((n) => String(n).startsWith('language-')) : undefined;
  return name === undefined ? undefined : String(name).slice('language-'.length).toLowerCase();
}

/** `style="color:var(--code-token-keyword)"` as `class="tok-keyword"`. */
function withClasses(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  const [, token] = /--code-token-([\w-]+)/.exec(String(node.properties['style'] ?? '')) ?? [];
  return {
    type: 'element',
    tagName: node.tagName,
    properties: token ? { className: [`tok-${token}`] } : {},
    children: node.children.map(withClasses),
  };
}
