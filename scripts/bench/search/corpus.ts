/** Reads a folder of Markdown as search documents, with the links between them. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { markdownToHtml } from 'satteri';
import { parse } from 'yaml';
import type { SearchDocument } from '../../../src/model/search/document.ts';

/** A link from one article to another: what it says, and where it leads. */
export interface CorpusLink {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export interface Corpus {
  readonly documents: readonly SearchDocument[];
  readonly links: readonly CorpusLink[];
}

interface SourceFile {
  readonly path: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/**
 * Articles of one locale below `folder`: every `.md` and `.mdx` file with `id` and `title` in its front matter.
 * Links are those by `id:`, by relative path, and by the address of a Zendesk article with that id.
 */
export function readCorpus(folder: string, locale: string): Corpus {
  const sources = globSync('**/*.{md,mdx}', { cwd: folder })
    .toSorted()
    .flatMap((path) => readSource(folder, path))
    .filter(({ data }) => data['id'] !== undefined && data['title'] !== undefined);
  const ids = new Set(sources.map(({ data }) => String(data['id'])));
  const idByPath = new Map(sources.map(({ path, data }) => [normalize(path), String(data['id'])]));
  return {
    documents: sources.map((source) => toDocument(source, locale)),
    links: sources.flatMap((source) => linksOf(source, ids, idByPath)),
  };
}

function readSource(folder: string, path: string): SourceFile[] {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(readFileSync(join(folder, path), 'utf8'));
  if (!match) return [];
  const data: unknown = parse(match[1] ?? '');
  return typeof data === 'object' && data !== null
    ? [{ path, data: data as Record<string, unknown>, body: match[2] ?? '' }]
    : [];
}

function toDocument({ path, data, body }: SourceFile, locale: string): SearchDocument {
  const topics = dirname(path).split('/');
  const { html } = markdownToHtml(body, { features: { headingAttributes: true, gfm: true } });
  return {
    locale,
    url: encodeURI(`/${locale}/${path.replace(/\.mdx?$/, '')}/`),
    id: String(data['id']),
    title: String(data['title']),
    description: typeof data['description'] === 'string' ? data['description'] : '',
    keywords: strings(data['keywords']),
    searchFor: strings(data['searchFor']),
    topicPath: topics,
    topicId: topics[0] ?? '',
    contentType: 'article',
    html,
    updated: String(data['updated'] ?? '2026-01-01'),
  };
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function linksOf(
  { path, data, body }: SourceFile,
  ids: ReadonlySet<string>,
  idByPath: ReadonlyMap<string, string>,
): CorpusLink[] {
  const from = String(data['id']);
  const markdown = [...body.matchAll(/(?<!!)\[((?:[^[\]]|\[[^\]]*\])+)\]\(<?([^)\s>]+)/g)];
  const html = [...body.matchAll(/<a\b[^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)];
  const pairs = [
    ...markdown.map(([, text, href]) => [text, href]),
    ...html.map(([, href, text]) => [text, href]),
  ];
  return pairs.flatMap(([text = '', href = '']) => {
    const target =
      /^id:([a-z0-9-]+)/.exec(href)?.[1] ??
      /\/hc\/[^/]+\/articles\/(\d+)/.exec(href)?.[1] ??
      idByPath.get(relativeTo(path, href));
    return target !== undefined && ids.has(target) && target !== from
      ? [{ from, to: target, text: plain(text) }]
      : [];
  });
}

const relativeTo = (path: string, href: string) =>
  resolve('/', dirname(path), decodeURI(href.split('#')[0] ?? '')).slice(1);

const plain = (markdown: string) =>
  markdown
    .replace(/<[^>]*>|[*_`~<>]|\{[^}]*\}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
