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
  { src, title, duration }: Attributes,
): { readonly open: readonly string[]; readonly close: readonly string[] } {
  switch (name) {
    case 'tab':
      return { open: [`**${escapeMarkdown(label)}**`], close: [] };
    case 'details':
      return { open: [`<details><summary>${escapeHtml(label)}</summary>`], close: ['</details>'] };
    case 'video': {
      const words = escapeMarkdown(`${title ?? src ?? ''}${duration ? ` (${duration})` : ''}`);
      return { open: [`[${words}](${destination(src ?? '')})`], close: [] };
    }
    default:
      return { open: [], close: [] };
  }
}
