/** Front matter of the source: what our articles have too is taken over, the rest is listed. */
import { z } from 'zod';
import { splitFrontMatter } from '#files/front-matter.ts';
import { parseYaml } from '#problems/yaml.ts';
import type { NoteTaker } from '#import/tree/notes.ts';
import { isArticleId } from '#import/tree/slugs.ts';
import { documentData, type DocumentData, type SourceDocument } from '#import/tree/tree.ts';

const anyMapping = z.record(z.string(), z.unknown());

/**
 * Takes a text apart into what its front matter says and its body.
 *
 * Input: a text with `\n` as line break. Notes: `front-matter-invalid`, `front-matter-key`.
 */
export function readFrontMatter(
  text: string,
  taker: NoteTaker,
): Pick<SourceDocument, 'data' | 'body' | 'bodyLine'> {
  const { yaml, body, firstLine: bodyLine } = splitFrontMatter(text);
  if (yaml === undefined) {
    if (/^---[ \t]*\n/.test(text))
      taker.note('front-matter-invalid', 1, 'no closing --- line: taken as text');
    return { data: readData({}, () => 1, taker), body, bodyLine };
  }
  const { data, problems, positionOf } = parseYaml(
    { file: taker.file, text: yaml, firstLine: 2 },
    anyMapping,
  );
  for (const { at, message } of problems) taker.note('front-matter-invalid', at?.line, message);
  const lineOf = (key: string) => positionOf([key], { key: true }).line;
  return { data: readData(data ?? {}, lineOf, taker), body, bodyLine };
}

type LineOfKey = (key: string) => number;

function readData(raw: Record<string, unknown>, lineOf: LineOfKey, { note }: NoteTaker): DocumentData {
  const used = new Set<string>();
  const take = <T>(keys: readonly string[], read: (value: unknown) => T | undefined): T | undefined => {
    for (const key of keys) {
      if (!(key in raw)) continue;
      const value = read(raw[key]);
      if (value === undefined) continue;
      used.add(key);
      return value;
    }
    return undefined;
  };
  const number = take(['id', 'zendesk_id', 'article_id'], readNumericId);
  const data = documentData({
    legacy: number === undefined ? [] : [`zendesk:${number}`],
    id: take(['id'], (value) =>
      typeof value === 'string' && isArticleId(value) && !/^\d+$/.test(value) ? value : undefined,
    ),
    title: take(['title'], readText),
    description: take(['description', 'summary', 'excerpt'], readText),
    order: take(['order', 'position', 'sidebar_position', 'weight', 'nav_order'], readNumber),
    keywords: take(['keywords', 'tags', 'labels'], readTexts) ?? [],
    updated: take(['updated', 'lastmod', 'last_updated', 'updated_at'], readDate),
    draft: take(['draft'], (value) => (typeof value === 'boolean' ? value : undefined)) ?? false,
  });
  for (const key of Object.keys(raw)) {
    if (!used.has(key)) note('front-matter-key', lineOf(key), `${key}: ${JSON.stringify(raw[key])}`);
  }
  return data;
}

function readText(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.replace(/\s+/g, ' ').trim() : undefined;
}

const readNumber = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

const readNumericId = (value: unknown) =>
  (typeof value === 'number' && Number.isSafeInteger(value)) ||
  (typeof value === 'string' && /^\d+$/.test(value))
    ? String(value)
    : undefined;

function readTexts(value: unknown): string[] | undefined {
  if (typeof value === 'string')
    return value
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean);
  const texts = Array.isArray(value) ? value.map(readText) : [undefined];
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

const readDate = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value) ? value.slice(0, 10) : undefined;
