/** A saved reply as others take it: portable Markdown, and HTML. */
import type { AnalysedMarkdown } from '#model/text.ts';
import type { CopyAddresses } from './copy.ts';
import { portableMarkdown } from './portable.ts';
import { portableHtml } from './portable-html.ts';

export interface Letter {
  readonly markdown: string;
  readonly html: string;
}

/** The text with the given addresses. Placeholders of helpdesks stay as the writer wrote them. */
export async function toLetter(text: AnalysedMarkdown, addresses: CopyAddresses): Promise<Letter> {
  const markdown = portableMarkdown(text, { addresses, headingIds: [], marks: false }).trim();
  return {
    // Entities keep the braces from being markup. Nobody else needs them.
    markdown: markdown.replace(/&#123;&#123;([a-z.-]+)&#125;&#125;/g, '{{$1}}'),
    html: withLineBreaks((await portableHtml(markdown, [])).trim()),
  };
}

/** Letters keep the lines that they are written in. */
const withLineBreaks = (html: string) =>
  html.replace(/<p>[^]*?<\/p>/g, (paragraph) => paragraph.replace(/(?:<br ?\/?>)?\n/g, '<br />\n'));
