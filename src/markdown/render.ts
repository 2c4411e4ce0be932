/** Makes the HTML of a text. Same text, same context: same bytes. */
import { markdownToHtml, type MdastPluginInstance } from 'satteri';
import { withoutControls } from '#base/plain-text.ts';
import type { RenderContext } from '#model/pages/render-context.ts';
import type { AnalysedMarkdown } from '#model/text.ts';
import { hasMarks, withoutMarks } from './emphasis.ts';
import { switchByCountry } from './country-marks.ts';
import { attributesPlugin, structurePlugin } from './html-plugins.ts';
import { judgeHtml } from './judge-html.ts';
import { mdxToHtml } from './mdx-to-html.ts';
import { readable } from './readable.ts';
import { textPlugin } from './text-plugin.ts';
import { features } from './vocabulary.ts';

/**
 * HTML of a text that was analysed.
 *
 * Throws for a text that the analysis found unsafe, and, as the last line of defence, when a browser would make
 * anything else of raw HTML than what was judged.
 */
export async function renderMarkdown(
  { body, format, hasHtml, isSafe, byCountry }: AnalysedMarkdown,
  context: RenderContext,
): Promise<string> {
  if (!isSafe) throw new Error('The text is not shown because of what the check says of it.');
  const { text } = readable(byCountry?.marked ?? body, format);
  const options = {
    features: parserFeatures(context, hasHtml),
    mdastPlugins: [...(hasMarks(text) ? [marksPlugin] : []), textPlugin(context)],
    hastPlugins: [attributesPlugin(context, hasHtml), structurePlugin(context.labels)],
  };
  const made = format === 'mdx' ? await mdxToHtml(text, options) : (await markdownToHtml(text, options)).html;
  if (hasHtml) judgeHtml(made);
  // Raw HTML can name them by number.
  const html = hasHtml ? withoutControls(made) : made;
  return byCountry ? switchByCountry(html, byCountry, context.country) : html;
}

/** Takes out what `readable` put in for the parser. */
export const marksPlugin: MdastPluginInstance & { readonly name: string } = {
  name: 'fener-marks',
  text(node, ctx) {
    if (hasMarks(node.value)) ctx.setProperty(node, 'value', withoutMarks(node.value));
  },
};

/** Parser switches for rendering. Parses raw HTML only if there is some, since that takes a second pass. */
const parserFeatures = ({ labels }: RenderContext, hasHtml: boolean) => ({
  ...features,
  gfm: {
    footnotes: {
      label: labels.footnotes,
      backLabel: `${labels.footnoteBack} {reference}`,
      clobberPrefix: '',
    },
  },
  rawHtml: hasHtml,
});
