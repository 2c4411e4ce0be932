/** Reads the saved replies of a content folder. */
import { join } from 'node:path';
import { checkWords } from '#markdown/check-prose.ts';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { expandMarkdown } from '#markdown/expand.ts';
import {
  isPlaceholder,
  placeholderInAddress,
  placeholders,
  unknownPlaceholder,
} from '#model/replies/placeholders.ts';
import { replyData, replyName, type Reply } from '#model/replies/reply.ts';
import { expandPlain } from '#model/reuse/plain.ts';
import type { Reuse, Use } from '#model/reuse/reuse.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { parseYaml } from '#problems/yaml.ts';
import type { Site } from '#site/site.ts';
import { splitFrontMatter } from './front-matter.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';
import { walk } from './walk.ts';
import { unknownLocale } from '#site/unknown-locale.ts';
import { withIncluded } from './included.ts';

/** The folder of saved replies. */
export const repliesDir = ({ contentDir }: Pick<Places, 'contentDir'>): string => join(contentDir, 'replies');

export interface ReadReplies {
  readonly replies: readonly Reply[];
  /** Where replies name variables and snippets. */
  readonly uses: readonly Use[];
  readonly problems: readonly Problem[];
}

/**
 * All replies, by file. Problems: those of reading, of front matter and of the text; `file-unknown`, `file-empty`,
 * `front-matter-missing`, `unknown-locale`, `reply-placeholder`.
 */
export function readReplies(
  places: Pick<Places, 'contentDir' | 'unsaved'>,
  { locales }: Site,
  reuseOf: (locale: string) => Reuse,
): ReadReplies {
  const folder = repliesDir(places);
  const { files, problems: found } = walk(folder, { within: places.contentDir });
  const ids = locales.map(({ id }) => id);
  const read = files.map((path): ReadReply => {
    const file = shownPath(join(folder, path));
    const [locale = '', ...rest] = path.split('/');
    const name = rest.join('/').replace(/\.md$/, '');
    if (!path.endsWith('.md') || !replyName.test(name)) return broken(unknownFile(file));
    if (!ids.includes(locale))
      return broken(unknownLocale(locale, ids, { file }, `${didYouMean(locale, ids)}Move the file. `));
    const { text, problems } = readTextFile(join(folder, path), places);
    if (problems) return broken(...problems);
    return parseReply({ file, locale, name, text }, reuseOf(locale));
  });
  return {
    replies: read.flatMap(({ reply }) => reply ?? []),
    uses: read.flatMap(({ uses }) => uses),
    problems: [...found, ...read.flatMap(({ problems }) => problems)],
  };
}

interface ReadReply extends Omit<ReadReplies, 'replies'> {
  readonly reply?: Reply;
}

const broken = (...problems: readonly Problem[]): ReadReply => ({ uses: [], problems });

const unknownFile = (file: string) =>
  problem(
    'file-unknown',
    { file },
    `"${file}" is not a saved reply.`,
    'Name it replies/<locale>/<name>.md, with small letters (a-z), digits and hyphens; folders are allowed.',
  );

/** One reply. Placeholders of helpdesks stay in its text; variables and snippets are put in. */
export function parseReply(
  { file, locale, name, text }: Record<'file' | 'locale' | 'name' | 'text', string>,
  reuse: Reuse,
): ReadReply {
  const { yaml, body, firstLine } = splitFrontMatter(text);
  if (yaml === undefined) return broken(noFrontMatter(file));
  const parsed = parseYaml({ file, text: yaml, firstLine: 2 }, replyData);
  const known = reuse.values ?? new Map<string, string>();
  const expanded = expandMarkdown(
    { file, locale, body, firstLine, format: 'md' },
    { ...reuse, values: new Map([...known, ...kept]) },
  );
  const source = { file, body: expanded.text, firstLine: expanded.placeOf, format: 'md' } as const;
  const analysed = withIncluded(analyseMarkdown(source), expanded.uses);
  const strangers = expanded.uses.filter(
    ({ kind, name: used }) => kind === 'variable' && !isPlaceholder(used) && !known.has(used),
  );
  const problems = [
    ...parsed.problems,
    ...expanded.problems.filter(({ code }) => code !== 'variable-unknown'),
    ...strangers.map((use) => unknownPlaceholder(use, known.keys())),
    ...analysed.parts.links.flatMap(({ target, at }) => placeholderInAddress(target, { file, at }) ?? []),
    ...analysed.problems,
    ...(body.trim() === '' ? [noText(file, firstLine)] : []),
  ];
  const uses = expanded.uses.filter((use) => use.kind === 'snippet' || known.has(use.name));
  if (parsed.data === undefined) return { uses, problems };
  const where = { file, at: parsed.positionOf(['title']) };
  const title = expandPlain(parsed.data.title, where, reuse);
  return {
    reply: {
      kind: 'topic',
      path: '',
      file,
      locale,
      name,
      title: title.text,
      keywords: parsed.data.keywords ?? [],
      tags: parsed.data.tags ?? [],
      parts: analysed.parts,
      text: analysed.text,
    },
    uses: [...uses, ...title.uses],
    problems: [
      ...problems,
      ...title.problems,
      ...checkWords(title.text).map((word) => problem(word.code, where, word.message, word.fix)),
    ],
  };
}

/** What stands for itself until a helpdesk fills it in. */
const kept = Object.keys(placeholders).map((name) => [name, `{{${name}}}`] as const);

const noFrontMatter = (file: string) =>
  problem(
    'front-matter-missing',
    { file, at: { line: 1, column: 1 } },
    "The file doesn't begin with front matter.",
    'Begin with a line "---", then "title:", then a line "---".',
  );

const noText = (file: string, line: number) =>
  problem(
    'file-empty',
    { file, at: { line, column: 1 } },
    'The reply has no text.',
    'Write a text, or delete the file.',
  );
