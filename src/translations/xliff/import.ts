/** XLIFF that translators sent back becomes content files, each only if all of it is there and right. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { countOf } from '#base/count-of.ts';
import { contentHash } from '#base/content-hash.ts';
import { isWithin, nameBelow } from '#base/file-paths.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import { removeFrontMatterKey, setFrontMatterKey } from '#files/edit-front-matter.ts';
import { splitFrontMatter } from '#files/front-matter.ts';
import { parseContentFile } from '#files/article-file.ts';
import { readReuse, stampOfSnippet } from '#files/read-reuse.ts';
import { readTextFile } from '#files/text-file.ts';
import type { ContentSource } from '#model/articles/source.ts';
import { fileIn } from '#model/articles/status.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { Reuse, Snippet } from '#model/reuse/reuse.ts';
import { snippetSources } from '#model/reuse/snippet-translations.ts';
import { isError } from '#problems/problem.ts';
import { didYouMean } from '#problems/nearest.ts';
import { findStamped, textOf } from '../diff.ts';
import { parsedAs, pastFileTexts, pastTexts, type FileText } from '../past-texts.ts';
import { scaffoldTranslation } from '../scaffold.ts';
import type { Inline } from './inline.ts';
import { withCodes } from './match.ts';
import type { ReadFile, ReadXliff, TargetPiece } from './read.ts';
import { keysIn, translate, unitsOf, type TranslatedFile, type TranslatedKeys } from './units.ts';

export interface ImportOptions {
  readonly contentDir: string;
  /** Whether a machine translated the texts, and nobody has read them. */
  readonly isMachineTranslated: boolean;
  /** Whether it only says what it would write. */
  readonly isDry?: boolean;
}

/** Files that were written, and why others were not: lines for people, with the line of the document. */
export interface ImportResult {
  readonly written: readonly string[];
  readonly refused: readonly string[];
}

/** Writes the translations of a document. */
export function importXliff(centre: HelpCentre, document: ReadXliff, options: ImportOptions): ImportResult {
  const locale = centre.site.locales.find(
    ({ lang }) => lang.toLowerCase() === document.targetLang.toLowerCase(),
  );
  if (!locale) {
    const known = centre.site.locales.map(({ lang }) => lang);
    const hint = didYouMean(document.targetLang, known);
    return {
      written: [],
      refused: [`1: The target language "${document.targetLang}" isn't one of the site. ${hint}`],
    };
  }
  const sources = sourcesByName(centre, options.contentDir);
  const snippets = snippetsByName(centre, options.contentDir);
  // That a text includes one is right; what it says there is of no matter.
  const included = new Map(centre.snippets.map((snippet) => [snippet.name, snippet]));
  const reuse = {
    ...readReuse({ contentDir: options.contentDir }, centre.site).of(locale.id),
    snippets: included,
  };
  const written: string[] = [];
  const refused: string[] = [];
  for (const file of document.files) {
    const original = sources.get(file.original);
    const snippet = snippets.get(file.original);
    const known = [...sources.keys(), ...snippets.keys()];
    const result =
      (original ?? snippet)?.locale === locale.id
        ? [`${file.line}: "${file.original}" is written in "${locale.id}" already.`]
        : original
          ? importFile(file, original, { ...options, locale: locale.id, reuse })
          : snippet
            ? importSnippet(file, snippet, { ...options, locale: locale.id })
            : [`${file.line}: There is no source "${file.original}". ${didYouMean(file.original, known)}`];
    if (typeof result === 'string') written.push(result);
    else refused.push(...result);
  }
  return { written, refused };
}

function sourcesByName(centre: HelpCentre, contentDir: string): ReadonlyMap<string, ContentSource> {
  const groups = [...centre.articles.values(), ...centre.topics.values()];
  const originals = groups.flatMap(({ translations }) =>
    [...translations.values()].filter(({ state }) => state === 'source').map(({ source }) => source),
  );
  return new Map(
    originals.map((source) => [nameBelow(contentDir, resolve(source.file)) ?? source.file, source]),
  );
}

function snippetsByName({ snippets, site }: HelpCentre, contentDir: string): ReadonlyMap<string, Snippet> {
  const originals = [...snippetSources(snippets, site).values()];
  return new Map(
    originals.map((snippet) => [nameBelow(contentDir, resolve(snippet.file)) ?? snippet.file, snippet]),
  );
}

/** The path written, or why nothing was. A machine's text has no stamp: it gets one when a person has read it. */
function importSnippet(
  file: ReadFile,
  original: Snippet,
  options: ImportOptions & { readonly locale: string },
): string | readonly string[] {
  const text = exportedText(file, original, () => pastFileTexts(original.file));
  if (text === undefined) return [changedSince(file, original)];
  const read = targetsOf(file, unitsOf(text, 'md'));
  if (read.wrong.length > 0) return read.wrong;
  const { body, lost } = translate(text, 'md', read.targets);
  if (lost.length > 0) return lost.map((name) => unwritten(file, name));
  const path = resolve(options.contentDir, 'snippets', options.locale, `${original.name}.md`);
  const stamp = stampOfSnippet(splitFrontMatter(text).body);
  const front = setFrontMatterKey('---\n---\n', 'translationOf', stamp);
  if (!options.isDry) writeAtomically(path, options.isMachineTranslated ? body : front + body);
  return path;
}

const changedSince = ({ line }: ReadFile, { file }: { readonly file: string }) =>
  `${line}: ${file} has changed since it was exported, and no commit has that text. Export it again.`;

const unwritten = (file: ReadFile, name: string) =>
  `${lineOf(file, name)}: The target can't be written as text. Simplify it.`;

/** The path written, or why nothing was. */
function importFile(
  file: ReadFile,
  original: ContentSource,
  options: ImportOptions & { readonly locale: string; readonly reuse: Reuse },
): string | readonly string[] {
  const text = exportedText(file, original, () => pastTexts(original));
  if (text === undefined) return [changedSince(file, original)];
  const followed = parsedAs(original, text);
  const read = targetsOf(file, unitsOf(text, original.text.format));
  if (!followed || read.wrong.length > 0) return read.wrong;
  const result = translate(text, original.text.format, read.targets);
  if (result.lost.length > 0) return result.lost.map((name) => unwritten(file, name));
  const path = resolve(fileIn(original, options.locale));
  if (!isWithin(options.contentDir, path))
    return [`${file.line}: "${file.original}" lies outside the content folder.`];
  const content = contentOf(path, followed, { text, result, isMachine: options.isMachineTranslated });
  const name = `${original.path}${original.kind === 'topic' ? '/index' : ''}.${original.text.format}`;
  const { problems } = parseContentFile({
    file: path,
    locale: options.locale,
    name,
    text: content,
    committed: undefined,
    reuse: options.reuse,
  });
  const errors = problems.filter(isError);
  if (errors.length > 0) return errors.map(({ message, fix }) => `${file.line}: ${message} ${fix}`);
  if (!options.isDry) writeAtomically(path, content);
  return path;
}

const lineOf = (file: ReadFile, name: string) =>
  file.units.find((unit) => unit.name === name)?.line ?? file.line;

/** The source as it was exported: as it is now, or in a commit. */
function exportedText(
  { hash }: ReadFile,
  original: Pick<ContentSource, 'file'>,
  past: () => Iterable<FileText> | undefined,
): string | undefined {
  const now = textOf(original);
  if (contentHash(now) === hash) return now;
  for (const { text } of past() ?? []) if (contentHash(text) === hash) return text;
  return undefined;
}

function targetsOf(file: ReadFile, units: ReturnType<typeof unitsOf>) {
  const wrong: string[] = [];
  const targets = new Map<string, readonly Inline[]>();
  const names = new Set(units.map(({ name }) => name));
  const seen = new Map<string, ReadFile['units'][number]>();
  for (const unit of file.units) {
    if (!names.has(unit.name))
      wrong.push(`${unit.line}: The source has no unit ${JSON.stringify(unit.name)}.`);
    else if (seen.has(unit.name)) wrong.push(`${unit.line}: The unit "${unit.name}" is there twice.`);
    else seen.set(unit.name, unit);
  }
  const missing = units.filter(({ name, content }) => {
    const target = seen.get(name)?.target;
    return !target || (content.some(isWords) && !hasWords(target));
  });
  if (missing.length > 0)
    wrong.push(
      `${file.line}: ${file.original} isn't translated yet: ${missing.length} of ${countOf(units.length, 'segment')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    );
  for (const { name, content } of units) {
    const unit = seen.get(name);
    if (!unit?.target) continue;
    const found = withCodes(content, unit.target);
    if ('wrong' in found) wrong.push(`${unit.line}: ${found.wrong} Copy the codes of the source.`);
    else targets.set(name, found.content);
  }
  return { targets, wrong };
}

const isWords = (piece: Inline) => piece.kind === 'text' && piece.text.trim() !== '';

const hasWords = (target: readonly TargetPiece[]): boolean =>
  target.some((piece) =>
    typeof piece === 'string' ? piece.trim() !== '' : 'content' in piece && hasWords(piece.content),
  );

/** The text that an existing translation follows, if git has it. */
function followedBy(existing: string | undefined, original: ContentSource): string | undefined {
  const { yaml = '' } = splitFrontMatter(existing ?? '');
  const stamp = /^translationOf:[ \t]*["']?([\w-]+)/m.exec(yaml)?.[1];
  const found = stamp === undefined ? undefined : findStamped(original, stamp);
  return typeof found === 'object' ? found.text : undefined;
}

/** The first words of a list follow those of the source. A translation may have more, which nobody was asked for: they stay. */
function withOwnWords(
  keys: TranslatedKeys,
  before: TranslatedKeys,
  followed: TranslatedKeys,
): TranslatedKeys {
  return Object.fromEntries(
    Object.entries(keys).map(([key, value]) => {
      const own = before[key];
      if (typeof value === 'string' || own === undefined || typeof own === 'string') return [key, value];
      return [key, [...new Set([...value, ...own.slice(followed[key]?.length ?? 0)])]];
    }),
  );
}

/** The whole file: front matter that is there already stays, but for what was translated. */
function contentOf(
  path: string,
  original: ContentSource,
  {
    text,
    result,
    isMachine,
  }: { readonly text: string; readonly result: TranslatedFile; readonly isMachine: boolean },
): string {
  const existing = existsSync(path) ? readTextFile(path).text : undefined;
  const base = existing ?? removeFrontMatterKey(scaffoldTranslation(text, original.kind), 'draft');
  const front = base.slice(0, base.length - splitFrontMatter(base).body.length);
  const before = existing === undefined ? {} : keysIn(existing);
  const keys = withOwnWords(result.keys, before, keysIn(followedBy(existing, original) ?? text));
  const translated = Object.entries(keys).reduce(
    (all, [key, value]) =>
      JSON.stringify(value) === JSON.stringify(before[key])
        ? all
        : setFrontMatterKey(all, key, JSON.stringify(value)),
    front,
  );
  const stamped = setFrontMatterKey(
    removeFrontMatterKey(translated, 'machineTranslated'),
    'translationOf',
    original.stamp,
  );
  return (isMachine ? setFrontMatterKey(stamped, 'machineTranslated', 'true') : stamped) + result.body;
}
