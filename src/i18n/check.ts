/** Compares the messages of each locale with those that the code asks for. */
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Position, type Problem } from '#problems/problem.ts';
import type { Locale, Site } from '#site/site.ts';
import { untranslatedMark } from './scaffold-messages.ts';
import { pluralSuffix } from './merge-messages.ts';
import type { MessageTree } from './messages.ts';
import { languageName } from './language-tags.ts';

/** One `locales/<locale>/<namespace>.json` file. */
export interface MessageFile {
  readonly file: string;
  readonly locale: string;
  readonly namespace: string;
  readonly messages: MessageTree;
  /** Position of a dotted key in the file, where it's known. */
  readonly positionOf: (key: string) => Position | undefined;
}

/** Its keys are the ones that exist: `message-key.ts` takes the types from it. */
export const referenceLocale = 'en';

/** A file that is already reported, so its messages don't count as missing. */
export type BrokenMessageFile = Pick<MessageFile, 'locale' | 'namespace'>;

/** The messages that a site writes, and what they are compared with. */
export interface WrittenMessages {
  /** The English files: their keys are the ones that exist. */
  readonly reference: readonly MessageFile[];
  readonly files: readonly MessageFile[];
  readonly broken: readonly BrokenMessageFile[];
  /** Locales whose messages come with Fener: what the site writes for them is what it says differently. */
  readonly shipped: ReadonlySet<string>;
}

const placeholder = /\{\{-?\s*([\w.]+)/g;

/**
 * Checks the message files of a site's locales against English, whose keys the code is typed by.
 *
 * Problems: `message-missing`, `message-unknown`, `message-placeholder`, `message-plural`, `message-untranslated`.
 */
export function checkMessages({ reference, files, broken, shipped }: WrittenMessages, site: Site): Problem[] {
  const known = new Set(site.locales.map(({ id }) => id));
  return [
    ...checkNamespaces(files, [...reference, ...broken], known),
    ...site.locales.flatMap((locale) =>
      reference.flatMap((source) => {
        const isShipped = shipped.has(locale.id);
        const isSource = (file: BrokenMessageFile) =>
          file.locale === locale.id && file.namespace === source.namespace;
        const file = files.find(isSource);
        if (file) return checkFile({ file, source, locale, isShipped });
        return isShipped || broken.some(isSource) ? [] : [missingFile(source, locale)];
      }),
    ),
  ];
}

function checkNamespaces(
  files: readonly MessageFile[],
  sources: readonly BrokenMessageFile[],
  known: ReadonlySet<string>,
): Problem[] {
  const namespaces = sources.map(({ namespace }) => namespace);
  return files.flatMap((file) => {
    if (!known.has(file.locale)) return [];
    if (namespaces.includes(file.namespace)) return [];
    return [
      problem(
        'message-unknown',
        file,
        `There is no file "${file.namespace}.json" in the English messages.`,
        `${didYouMean(file.namespace, namespaces)}Rename or remove it. Files: ${namespaces.map((name) => `${name}.json`).join(', ')}.`,
      ),
    ];
  });
}

const missingFile = (source: MessageFile, locale: Locale) =>
  problem(
    'message-missing',
    { file: source.file.replace(`/${source.locale}/`, `/${locale.id}/`) },
    `Locale "${locale.id}" has no "${source.namespace}.json".`,
    `Copy ${source.file} and translate it.`,
  );

interface CheckedFile {
  readonly file: MessageFile;
  readonly source: MessageFile;
  readonly locale: Locale;
  readonly isShipped: boolean;
}

function checkFile({ file, source, locale, isShipped }: CheckedFile): Problem[] {
  const expected = flatten(source.messages);
  const compared: Compared = {
    own: flatten(file.messages),
    expected,
    plurals: pluralBases(expected),
    locale,
    categories: new Intl.PluralRules(locale.lang).resolvedOptions().pluralCategories,
    at: (key) => ({ file: file.file, at: file.positionOf(key) }),
  };
  return [
    ...unknownMessages(compared),
    ...(isShipped ? [] : missingMessages(compared)),
    ...missingForms(compared, isShipped),
    ...[...compared.own].flatMap(([key, text]) =>
      checkPlaceholders(key, text, compared).map(({ message, fix }) =>
        problem('message-placeholder', compared.at(key), message, fix),
      ),
    ),
    ...untranslated(compared),
  ];
}

/** The messages of a locale and those that it should have, by dotted key. */
interface Compared {
  readonly own: ReadonlyMap<string, string>;
  readonly expected: ReadonlyMap<string, string>;
  /** Keys that have plural forms. */
  readonly plurals: ReadonlySet<string>;
  readonly locale: Locale;
  /** Plural forms of the locale's language. */
  readonly categories: readonly Intl.LDMLPluralRule[];
  readonly at: (key: string) => Parameters<typeof problem>[1];
}

const unknownMessages = (compared: Compared): Problem[] =>
  [...compared.own.keys()].flatMap((key) => {
    const { expected, plurals, locale, categories, at } = compared;
    const base = key.replace(pluralSuffix, '');
    const form = suffixOf(key);
    const isKnown = plurals.has(base) ? categories.includes(form) || form === 'zero' : expected.has(key);
    if (isKnown) return [];
    if (plurals.has(base) && base !== key) {
      const message = `"${key}" is a plural form that ${locale.name} doesn't use.`;
      const fix = `Remove it. This language has the forms: ${categories.join(', ')}.`;
      return [problem('message-plural', at(key), message, fix)];
    }
    const fix = `${didYouMean(key, expected.keys())}Correct the key, or remove the message.`;
    return [problem('message-unknown', at(key), `There is no message "${key}" in English.`, fix)];
  });

const missingMessages = ({ own, expected, plurals, at }: Compared): Problem[] =>
  [...expected].flatMap(([key, text]) => {
    if (plurals.has(key.replace(pluralSuffix, '')) || own.has(key)) return [];
    return [
      problem('message-missing', at(key), `Message "${key}" is missing.`, `Translate: ${quote(text)}.`),
    ];
  });

/** Forms are written together: own ones beside shipped ones would say the same thing in two ways. */
function missingForms({ own, expected, plurals, categories, at }: Compared, isShipped: boolean): Problem[] {
  const written = pluralKeys(own);
  return [...plurals].flatMap((base) => {
    const first = written.get(base);
    if (isShipped && first === undefined) return [];
    return categories.flatMap((category) => {
      if (own.has(`${base}_${category}`)) return [];
      const message = `Message "${base}" has no plural form "${category}".`;
      const fix = `Add "${base}_${category}". English: ${quote(expected.get(`${base}_other`))}.`;
      return [problem('message-plural', at(first ?? base), message, fix)];
    });
  });
}

/** The first form of each message that has plural forms, by what they are forms of. */
const pluralKeys = (messages: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map(
    [...messages.keys()]
      .filter((key) => pluralSuffix.test(key))
      .map((key) => [key.replace(pluralSuffix, ''), key] as const)
      .toReversed(),
  );

/** Messages with the mark of untranslated ones, or of several words that are as in English: single words may be equal. */
function untranslated({ own, expected, locale: { lang, name }, at }: Compared): Problem[] {
  const language = languageName(lang) ?? name;
  if (new Intl.Locale(lang).language === referenceLocale) return [];
  return [...own].flatMap(([key, text]) => {
    const isMarked = text.startsWith(untranslatedMark);
    if (!isMarked && (text !== expected.get(key) || !hasSeveralWords(text))) return [];
    const message = `Message "${key}" is still in English: ${quote(text)}.`;
    return [problem('message-untranslated', at(key), message, `Write it in ${language}.`)];
  });
}

const hasSeveralWords = (text: string) =>
  (text.replace(/\{\{[^}]*\}\}/g, ' ').match(/\p{L}{2,}/gu)?.length ?? 0) >= 3;

/** A message needs the placeholders of its source, and knows no others. */
function checkPlaceholders(
  key: string,
  text: string,
  { expected, plurals, locale }: Compared,
): readonly { readonly message: string; readonly fix: string }[] {
  const base = key.replace(pluralSuffix, '');
  const isForm = plurals.has(base) && base !== key;
  const reference = isForm ? expected.get(`${base}_other`) : expected.get(key);
  if (reference === undefined) return [];
  const known = placeholdersOf(reference);
  const given = placeholdersOf(text);
  const numbers = isForm ? numbersOf(suffixOf(key), locale.lang) : [];
  // "one item" may spell out its number if the form stands for no other number.
  const isSpelled = isForm && key !== `${base}_other` && numbers.length < 2;
  const lost = known.filter((name) => !given.includes(name) && !(isSpelled && name === 'count'));
  const extra = given.filter((name) => !known.includes(name));
  return [
    ...lost.map((name) => ({
      message: `Message "${key}" doesn't have the placeholder {{${name}}}.`,
      fix:
        name === 'count' && isForm && key !== `${base}_other`
          ? `Add {{count}}: in ${locale.name}, this form also stands for ${numbers.slice(0, 3).join(', ')}.`
          : `Add {{${name}}}.`,
    })),
    ...extra.map((name) => ({
      message: `Message "${key}" has the unknown placeholder {{${name}}}.`,
      fix: known.length > 0 ? `Placeholders: ${known.map((n) => `{{${n}}}`).join(', ')}.` : 'Remove it.',
    })),
  ];
}

/**
 * Numbers above 0 that take a plural form, as far as two hundred. (0 seldom needs a text of its own: French counts it
 * with 1.)
 */
function numbersOf(form: Intl.LDMLPluralRule, lang: string): readonly number[] {
  const rules = new Intl.PluralRules(lang);
  return Array.from({ length: 200 }, (_, n) => n + 1).filter((n) => rules.select(n) === form);
}

const suffixOf = (key: string) => (pluralSuffix.exec(key)?.[1] ?? '') as Intl.LDMLPluralRule;

const quote = (text: string | undefined) => JSON.stringify(text ?? '');

/** Messages by dotted key. */
function flatten(tree: MessageTree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

/** Keys that have plural forms: those with an `_other` form. */
const pluralBases = (messages: ReadonlyMap<string, string>) =>
  new Set(
    [...messages.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(pluralSuffix, '')),
  );

const placeholdersOf = (text: string) => [
  ...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name)),
];
