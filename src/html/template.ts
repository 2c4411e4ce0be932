/** HTML whose values are escaped. */
import { escapeHtml } from '#base/escape-html.ts';

/** HTML that is already safe. */
export interface Html {
  readonly html: string;
}

export type Part = string | number | Html | undefined | readonly Part[];

const toHtml = (part: Part): string => {
  if (part === undefined) return '';
  if (typeof part === 'object') return 'html' in part ? part.html : part.map(toHtml).join('');
  return escapeHtml(String(part));
};

/** A template whose values are escaped unless they are `Html`. */
export const html = (parts: TemplateStringsArray, ...values: readonly Part[]): Html => ({
  html: parts.map((part, index) => part + toHtml(values[index])).join(''),
});

/** What somebody else wrote, isolated so that its text direction doesn't affect the rest. */
export const readerText = (text: string): Html => html`<bdi dir="auto">${text}</bdi>`;
