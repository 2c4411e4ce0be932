/**
 * Creates an article and the topics above it, or adds a language. Exit code 0: created, 1: it exists already,
 * 2: wrong usage.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { deviceNames } from '#base/file-paths.ts';
import { addLocaleToSite } from '#files/add-locale.ts';
import { placesFrom, shownPath, type Places } from '#files/places.ts';
import { setFrontMatterKey } from '#files/edit-front-matter.ts';
import { readTemplates } from '#files/read-templates.ts';
import { readRetired } from '#files/read-retired.ts';
import { readContent, readSite } from '#files/read-content.ts';
import { languageName, tagMeant } from '#i18n/language-tags.ts';
import { shippedLanguages } from '#i18n/shipped.ts';
import { makeArticleId } from '#import/tree/slugs.ts';
import { fileIn } from '#model/articles/status.ts';
import { readTextFile } from '#files/text-file.ts';
import { scaffoldTranslation } from '#translations/scaffold.ts';
import { newArticle, newTopic } from '#model/articles/scaffold.ts';
import { shortenSlug, toSlug } from '#model/slug.ts';
import { formatProblems } from '#problems/format.ts';
import { didYouMean } from '#problems/nearest.ts';
import { isError } from '#problems/problem.ts';
import { localeId } from '#site/site-data.ts';
import { readChoice, runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener new article <topic/path/name> [--locale en] [--title "What customers ask"] [--type how-to]
       npx fener new translation <id> <locale>
       npx fener new locale <language tag>

"article" creates a draft of an article, and the topics above it that don't exist yet.

  --locale   locale of the article (default: the source locale)
  --title    the question in the customer's words (default: the name of the article)
  --type     how-to, troubleshooting, faq, policy, or a file in content/templates/, by its name

"translation" copies an article, or a topic named by its folder, to where its translation belongs, ready to be
translated. An article is a draft until you remove "draft: true".

"locale" adds a language, such as "fr" or "pt-br", to site.yaml. If Fener has no messages in the
language, it writes them to locales/ in English, for you to translate.

Environment variables (see README): CONTENT_DIR, LOCALES_DIR
`;

const sentence = (name: string) => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function makeArticle(
  path: string,
  locale: string,
  { title, type }: { readonly title?: string | undefined; readonly type?: string | undefined },
): number {
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
  mkdirSync(dirname(file), { recursive: true });
  const topics = parts.slice(0, -1).map((_, depth) => join(base, ...parts.slice(0, depth + 1), 'index.md'));
  for (const topic of topics.filter((topicFile) => !existsSync(topicFile))) {
    writeFileSync(topic, newTopic(sentence(basename(dirname(topic)))));
    process.stdout.write(`${shownPath(topic)}\n`);
  }
  const taken = new Set([
    ...readContent(placesFrom(process.env)).sources.flatMap(({ data }) => ('id' in data ? data.id : [])),
    // Ids of articles that are gone stay theirs.
    ...readRetired(placesFrom(process.env)).retired.keys(),
  ]);
  const id = makeArticleId(name, taken);
  const heading = title ?? sentence(name);
  writeFileSync(
    file,
    template === undefined || type === undefined
      ? newArticle(id, heading)
      : fromTemplate(template, { id, title: JSON.stringify(heading), type, draft: 'true' }),
  );
  process.stdout.write(`${shownPath(file)}\nIt is a draft. To publish it, remove "draft: true".\n`);
  return 0;
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

function readLocale(wanted: string | undefined): string {
  const { site } = readSite(placesFrom(process.env));
  const locales = site?.locales.map(({ id }) => id) ?? [];
  const locale = wanted ?? site?.source.id ?? 'en';
  if (locales.includes(locale)) return locale;
  throw new UsageError(
    `"${locale}" is not a locale of site.yaml. ${didYouMean(locale, locales)}Known: ${locales.join(', ')}.`,
  );
}

function makeTranslation(id: string, wanted: string): number {
  const locale = readLocale(wanted);
  const { sources, site } = readContent(placesFrom(process.env));
  const own = sources.filter((source) => (source.kind === 'article' ? source.data.id : source.path) === id);
  const original = own.find((source) => source.locale === site?.source.id) ?? own[0];
  if (!original) {
    const known = sources.map((source) => (source.kind === 'article' ? source.data.id : source.path));
    throw new UsageError(`There is no article or topic "${id}". ${didYouMean(id, known)}`);
  }
  const file = resolve(fileIn(original, locale));
  if (existsSync(file)) throw new Error(`${shownPath(file)} already exists.`);
  const read = readTextFile(resolve(original.file));
  if (read.problems) throw new Error(formatProblems(read.problems, 'text'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, scaffoldTranslation(read.text, original.kind));
  const steps = [
    'Translate title, description, keywords and text. Keep the id and the ids of headings.',
    'Add "slug:" with the last part of the address in this language, if it should differ.',
    ...(original.kind === 'article' ? ['Remove "draft: true". Until then, readers see the source.'] : []),
    `Run: npx fener translations --stamp ${shownPath(file)}`,
  ];
  process.stdout.write(`${shownPath(file)}\n${steps.map((step) => `  - ${step}\n`).join('')}`);
  return 0;
}

function makeLocale(text: string): number {
  const id = text.toLowerCase();
  const name = languageName(id);
  if (name === undefined || !localeId.safeParse(id).success) {
    const meant = tagMeant(text);
    throw new UsageError(
      `"${text}" is not a language tag (BCP 47). ${meant === undefined ? 'Write it like "fr" or "pt-br".' : `Did you mean "${meant}"?`}`,
    );
  }
  const places = placesFrom(process.env);
  const { problems } = readSite(places);
  if (problems.some(isError)) throw new Error(formatProblems(problems, 'text'));
  const { shipped, written } = addLocaleToSite(places, id);
  const lines = [
    ...written.map((file) => shownPath(file)),
    '',
    `${name} is a language of the site now. Next:`,
    ...nextSteps(id, shipped, places).map((step) => `  - ${step}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function nextSteps(id: string, shipped: string | undefined, places: Places): readonly string[] {
  const messages = shownPath(join(places.localesDir, id));
  const isReviewed = shippedLanguages.some((language) => language.id === shipped && language.isReviewed);
  return [
    ...(shipped === undefined
      ? [`Translate the messages in ${messages}/. Remove "[en] " from each that you've translated.`]
      : isReviewed
        ? []
        : [
            `Let a native speaker read the pages: nobody has reviewed the messages in "${shipped}" yet. Corrections go into ${messages}/.`,
          ]),
    `Translate articles into ${shownPath(join(places.contentDir, 'articles', id))}/. "npx fener translations" lists them.`,
    'Run "npx fener check". It names what else the language needs, such as labels of services.',
  ];
}

const toName = {
  article: 'Name the path of the article.',
  translation: 'Name an article and a locale: new translation return-item de.',
  locale: 'Name the language tag.',
} as const;

await runCommand({
  usage,
  options: { locale: { type: 'string' }, title: { type: 'string' }, type: { type: 'string' } },
  words: 3,
  run(values, [kind, path, locale]) {
    if (kind === undefined)
      throw new UsageError('Say what to create: "article" and its path, "translation", or "locale".');
    const what = readChoice('kind', kind, ['article', 'translation', 'locale']);
    if (path === undefined) throw new UsageError(toName[what]);
    if (what === 'translation') {
      if (locale === undefined) throw new UsageError(toName.translation);
      return makeTranslation(path, locale);
    }
    if (locale !== undefined) throw new UsageError(`"${locale}" is not expected here.`);
    if (what === 'locale') return makeLocale(path);
    return makeArticle(path, readLocale(values.locale), values);
  },
});
