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
    attributes: { src, title, duration, sync },
    isPlain,
    isBoxed,
  }: { readonly attributes: Attributes; readonly isPlain: boolean; readonly isBoxed: boolean },
): { readonly open: readonly string[]; readonly close: readonly string[] } {
  switch (name) {
    case 'steps':
      return isBoxed ? boxed('fener-steps') : { open: [], close: [] };
    case 'tabs':
      return isBoxed ? boxed('fener-tabs', sync) : { open: [], close: [] };
    case 'tab': {
      const shown = `**${escapeMarkdown(label)}**`;
      if (!isBoxed) return { open: [shown], close: [] };
      const { open, close } = boxed('fener-tab');
      return { open: [...open, '', shown], close };
    }
    case 'details':
      if (isPlain) return { open: [`**${escapeMarkdown(label)}**`], close: [] };
      return { open: [`<details><summary>${escapeHtml(label)}</summary>`], close: ['</details>'] };
    case 'video': {
      const words = escapeMarkdown(`${title ?? src ?? ''}${duration ? ` (${duration})` : ''}`);
      const link = `[${words}](${destination(src ?? '')})`;
      if (!isBoxed) return { open: [link], close: [] };
      const { open, close } = boxed('video');
      return { open: [...open, '', link], close };
    }
    default:
      return { open: [], close: [] };
  }
}

/** An element around Markdown, by whose class an import finds it again. */
const boxed = (className: string, sync?: string | null) => ({
  open: [`<div class="${className}"${sync ? ` data-sync="${escapeHtml(sync)}"` : ''}>`],
  close: ['', '</div>'],
});

/** A text as code within a line. */
export function codeOf(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  const space = /^`|`$/.test(text) ? ' ' : '';
  return fence + space + text + space + fence;
}
