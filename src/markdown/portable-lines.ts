/** What other tools show of the containers that only Fener knows. */
import { escapeHtml } from '#base/escape-html.ts';
import type { Attributes } from './collect-containers.ts';
import { escapeMarkdown } from './copy.ts';

/** An address as it stands in a link. */
export const destination = (url: string): string =>
  /[\s()<>]/.test(url) ? `<${url.replace(/[<>]/g, encodeURIComponent)}>` : url;

/** What other tools show of a container, before and behind its content. */
export function plainLines(
  name: string,
  label: string,
  {
    attributes: { src, title, duration },
    isPlain,
    isBoxed,
  }: { readonly attributes: Attributes; readonly isPlain: boolean; readonly isBoxed: boolean },
): { readonly open: readonly string[]; readonly close: readonly string[] } {
  switch (name) {
    case 'tab':
      return { open: [`**${escapeMarkdown(label)}**`], close: [] };
    case 'details':
      if (isPlain) return { open: [`**${escapeMarkdown(label)}**`], close: [] };
      return { open: [`<details><summary>${escapeHtml(label)}</summary>`], close: ['</details>'] };
    case 'video': {
      const words = escapeMarkdown(`${title ?? src ?? ''}${duration ? ` (${duration})` : ''}`);
      const link = `[${words}](${destination(src ?? '')})`;
      if (!isBoxed) return { open: [link], close: [] };
      return { open: ['<div class="video">', '', link], close: ['', '</div>'] };
    }
    default:
      return { open: [], close: [] };
  }
}

/** A text as code within a line. */
export function codeOf(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  const space = /^`|`$/.test(text) ? ' ' : '';
  return fence + space + text + space + fence;
}
