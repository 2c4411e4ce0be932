/** Front matter of the source: what our articles have too is taken over, the rest is listed. */
import { z } from 'zod';
import { splitFrontMatter } from '#files/front-matter.ts';
import { articleData, topicData } from '#model/articles/front-matter.ts';
import { isAddress, parseOldAddress } from '#model/redirects/old-address.ts';
import { parseYaml, type ParsedYaml } from '#problems/yaml.ts';
import type { NoteTaker } from '#import/tree/notes.ts';
import { isArticleId } from '#import/tree/slugs.ts';
import { documentData, type DocumentData, type SourceDocument } from '#import/tree/tree.ts';

/** Keys that a source reads itself, or that say nothing to readers. */
export type FrontMatterKeys = readonly string[];

export type FrontMatter = Pick<SourceDocument, 'data' | 'body' | 'bodyLine' | 'names'> & {
  /** All that the front matter says. */
  readonly raw: Readonly<Record<string, unknown>>;
};

const anyMapping = z.record(z.string(), z.unknown());

/** More than that is data, not what a text says of itself, and readers of YAML need minutes for it. */
const most = { characters: 250_000, lines: 3000 };

/**
 * Takes a text apart into what its front matter says and its body.
 *
 * Input: a text with `\n` as line break. Notes: `front-matter-invalid`, `front-matter-key`.
 */
export function readFrontMatter(text: string, taker: NoteTaker, known: FrontMatterKeys = []): FrontMatter {
  const { yaml, body, firstLine: bodyLine } = splitFrontMatter(text);
  if (yaml === undefined) {
    // Without a key below it, the line is a rule.
    if (/^---[ \t]*\n(?:[ \t]*\n)*[\w"'-]+:(?:\s|$)/.test(text))
      taker.note('front-matter-invalid', 1, 'no closing --- line: taken as text');
    return { data: readData({}, () => 1, taker, known), raw: {}, body, bodyLine };
  }
  if (yaml.length > most.characters || yaml.split('\n').length > most.lines) {
    const size = `${Math.ceil(yaml.length / 1000)} kB in ${yaml.split('\n').length} lines`;
    const limits = `${most.characters / 1000} kB, and ${most.lines} lines`;
    taker.note('front-matter-invalid', 1, `It has ${size}. The limit is ${limits}: it is left out.`);
    return { data: readData({}, () => 1, taker, known), raw: {}, body, bodyLine };
  }
  const { data, problems, positionOf } = readYaml(yaml, taker);
  for (const { at, message } of problems) taker.note('front-matter-invalid', at?.line, message);
  const lineOf = (key: string) => positionOf([key], { key: true }).line;
  const raw = data ?? {};
  const names = (readTexts(raw['aliases'] ?? raw['alias']) ?? []).filter((name) => !name.startsWith('/'));
  return { data: readData(raw, lineOf, taker, known), names, raw, body, bodyLine };
}

/** The front matter as its writer meant it: `title: Example: parcels` is one text. Notes: `file-cleaned`. */
function readYaml(written: string, { file, note }: NoteTaker): ParsedYaml<Record<string, unknown>> {
  const read = (text: string) => parseYaml({ file, text, firstLine: 2 }, anyMapping);
  const asWritten = read(written);
  if (asWritten.data !== undefined) return asWritten;
  const lines = written.split('\n').map((line) => {
    const [, key = '', value = ''] = /^([\w-]+:[ \t]+)([^\s&[{|>"'].*?)[ \t]*$/.exec(line) ?? [];
    return key === '' || read(line).data !== undefined ? line : key + JSON.stringify(value);
  });
  const mended = read(lines.join('\n'));
  if (mended.data === undefined) return asWritten;
  for (const [index, line] of written.split('\n').entries())
    if (line !== lines[index]) note('file-cleaned', index + 2, `${line}: quoted`);
  return mended;
}

type LineOfKey = (key: string) => number;

function readData(
  raw: Record<string, unknown>,
  lineOf: LineOfKey,
  { note }: NoteTaker,
  known: FrontMatterKeys,
): DocumentData {
  const used = new Set<string>([...known, ...silent, ...oldKeysIn(raw)]);
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
  const isOurs = raw['generator'] === 'Fener';
  const own = isOurs ? readOwn(raw) : {};
  for (const key of Object.keys(own)) used.add(key);
  const number = take(isOurs ? ['zendesk_id'] : ['id', 'zendesk_id', 'article_id'], readNumericId);
  const data = documentData({
    legacy: [
      ...(number === undefined ? [] : [`zendesk:${number}`]),
      ...(readTexts(raw['legacy']) ?? []).filter(isExportedLegacy),
      ...oldAddresses(isOurs ? { redirect_from: raw['redirect_from'] } : raw),
    ],
    id: take(['id'], (value) =>
      typeof value === 'string' && isArticleId(value) && (isOurs || !/^\d+$/.test(value)) ? value : undefined,
    ),
    title: take(['title'], readText),
    description: take(['description', 'summary', 'excerpt'], readText),
    order: take(['order', 'position', 'sidebar_position', 'weight', 'nav_order'], readNumber),
    keywords: take(['keywords', 'tags', 'labels'], readTexts) ?? [],
    updated: take(
      ['updated', 'lastmod', 'last_updated', 'updated_at', 'last_modified_at', 'lastUpdated', 'date'],
      readDate,
    ),
    draft: (take(['draft'], readBoolean) ?? false) || take(['published', 'publish'], readBoolean) === false,
    unlisted: take(['unlisted', 'hidden'], readBoolean) ?? false,
    featured: take(['featured', 'promoted'], readBoolean) ?? false,
    owner: take(['owner'], readText),
    own,
  });
  for (const key of Object.keys(raw)) {
    // A key without a value says nothing.
    const isSaid = raw[key] !== null && raw[key] !== '';
    if (isSaid && !used.has(key))
      note('front-matter-key', lineOf(key), `${key}: ${JSON.stringify(raw[key])}`);
  }
  return data;
}

/** Keys that only say how a page looks, or that the text is told otherwise. */
const oldAddressKeys = ['permalink', 'redirect_from', 'redirects', 'url', 'aliases'];
const silent = ['generator', 'lang', 'legacy', 'layout', 'aliases', 'alias', 'slug', ...oldAddressKeys];

/** Whether our own export writes an old address so: `intercom:42`, `/hc/de/sections/7-*`, `/help.php?id=7`. */
const isExportedLegacy = (old: string) =>
  /^(?:[a-z]+:[\w-]+|\/.*-\*)$/.test(old) || (old.includes('?') && isAddress(parseOldAddress(old)));

/** Paths by which the page was, or is, known: `permalink`, `redirect_from`, `aliases`. */
function oldAddresses(raw: Record<string, unknown>): string[] {
  const current = readText(raw['permalink'] ?? raw['url']);
  const others = ['redirect_from', 'redirects', 'aliases'].flatMap((key) => readTexts(raw[key]) ?? []);
  const own = oldKeysIn(raw).flatMap((key) => oldPathsIn(raw[key]));
  const paths = [
    ...(current === undefined ? [] : [current.startsWith('/') ? current : `/${current}`]),
    ...own,
    ...others.filter((path) => path.startsWith('/')),
  ];
  return [
    ...new Set(
      paths
        .filter((path) => /^\/[^*:{}\s]*$/.test(path) && path !== '/')
        .map((path) => path.replace(/[?#].*$/, '')),
    ),
  ];
}

/** Keys of a site's own that say where a page was before: `oldUrl`, `legacy_path`. */
const oldKeysIn = (raw: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(raw).filter(
    (key) =>
      /^(?:old|legacy|previous|former|original)[-_]?(?:urls?|paths?|address(?:es)?|permalinks?)$/i.test(
        key,
      ) && oldPathsIn(raw[key]).length > 0,
  );

/** Paths in such a value, also of whole addresses. */
const oldPathsIn = (value: unknown): string[] =>
  (readTexts(value) ?? []).flatMap((written) => {
    const path = /^https?:\/\//.test(written) ? URL.parse(written)?.pathname : written;
    return path?.startsWith('/') ? [path] : [];
  });

/** What only we have, of articles and of topics. The address of the page stays, with its slug. */
const ownData = articleData
  .pick({
    slug: true,
    searchFor: true,
    also: true,
    related: true,
    reviewBy: true,
    countries: true,
    translationOf: true,
    ratings: true,
    channels: true,
    services: true,
    video: true,
  })
  .extend({ icon: topicData.shape.icon })
  .partial();

function readOwn(raw: Record<string, unknown>): Record<string, unknown> {
  const given = Object.keys(ownData.shape).filter((key) => raw[key] !== undefined);
  const valid = given.filter((key) => ownData.safeParse({ [key]: raw[key] }).success);
  return Object.fromEntries(valid.map((key) => [key, raw[key]]));
}

const readBoolean = (value: unknown) => (typeof value === 'boolean' ? value : undefined);

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
