/** What support agents copy of an article, ready to be pasted. */

import { escapeHtml } from '#base/escape-html.ts';
import { fillText } from '#i18n/fill-message.ts';

/** How an article is copied; the names are those of the buttons. */
export const copyFormats = ['url', 'markdown', 'rich', 'message'] as const;
export type CopyFormat = (typeof copyFormats)[number];

/** The article to send. */
export interface SentArticle {
  readonly title: string;
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

/** An article in a format. Rich text without a place for HTML becomes title and address. */
export function copyOf(format: CopyFormat, { title, url, lang, dir, message }: SentArticle): Copy {
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
    case 'message':
      return { text: fillText(message, { title, url }) };
  }
}
