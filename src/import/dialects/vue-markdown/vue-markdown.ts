/** Markdown as VitePress and VuePress read it: https://vitepress.dev/guide/markdown */
import { convertDirectives } from '#import/dialects/directives.ts';
import { dropAttributes } from '#import/dialects/attributes.ts';
import { traceLines } from '#import/tree/markdown/traced-text.ts';
import type { Line } from '#import/dialects/rewrite.ts';
import type { Dialect } from '#import/tree/tree.ts';
import { includeTexts, plainLines, type TextOf } from './lines.ts';
import { pluginTabs } from './plugin-tabs.ts';
import { plainVue } from './tags.ts';

export interface VueMarkdownOptions {
  /** Texts and code that others include, by the path that they write. */
  readonly textOf: TextOf;
  /** What the text's own front matter says. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
}

/** Turns it into ours. */
export const vueMarkdown =
  ({ textOf, frontMatter }: VueMarkdownOptions): Dialect =>
  (source, context) => {
    let offset = 0;
    const lines = source.text.split('\n').map((text): Line => {
      const line = source.lineAt(offset);
      offset += text.length + 1;
      return { text, line };
    });
    const plain = plainLines(pluginTabs(includeTexts(lines, textOf)), textOf);
    const values = (expression: string) => valueIn(expression, frontMatter);
    return convertDirectives(dropAttributes(plainVue(traceLines(plain), context, values)), context);
  };

/** `$frontmatter.title`, `'words'` */
function valueIn(expression: string, frontMatter: Readonly<Record<string, unknown>>): string | undefined {
  const [, key] = /^(?:\$?page\.|useData\(\)\.)?\$?frontmatter\.([\w-]+)$/.exec(expression) ?? [];
  const value = key === undefined ? undefined : frontMatter[key];
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return /^(['"`])([^'"`$]*)\1$/.exec(expression)?.[2];
}
