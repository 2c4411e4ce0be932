/**
 * Creates an article and the topics above it, or adds a language. Exit code 0: created, 1: it exists already,
 * 2: wrong usage.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addLocaleToSite } from '#files/add-locale.ts';
import { placesFrom, shownPath, type Places } from '#files/places.ts';
import { readContent, readSite } from '#files/read-content.ts';
import { languageName, tagMeant } from '#i18n/language-tags.ts';
import { shippedLanguages } from '#i18n/shipped.ts';
import { fileIn } from '#model/articles/status.ts';
import { readTextFile } from '#files/text-file.ts';
import { scaffoldTranslation } from '#translations/scaffold.ts';
import { formatProblems } from '#problems/format.ts';
import { didYouMean } from '#problems/nearest.ts';
import { isError } from '#problems/problem.ts';
import { localeId } from '#site/site-data.ts';
import { readChoice, runCommand, UsageError } from './command.ts';
import { nothingChanged } from './dry-run.ts';
import { makeArticle, readLocale, writeNew } from './make-article.ts';

const usage = `Usage: npx fener new article <topic/path/name> [--locale en] [--title "What customers ask"] [--type how-to]
       npx fener new translation <id> <locale>
       npx fener new locale <language tag>

"article" creates a draft of an article, and the topics above it that don't exist yet.

  --locale   locale of the article (default: the source locale)
  --title    the question in the customer's words (default: the name of the article)
  --type     how-to, troubleshooting, faq, policy, or a file in content/templates/, by its name
  --dry-run  prints which files would be written, and writes none (for all three)

"translation" copies an article, named by its id or path, or a topic, named by its folder, to where its
translation belongs, ready to be translated. An article is a draft until you remove "draft: true".

"locale" adds a language, such as "fr" or "pt-br", to site.yaml. If Fener has no messages in the
language, it writes them to locales/ in English, for you to translate.

Environment variables (see README): CONTENT_DIR, LOCALES_DIR
`;

function makeTranslation(id: string, wanted: string, isDry: boolean): number {
  const locale = readLocale(wanted);
  const { sources, site } = readContent(placesFrom(process.env));
  const own = sources.filter(({ path, data }) => path === id || ('id' in data && data.id === id));
  const original = own.find((source) => source.locale === site?.source.id) ?? own[0];
  if (!original) {
    const known = sources.map((source) => (source.kind === 'article' ? source.data.id : source.path));
    throw new UsageError(`There is no article or topic "${id}". ${didYouMean(id, known)}`.trimEnd());
  }
  const file = resolve(fileIn(original, locale));
  if (existsSync(file)) throw new Error(`${shownPath(file)} already exists.`);
  const read = readTextFile(resolve(original.file));
  if (read.problems) throw new Error(formatProblems(read.problems, 'text'));
  const steps = [
    'Translate title, description, keywords and text. Keep the id and the ids of headings.',
    'Add "slug:" with the last part of the address in this language, if it should differ.',
    ...(original.kind === 'article' ? ['Remove "draft: true". Until then, readers see the source.'] : []),
    `Run: npx fener translations --stamp ${shownPath(file)}`,
  ];
  writeNew([[file, scaffoldTranslation(read.text, original.kind)]], {
    isDry,
    next: steps.map((step) => `  - ${step}`),
  });
  return 0;
}

function makeLocale(text: string, isDry: boolean): number {
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
  const { shipped, written } = addLocaleToSite(places, id, { isDry });
  const lines = [
    ...written.map((file) => shownPath(file)),
    '',
    ...(isDry
      ? [nothingChanged]
      : [
          `${name} is a language of the site now. Next:`,
          ...nextSteps(id, shipped, places).map((step) => `  - ${step}`),
        ]),
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
  options: {
    locale: { type: 'string' },
    title: { type: 'string' },
    type: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
  words: 3,
  run({ 'dry-run': isDry, ...values }, [kind, path, locale]) {
    if (kind === undefined)
      throw new UsageError('Say what to create: "article" and its path, "translation", or "locale".');
    const what = readChoice('kind', kind, ['article', 'translation', 'locale']);
    if (path === undefined) throw new UsageError(toName[what]);
    if (what === 'translation') {
      if (locale === undefined) throw new UsageError(toName.translation);
      return makeTranslation(path, locale, isDry);
    }
    if (locale !== undefined) throw new UsageError(`"${locale}" is not expected here.`);
    if (what === 'locale') return makeLocale(path, isDry);
    makeArticle(path, readLocale(values.locale), { ...values, isDry });
    return 0;
  },
});
