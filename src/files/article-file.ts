/** Parses one article or topic file: front matter, text, hashes. */
import { z } from 'zod';
import { once } from '#base/once.ts';
import { articleData, topicData } from '#model/articles/front-matter.ts';
import type { BrokenSource, ContentSource } from '#model/articles/source.ts';
import { analyseMarkdown, leaveInFile } from '#markdown/analyse.ts';
import { checkWords } from '#markdown/check-prose.ts';
import { expandMarkdown, type Expandable } from '#markdown/expand.ts';
import { expandPlain } from '#model/reuse/plain.ts';
import type { Reuse, Use } from '#model/reuse/reuse.ts';
import { withoutComments } from '#html/read-tags.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { ProblemCode } from '#problems/rules.ts';
import { readPlainYaml } from '#problems/plain-yaml.ts';
import { parseYaml, positionsIn, type PositionOf } from '#problems/yaml.ts';
import { withIncluded } from './included.ts';
import { noFrontMatter } from './no-front-matter.ts';
import { repeatsDescription, splitFrontMatter, textHashOf, textStampOf } from './front-matter.ts';

export interface ContentFile {
  /** Path for messages. */
  readonly file: string;
  readonly locale: string;
  /** Path below the locale's folder, with extension. */
  readonly name: string;
  readonly text: string;
  readonly committed: string | undefined;
  /** What its text can use. */
  readonly reuse?: Reuse | undefined;
}

export interface ParsedContentFile {
  /** Absent when the problems leave nothing to use. */
  readonly source?: ContentSource;
  /** What other files may call it, when it cannot be used: links to it are not wrong because of that. */
  readonly broken?: BrokenSource;
  /** Whether its text isn't read yet, so that nothing is known of its problems. */
  readonly isUnread?: boolean;
  /** Variables and snippets that it names. */
  readonly uses?: readonly Use[];
  readonly problems: readonly Problem[];
}

/**
 * Path of an article or topic from its file name below the locale's folder. Disks keep letters composed or
 * decomposed; a path has them composed (NFC), so that translations and links find it.
 *
 * @example contentPathOf('returns/index.md') // => 'returns'
 */
export const contentPathOf = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/\.mdx?$/, '')
    .replace(/(^|\/)index$/, '');

/**
 * Parses a content file. `index.md` is a topic, everything else an article.
 *
 * Problems: `file-empty`, `front-matter-missing`, `file-name`, those of `parseYaml`, `expandMarkdown` and
 * `analyseMarkdown`.
 */
export function parseContentFile(content: ContentFile): ParsedContentFile {
  const { file, text } = content;
  const path = contentPathOf(content.name);
  if (text.trim() === '') {
    return failed('file-empty', 'The file is empty.', 'Write front matter and text, or delete the file.');
  }
  const { yaml, body, firstLine } = splitFrontMatter(text);
  if (yaml === undefined) {
    const { line, message, fix } = noFrontMatter(text);
    return failed('front-matter-missing', message, fix, line);
  }
  const isTopic = isTopicFile(content.name);
  const parsed = parseFront(content, yaml);
  const analysed = analyse(content);
  const { format } = analysed.text;
  const isEmpty = !isTopic && withoutNotes(body, format).trim() === '';
  const inText = [...parsed.problems, ...analysed.problems, ...(isEmpty ? [noText(file, firstLine)] : [])];
  const isUnread = analysed.problems.some(({ code }) => unread.has(code));
  if (parsed.data === undefined || isUnread) {
    const broken = { path, id: valueIn(yaml, 'id'), slug: valueIn(yaml, 'slug') };
    return { broken, uses: analysed.uses, problems: inText.filter(isToMend) };
  }
  const { data, ...words } = withValues(parsed.data, { file, at: parsed.positionOf }, content.reuse);
  const source = {
    ...frontOf(content, data),
    positionOf: parsed.positionOf,
    ...textOf(content, parsed.data, analysed),
  } as ContentSource;
  return {
    source,
    uses: [...analysed.uses, ...words.uses],
    problems: [...inText, ...words.problems, ...inTitles(data, file, parsed.positionOf)]
      .filter(isToMend)
      .map((found) => (isTopic ? found : orDraft(found))),
  };

  /** A draft may be unfinished. */
  function isToMend({ code }: Problem): boolean {
    return (
      !(code === 'placeholder-text' || code === 'file-empty') || !/^draft:[ \t]*true\b/m.test(yaml ?? '')
    );
  }

  function failed(code: Problem['code'], message: string, fix: string, line = 1): ParsedContentFile {
    return {
      broken: { path, id: valueIn(text, 'id'), slug: valueIn(text, 'slug') },
      problems: [problem(code, { file, at: { line, column: 1 } }, message, fix)],
    };
  }
}

/**
 * A content file of which the front matter has been read: its text is when somebody asks for what is in it, and `readNow` gives
 * what the file holds then. `undefined` where the front matter can't be used.
 */
export function parseFrontMatter(
  file: Omit<ContentFile, 'text'>,
  yaml: string,
  readNow: () => string,
): ParsedContentFile | undefined {
  const plain = readPlainYaml(yaml);
  const schema = schemaOf(file.name);
  const written = (plain && schema.safeParse(plain).data) ?? parseFront(file, yaml).data;
  if (!written) return undefined;
  const { data } = withValues(written, { file: file.file, at: () => ({ line: 1, column: 1 }) }, file.reuse);
  const front = { ...frontOf(file, data), positionOf: positionsLater(file.file, readNow) };
  const inText = once(() => {
    const now = { ...file, text: readNow() };
    return textOf(now, written, analyse(now));
  });
  const later = textKeys.map((key) => [key, { get: () => inText()[key], enumerable: true }] as const);
  const source = Object.defineProperties(front, Object.fromEntries(later)) as unknown as ContentSource;
  return { source, problems: [], isUnread: true };
}

/** Positions in the front matter that a file has when somebody asks for one. */
function positionsLater(file: string, readNow: () => string): PositionOf {
  const positionOf = once(() =>
    positionsIn({ file, text: splitFrontMatter(readNow()).yaml ?? '', firstLine: 2 }),
  );
  return (...place) => positionOf()(...place);
}

const isTopicFile = (name: string) => /(^|\/)index\.mdx?$/.test(name);

const schemaOf = (name: string): z.ZodType<Words> => (isTopicFile(name) ? topicData : articleData);

const parseFront = ({ file, name }: Omit<ContentFile, 'text'>, yaml: string) =>
  parseYaml({ file, text: yaml, firstLine: 2, mayBeEmpty: true }, schemaOf(name));

/** What a source is, and says of itself. */
const frontOf = ({ file, locale, name, committed }: Omit<ContentFile, 'text'>, data: Words) => ({
  kind: isTopicFile(name) ? 'topic' : 'article',
  file,
  locale,
  path: contentPathOf(name),
  data,
  committed,
});

/** What of a source is known from its text. */
const textKeys = ['parts', 'text', 'hasBody', 'repeatsDescription', 'textHash', 'stamp'] as const;

function textOf(
  { file, text }: ContentFile,
  { title, description }: Words,
  analysed: ReturnType<typeof analyse>,
): Pick<ContentSource, (typeof textKeys)[number]> {
  const { body } = splitFrontMatter(text);
  return {
    parts: analysed.parts,
    text: leaveInFile(analysed.text, file, analysed),
    hasBody: body.trim() !== '',
    repeatsDescription: repeatsDescription(description, title, analysed.words),
    textHash: textHashOf(title, description, body),
    stamp: textStampOf(title, description, analysed.words),
  };
}

/** With these, nothing is known of a text. */
const unread: ReadonlySet<ProblemCode> = new Set(['merge-conflict', 'text-crowded'] as const);

/** An article that isn't finished may also be a draft. A topic can't. */
const orDraft = (found: Problem): Problem =>
  found.code === 'placeholder-text'
    ? { ...found, fix: found.fix.replace(/\.$/, ', or mark the article "draft: true".') }
    : found;

function inTitles(data: Words, file: string, positionOf: PositionOf): readonly Problem[] {
  return (['title', 'description'] as const).flatMap((key) =>
    checkWords(data[key]).map(({ code, message, fix }) =>
      problem(code, { file, at: positionOf([key]) }, message, fix),
    ),
  );
}

/** What of front matter readers read or search for. */
interface Words {
  readonly title: string;
  readonly description: string;
  readonly keywords?: readonly string[] | undefined;
  readonly searchFor?: readonly string[] | undefined;
}

/**
 * A text with what it takes from elsewhere. Translations follow what its writer wrote: `words` has names of variables and
 * snippets, not what they say.
 */
function analyse({ file, name, text, locale, reuse }: ContentFile) {
  const { body, firstLine } = splitFrontMatter(text);
  const format = name.endsWith('.mdx') ? 'mdx' : 'md';
  const source: Expandable = { file, body, firstLine, format, locale };
  const expanded = reuse && expandMarkdown(source, reuse);
  if (!expanded || expanded.uses.length === 0) return { ...analyseMarkdown(source), uses: [], isMade: false };
  const read = analyseMarkdown({ file, format, body: expanded.text, firstLine: expanded.placeOf });
  const analysed = withIncluded(read, expanded.uses);
  const { words, parts } = analyseMarkdown(source);
  return {
    ...analysed,
    words,
    // A value that differs by language is nothing that a translation has lost.
    parts: {
      ...analysed.parts,
      ...(parts.facts && { facts: parts.facts }),
      // Nor does a text repeat what a variable says.
      ...(parts.contacts && { contacts: parts.contacts }),
    },
    uses: expanded.uses,
    isMade: body !== expanded.text,
    byCountry: expanded.byCountry,
    problems: [...expanded.problems, ...analysed.problems],
  };
}

/** What readers see of front matter, and what finds it, with values. */
function withValues<T extends Words>(
  data: T,
  { file, at }: { readonly file: string; readonly at: PositionOf },
  reuse: Reuse | undefined,
): { readonly data: T; readonly uses: readonly Use[]; readonly problems: readonly Problem[] } {
  if (!reuse) return { data, uses: [], problems: [] };
  const uses: Use[] = [];
  const problems: Problem[] = [];
  const expand = (text: string, ...path: readonly PropertyKey[]) => {
    const expanded = expandPlain(text, { file, at: at(path) }, reuse);
    uses.push(...expanded.uses);
    problems.push(...expanded.problems);
    return expanded.text;
  };
  const expandAll = (key: 'keywords' | 'searchFor') => {
    const words = data[key]?.map((word, index) => expand(word, key, index));
    return words && { [key]: words };
  };
  const { title, description } = data;
  return {
    data: {
      ...data,
      title: expand(title, 'title'),
      description: expand(description, 'description'),
      ...expandAll('keywords'),
      ...expandAll('searchFor'),
    },
    uses,
    problems,
  };
}

const noText = (file: string, line: number) =>
  problem(
    'file-empty',
    { file, at: { line, column: 1 } },
    'The article has no text.',
    'Write a text, or delete the file.',
  );

/** A value of front matter that cannot be read as a whole. */
const valueIn = (yaml: string, key: string) =>
  new RegExp(`^${key}:[ \\t]*["']?([\\p{L}\\p{M}\\p{N}-]+)`, 'mu').exec(yaml)?.[1];

/** A text without its writer's own notes. */
const withoutNotes = (body: string, format: 'md' | 'mdx') =>
  format === 'mdx'
    ? body.replace(/\{\s*\/\*[^]*?\*\/\s*\}/g, '')
    : body.includes('<!--')
      ? withoutComments(body)
      : body;
