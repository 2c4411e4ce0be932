/** Creates an article and the topics above it. Exit code 0: created, 1: it exists already, 2: wrong usage. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { deviceNames } from '#base/file-paths.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { readContent, readSite } from '#files/read-content.ts';
import { makeArticleId } from '#import/tree/slugs.ts';
import { newArticle, newTopic } from '#model/articles/scaffold.ts';
import { shortenSlug, toSlug } from '#model/slug.ts';
import { didYouMean } from '#problems/nearest.ts';
import { runCommand, UsageError } from './command.ts';

const usage = `Usage: npm run new -- article <topic/path/name> [--locale en] [--title "What customers ask"]

Creates a draft of an article, and the topics above it that don't exist yet.

  --locale   locale of the article (default: the source locale)
  --title    the customer's question (default: the name of the article)

Environment variables (see README): CONTENT_DIR
`;

const sentence = (name: string) => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function makeArticle(path: string, locale: string, title: string | undefined): number {
  const { contentDir } = placesFrom(process.env);
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
  mkdirSync(dirname(file), { recursive: true });
  const topics = parts.slice(0, -1).map((_, depth) => join(base, ...parts.slice(0, depth + 1), 'index.md'));
  for (const topic of topics.filter((topicFile) => !existsSync(topicFile))) {
    writeFileSync(topic, newTopic(sentence(basename(dirname(topic)))));
    process.stdout.write(`${shownPath(topic)}\n`);
  }
  const taken = new Set(
    readContent(placesFrom(process.env)).sources.flatMap(({ data }) => ('id' in data ? data.id : [])),
  );
  const id = makeArticleId(name, taken);
  writeFileSync(file, newArticle(id, title ?? sentence(name)));
  process.stdout.write(`${shownPath(file)}\nIt is a draft. To publish it, remove "draft: true".\n`);
  return 0;
}

function readLocale(wanted: string | undefined): string {
  const { site } = readSite(placesFrom(process.env));
  const locales = site?.locales.map(({ id }) => id) ?? [];
  const locale = wanted ?? site?.source.id ?? 'en';
  if (locales.includes(locale)) return locale;
  throw new UsageError(
    `"${locale}" is not a locale of site.yaml. ${didYouMean(locale, locales)}Known: ${locales.join(', ')}.`,
  );
}

await runCommand({
  usage,
  options: { locale: { type: 'string' }, title: { type: 'string' } },
  words: 2,
  run(values, [kind, path]) {
    if (kind !== 'article' || !path) throw new UsageError('Say what to create: "article" and its path.');
    return makeArticle(path, readLocale(values.locale), values.title);
  },
});
