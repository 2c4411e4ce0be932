/** Which pages of a built help centre are measured. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { walk } from '#files/walk.ts';

export interface SamplePage {
  readonly kind: 'home' | 'topic' | 'article' | 'search' | 'contact' | 'finder' | 'store';
  readonly path: string;
}

/**
 * In the source locale: home, the first topic, the article in the middle by size and search; where there are any, the contact
 * page, the finder and a store.
 */
export function samplePages(outDir: string, locale: string): SamplePage[] {
  const folder = join(outDir, locale);
  const pages = walk(folder)
    .files.filter((name) => name.endsWith('/index.html'))
    .map((name) => ({ path: `/${locale}/${name.slice(0, -'index.html'.length)}`, html: read(folder, name) }));
  const ofKind = (kind: string) => pages.filter(({ html }) => html.includes(`data-kind="${kind}"`));
  const [topic] = ofKind('topic').toSorted((a, b) => depth(a.path) - depth(b.path));
  const articles = ofKind('article').toSorted((a, b) => a.html.length - b.html.length);
  const [contact] = ofKind('contact');
  const [finder] = ofKind('stores');
  const [store] = ofKind('store');
  const article = articles[Math.floor(articles.length / 2)];
  return [
    { kind: 'home', path: `/${locale}/` },
    ...(topic ? [{ kind: 'topic', path: topic.path } as const] : []),
    ...(article ? [{ kind: 'article', path: article.path } as const] : []),
    { kind: 'search', path: `/${locale}/search/` },
    ...(contact ? [{ kind: 'contact', path: contact.path } as const] : []),
    ...(finder ? [{ kind: 'finder', path: finder.path } as const] : []),
    ...(store ? [{ kind: 'store', path: store.path } as const] : []),
  ];
}

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

const depth = (path: string) => path.split('/').length;
