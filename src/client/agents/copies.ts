/** What support agents copy of an article or a reply, ready to be pasted. */
import { escapeHtml } from '#base/escape-html.ts';
import { fillText } from '#i18n/fill-message.ts';
import { plainText, type TextNode } from '#model/agents/browser/plain-text.ts';
import { smsText } from '#model/agents/browser/sms.ts';

/** How something is copied, in the order of the buttons. */
export const copyFormats = ['url', 'markdown', 'rich', 'text', 'whatsapp', 'sms', 'message'] as const;
export type CopyFormat = (typeof copyFormats)[number];

/** Formats of a reply: it's a text, and has no address. */
export const replyFormats = ['rich', 'text', 'whatsapp', 'markdown'] as const satisfies readonly CopyFormat[];

/** Whether a reply can be copied so. */
export const isReplyFormat = (format: CopyFormat): boolean => replyFormats.some((known) => known === format);

/** The article to send, in the customer's language. */
export interface SentArticle {
  readonly title: string;
  /** The answer in a sentence. */
  readonly description: string;
  /** Absolute permalink. */
  readonly url: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Sentence in the customer's language, with `{{title}}` and `{{url}}`. */
  readonly message: string;
}

/** What goes to the clipboard: text, and the same as HTML where a format has it. */
export interface Copy {
  readonly text: string;
  readonly html?: string;
}

/** Formats that need the text of the article. */
export const needsText = (format: CopyFormat): boolean => format === 'text' || format === 'whatsapp';

/** An article in a format. `nodes`: its text, for formats that need it. Rich text without a place for HTML is title and address. */
export function copyOf(format: CopyFormat, article: SentArticle, nodes: readonly TextNode[] = []): Copy {
  const { title, description, url, lang, dir, message } = article;
  switch (format) {
    case 'url':
      return { text: url };
    case 'markdown':
      return { text: `[${title.replace(/[\\[\]]/g, '\\$&')}](${url})` };
    case 'rich':
      return {
        text: `${title}\n${url}`,
        html: `<a href="${escapeHtml(url)}" lang="${lang}" dir="${dir}">${escapeHtml(title)}</a>`,
      };
    case 'text':
      return { text: [title, plainText(nodes, 'plain'), url].join('\n\n') };
    case 'whatsapp':
      return { text: [`*${title.replaceAll('*', '')}*`, plainText(nodes, 'whatsapp'), url].join('\n\n') };
    case 'sms':
      return { text: smsText(description, url) };
    case 'message':
      return { text: fillText(message, { title, url }) };
  }
}

/** The reply to send. */
export interface SentReply {
  readonly html: string;
  readonly markdown: string;
  readonly nodes: readonly TextNode[];
}

/** A reply in a format; rich text in one that it doesn't have. */
export function copyOfReply(format: CopyFormat, { html, markdown, nodes }: SentReply): Copy {
  switch (format) {
    case 'text':
      return { text: plainText(nodes, 'plain') };
    case 'whatsapp':
      return { text: plainText(nodes, 'whatsapp') };
    case 'markdown':
      return { text: markdown };
    default:
      return { text: plainText(nodes, 'plain'), html };
  }
}
