/** Macros of Confluence as HTML. */
import { escapeHtml } from '#base/escape-html.ts';
import { attributeOf, inner } from './elements.ts';
import type { ConfluenceNames } from './storage.ts';

interface Surroundings {
  readonly names: ConfluenceNames;
  readonly lost: Set<string>;
}

/** Boxes, and the alert that each is like: Confluence's note is yellow, its warning red. */
const boxes: Readonly<Record<string, string>> = {
  info: 'note',
  note: 'warning',
  tip: 'tip',
  warning: 'caution',
  panel: 'note',
};

/** Macros that only list what the navigation lists. */
const lists = new Set('toc toc-zone children pagetree contentbylabel recently-updated livesearch'.split(' '));

/** What stays of a macro is HTML; `lost` gets what doesn't stay. */
export function macroToHtml(
  name: string,
  parameters: ReadonlyMap<string, string>,
  whole: string,
  { names, lost }: Surroundings,
): string {
  const text = inner(whole, 'ac:rich-text-body') ?? '';
  const code = inner(whole, 'ac:plain-text-body') ?? '';
  const title = parameters.get('title')?.trim() ?? '';
  const box = boxes[name];
  if (box !== undefined && Object.hasOwn(boxes, name))
    return `<div class="callout callout-${box}">${title === '' ? '' : `<p><strong>${title}</strong></p>`}${text}</div>`;
  if (name === 'code' || name === 'noformat') return toCode(code, parameters.get('language'), title);
  if (name === 'expand') return `<details><summary>${title || 'Details'}</summary>${text}</details>`;
  if (name === 'anchor') return `<a id="${parameters.get('')?.replaceAll('"', '') ?? ''}"></a>`;
  if (name === 'status') return `<strong>${title}</strong>`;
  if (name === 'view-file' || name === 'viewpdf' || name === 'multimedia')
    return toFile(parameters.get('name') ?? whole, names);
  if (name === 'include' || name === 'excerpt-include') {
    lost.add(`macro ${name}: now a link`);
    const page = parameters.get('') ?? '';
    return page.includes('<a ') ? `<p>${page}</p>` : '';
  }
  if (name === 'excerpt' || name === 'section' || name === 'column' || name === 'div') return text;
  if (lists.has(name)) return name === 'toc-zone' ? text : '';
  if (text === '' || code !== '') lost.add(`macro ${name}`);
  return code === '' ? text : toCode(code, undefined, title);
}

function toCode(code: string, language: string | undefined, title: string): string {
  const name =
    language
      ?.trim()
      .toLowerCase()
      .replace(/[^\w+#-]/g, '') ?? '';
  const label = title === '' ? '' : `<p><strong>${title}</strong></p>`;
  return `${label}<pre><code${name === '' || name === 'none' ? '' : ` class="language-${name}"`}>${code}</code></pre>`;
}

function toFile(name: string, { attachment }: ConfluenceNames): string {
  const file = attributeOf(name, 'ri:filename');
  if (file === undefined) return '';
  const href = attachment(file, attributeOf(name, 'ri:content-title'));
  return `<p><a href="${escapeHtml(href)}">${escapeHtml(file)}</a></p>`;
}
