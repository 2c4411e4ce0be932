/** Creates the file of an article, for `fener new` and `fener gaps`. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeAtomically } from '#base/write-atomically.ts';
import { deviceNames } from '#base/file-paths.ts';
import { setFrontMatterKey } from '#files/edit-front-matter.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { readContent, readSite } from '#files/read-content.ts';
import { readRetired } from '#files/read-retired.ts';
import { readTemplates } from '#files/read-templates.ts';
import { makeArticleId } from '#import/tree/slugs.ts';
import { newArticle, newTopic } from '#model/articles/scaffold.ts';
import { shortenSlug, toSlug } from '#model/slug.ts';
import { formatProblems } from '#problems/format.ts';
import { didYouMean } from '#problems/nearest.ts';
import { isError } from '#problems/problem.ts';
import { readChoice, UsageError } from './command.ts';
import { nothingChanged } from './dry-run.ts';

const sentence = (name: string) => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

interface NewArticle {
  readonly title?: string | undefined;
  readonly type?: string | undefined;
  /** Text behind that of the template. */
  readonly more?: string | undefined;
  /** Whether it only says what it would write. */
  readonly isDry?: boolean;
}

/** Writes a draft of an article, and the topics above it that don't exist yet; says which files those are. */
export function makeArticle(
  path: string,
  locale: string,
  { title, type, more = '', isDry = false }: NewArticle,
): void {
  const { contentDir } = placesFrom(process.env);
  const template = type === undefined ? undefined : templateOf(type);
  const parts = path
    .replace(/\.mdx?$/, '')
    .split(/[\\/]/)
    .map((part) => shortenSlug(toSlug(part)))
    .filter(Boolean);
  const name = parts.at(-1);
  if (name === undefined) throw new UsageError(`"${path}" contains no letter or digit, so it makes no name.`);
  const device = parts.find((part) => deviceNames.has(part));
  if (device !== undefined)
    throw new UsageError(`Windows keeps the name "${device}" for a device. Choose another.`);
  const base = join(contentDir, 'articles', locale);
  const file = join(base, `${parts.join('/')}.md`);
  if (existsSync(file)) throw new Error(`${shownPath(file)} already exists.`);
  const isLocal = locale !== readLocale(undefined);
  const original = join(contentDir, 'articles', readLocale(undefined), `${parts.join('/')}.md`);
  if (isLocal && existsSync(original))
    throw new UsageError(
      `${shownPath(original)} is there. Translate it: npx fener new translation ${parts.join('/')} ${locale}`,
    );
  const topics = parts
    .slice(0, -1)
    .map((_, depth) => join(base, ...parts.slice(0, depth + 1), 'index.md'))
    .filter((topic) => !existsSync(topic));
  const taken = new Set([
    ...readContent(placesFrom(process.env)).sources.flatMap(({ data }) => ('id' in data ? data.id : [])),
    // Ids of articles that are gone stay theirs.
    ...readRetired(placesFrom(process.env)).retired.keys(),
  ]);
  const id = makeArticleId(name, taken);
  const heading = title ?? sentence(name);
  const text =
    template === undefined || type === undefined
      ? newArticle(id, heading)
      : fromTemplate(template, { id, title: JSON.stringify(heading), type, draft: 'true' });
  writeNew(
    [
      ...topics.map((topic) => [topic, newTopic(sentence(basename(dirname(topic))))] as const),
      // An article without a text in the source locale says where it belongs.
      [file, (isLocal ? setFrontMatterKey(text, 'locales', `[${locale}]`) : text) + more],
    ],
    { isDry, next: ['It is a draft. To publish it, remove "draft: true".'] },
  );
}

/** Writes files and says what is next, or says which files it would write. */
export function writeNew(
  files: readonly (readonly [path: string, text: string])[],
  { isDry, next }: { readonly isDry: boolean; readonly next: readonly string[] },
): void {
  if (!isDry) for (const [path, text] of files) writeAtomically(path, text);
  const names = files.map(([path]) => shownPath(path));
  process.stdout.write(`${[...names, ...(isDry ? ['', nothingChanged] : next)].join('\n')}\n`);
}

function templateOf(type: string): string | undefined {
  const { texts, problems } = readTemplates(placesFrom(process.env));
  const own = problems.filter(isError);
  if (own.length > 0) throw new Error(formatProblems(own, 'text'));
  return texts.get(readChoice('type', type, [...texts.keys()]));
}

/** A template with the keys of an article; its review is due in a year. */
function fromTemplate(template: string, keys: Readonly<Record<string, string>>): string {
  const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace('02-29', '02-28');
  const all = { ...keys, ...(/^reviewBy:/m.test(template) && { reviewBy: inAYear }) };
  return Object.entries(all).reduce((text, [key, value]) => setFrontMatterKey(text, key, value), template);
}

const today = new Date().toISOString().slice(0, 10);

/** A locale of the site: the one that is wanted, or else the source locale. Throws a `UsageError` for another. */
export function readLocale(wanted: string | undefined): string {
  const { site } = readSite(placesFrom(process.env));
  const locales = site?.locales.map(({ id }) => id) ?? [];
  const locale = wanted ?? site?.source.id ?? 'en';
  if (locales.includes(locale)) return locale;
  throw new UsageError(
    `"${locale}" is not a locale of site.yaml. ${didYouMean(locale, locales)}Known: ${locales.join(', ')}.`,
  );
}
