/** Parses one article or topic file: front matter, text, hashes. */
import { z } from 'zod';
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
import { parseYaml, type PositionOf } from '#problems/yaml.ts';
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
  const format = content.name.endsWith('.mdx') ? 'mdx' : 'md';
  const isTopic = /(^|\/)index\.mdx?$/.test(content.name);
  const schema: z.ZodType = isTopic ? topicData : articleData;
  const parsed = parseYaml({ file, text: yaml, firstLine: 2, mayBeEmpty: true }, schema);
  const analysed = analyse({ file, body, firstLine, format, locale: content.locale }, content.reuse);
  const isEmpty = !isTopic && withoutNotes(body, format).trim() === '';
  const inText = [...parsed.problems, ...analysed.problems, ...(isEmpty ? [noText(file, firstLine)] : [])];
  const isUnread = analysed.problems.some(({ code }) => unread.has(code));
  if (parsed.data === undefined || isUnread) {
    const broken = { path, id: valueIn(yaml, 'id'), slug: valueIn(yaml, 'slug') };
    return { broken, uses: analysed.uses, problems: inText.filter(isToMend) };
  }
  const written = parsed.data as Words;
  const { data, ...words } = withValues(written, { file, at: parsed.positionOf }, content.reuse);
  const source = {
    kind: isTopic ? 'topic' : 'article',
    file,
    locale: content.locale,
    path,
    data,
    positionOf: parsed.positionOf,
    parts: analysed.parts,
    text: leaveInFile(analysed.text, file, analysed),
    hasBody: body.trim() !== '',
    repeatsDescription: repeatsDescription(written.description, written.title, analysed.words),
    textHash: textHashOf(written.title, written.description, body),
    stamp: textStampOf(written.title, written.description, analysed.words),
    committed: content.committed,
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
function analyse(source: Expandable, reuse: Reuse | undefined) {
  const { file, body, format } = source;
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
