/** What the widget fetches of the help centre: the file of its language, permalinks and pages. */
import { onceEach } from '#client/page/once-each.ts';
import { fetchOwn } from '#client/page/own-data.ts';
import { servedPath } from '#client/page/served-path.ts';
import { targetIn } from '#model/widget/browser/help-target.ts';
import type { WidgetFile, WidgetLink } from '#model/widget/browser/widget-file.ts';

/** A page of the help centre, outside of any document that is shown. */
export interface CentrePage {
  readonly path: string;
  /** Its whole address. */
  readonly url: string;
  readonly document: Document;
}

/** The file of a language. Rejects when it can't be had; the next call tries again. */
export const widgetFile = onceEach((locale: string) => fetchOwn<WidgetFile>(`/widget/${locale}.json`));

/** The page at a path; `undefined` where there is none. Rejects when the help centre can't be reached. */
export const pageAt = onceEach(async (path: string): Promise<CentrePage | undefined> => {
  const url = servedPath(path);
  const response = await fetch(url, { credentials: 'omit', headers: { accept: 'text/html' } });
  if (response.status === 404 || response.status === 410) return undefined;
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return { path, url: response.url || url, document: parse(await response.text()) };
});

/** What ids are made of. */
const idForm = /^[a-z0-9-]{1,60}$/;

/** Where an article is, or what answers for it if it moved or was retired: its permalink knows. */
export const articleAt = onceEach(async (key: string): Promise<WidgetLink | undefined> => {
  const [locale = '', id = ''] = key.split(' ');
  if (!idForm.test(id)) return undefined;
  const permalink = (await pageAt(`/a/${id}/${locale}/`)) ?? (await pageAt(`/a/${id}/`));
  const targets =
    permalink?.document.querySelector<HTMLElement>('script[data-targets]')?.dataset['targets'] ?? '';
  const href = targetIn(targets, locale);
  const link = permalink?.document.querySelector(`li > a[data-locale="${CSS.escape(locale)}"]`);
  const text = link?.textContent ?? permalink?.document.querySelector('h1')?.textContent ?? '';
  if (!permalink || href === undefined) return undefined;
  const description = permalink.document.querySelector('meta[name="description"]')?.getAttribute('content');
  return { href, text, ...(description && { description }) };
});

interface Policy {
  createHTML(html: string): string;
}

/** Pages that demand Trusted Types have to allow the policy `help-widget`. What it passes is only ever parsed, and never shown. */
let policy: Policy | undefined;

function parse(html: string): Document {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  };
  policy ??= trustedTypes?.createPolicy('help-widget', { createHTML: (text) => text });
  return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');
}
