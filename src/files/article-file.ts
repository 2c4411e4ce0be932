/** Parses one article or topic file: front matter, text, hashes. */
import { z } from 'zod';
import { articleData, topicData } from '#model/articles/front-matter.ts';
import type { BrokenSource, ContentSource } from '#model/articles/source.ts';
import { analyseMarkdown, leaveInFile } from '#markdown/analyse.ts';
import { checkWords } from '#markdown/check-prose.ts';
import { withoutComments } from '#html/read-tags.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { parseYaml } from '#problems/yaml.ts';
import { splitFrontMatter, textHashOf, textStampOf } from './front-matter.ts';

export interface ContentFile {
  /** Path for messages. */
  readonly file: string;
  readonly locale: string;
  /** Path below the locale's folder, with extension. */
  readonly name: string;
  readonly text: string;
  readonly committed: string | undefined;
}

export interface ParsedContentFile {
  /** Absent when the problems leave nothing to use. */
  readonly source?: ContentSource;
  /** What other files may call it, when it cannot be used: links to it are not wrong because of that. */
  readonly broken?: BrokenSource;
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
 * Problems: `file-empty`, `front-matter-missing`, `file-name`, those of `parseYaml` and `analyseMarkdown`.
 */
export function parseContentFile(content: ContentFile): ParsedContentFile {
  const { file, text } = content;
  const path = contentPathOf(content.name);
  if (text.trim() === '') {
    return failed('file-empty', 'The file is empty.', 'Write front matter and text, or delete the file.');
  }
  const { yaml, body, firstLine } = splitFrontMatter(text);
  if (yaml === undefined) return failed('front-matter-missing', ...noFrontMatter(text));
  const format = content.name.endsWith('.mdx') ? 'mdx' : 'md';
  const isTopic = /(^|\/)index\.mdx?$/.test(content.name);
  const schema: z.ZodType = isTopic ? topicData : articleData;
  const parsed = parseYaml({ file, text: yaml, firstLine: 2 }, schema);
  const analysed = analyseMarkdown({ file, body, firstLine, format });
  const isEmpty = !isTopic && withoutNotes(body, format).trim() === '';
  const inText = [...parsed.problems, ...analysed.problems, ...(isEmpty ? [noText(file, firstLine)] : [])];
  if (parsed.data === undefined) {
    const broken = { path, id: written(yaml, 'id'), slug: written(yaml, 'slug') };
    return { broken, problems: inText.filter(isToMend) };
  }
  const data = parsed.data as { readonly title: string; readonly description: string };
  const inWords = (['title', 'description'] as const).flatMap((key) =>
    checkWords(data[key]).map((found) =>
      problem(found.code, { file, at: parsed.positionOf([key]) }, found.message, found.fix),
    ),
  );
  const source = {
    kind: isTopic ? 'topic' : 'article',
    file,
    locale: content.locale,
    path,
    data,
    positionOf: parsed.positionOf,
    parts: analysed.parts,
    text: leaveInFile(analysed.text, file),
    hasBody: body.trim() !== '',
    textHash: textHashOf(data.title, data.description, body),
    stamp: textStampOf(data.title, data.description, analysed.words),
    committed: content.committed,
  } as ContentSource;
  return { source, problems: [...inText, ...inWords].filter(isToMend) };

  /** A draft may be unfinished. */
  function isToMend({ code }: Problem): boolean {
    return (
      !(code === 'placeholder-text' || code === 'file-empty') || !/^draft:[ \t]*true\b/m.test(yaml ?? '')
    );
  }

  function failed(code: Problem['code'], message: string, fix: string): ParsedContentFile {
    return {
      broken: { path, id: written(text, 'id'), slug: written(text, 'slug') },
      problems: [problem(code, { file, at: { line: 1, column: 1 } }, message, fix)],
    };
  }
}

const noFrontMatter = (text: string): [message: string, fix: string] =>
  text.startsWith('---\n')
    ? ["The front matter isn't closed.", 'Write a line "---" below its last key.']
    : [
        "The file doesn't begin with front matter.",
        'Begin with a line "---", then "title:" and "description:", then a line "---".',
      ];

const noText = (file: string, line: number) =>
  problem(
    'file-empty',
    { file, at: { line, column: 1 } },
    'The article has no text.',
    'Write a text, or delete the file.',
  );

/** A value of front matter that cannot be read as a whole. */
const written = (yaml: string, key: string) =>
  new RegExp(`^${key}:[ \\t]*["']?([\\p{L}\\p{M}\\p{N}-]+)`, 'mu').exec(yaml)?.[1];

/** A text without its writer's own notes. */
const withoutNotes = (body: string, format: 'md' | 'mdx') =>
  format === 'mdx'
    ? body.replace(/\{\s*\/\*[^]*?\*\/\s*\}/g, '')
    : body.includes('<!--')
      ? withoutComments(body)
      : body;
