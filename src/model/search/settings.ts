/** What editors say about search: synonyms, promoted results and exceptions in `content/search/<locale>.yaml`. */
import { z } from 'zod';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Position, type Problem } from '#problems/problem.ts';
import { parseYaml, type YamlSource } from '#problems/yaml.ts';
import type { Question } from './questions.ts';

/** The search settings of one locale. */
export interface SearchSettings {
  /** Groups of words or phrases that mean the same to this site's readers. */
  readonly synonyms: readonly (readonly string[])[];
  /** Where each group is written, for problems. */
  readonly synonymsAt?: readonly { readonly file: string; readonly at: Position }[];
  /** Articles put first for a query, in the order given. */
  readonly promote: readonly { readonly query: string; readonly article: string }[];
  /** Queries for which the self-test may miss an article, and why. */
  readonly selfTestExceptions: readonly SelfTestException[];
  /** What customers ask (`content/questions/<locale>.yaml`). */
  readonly questions: readonly Question[];
}

interface SelfTestException {
  readonly article: string;
  readonly query: string;
  readonly reason: string;
  /** Its position, for problems. */
  readonly file: string;
  readonly at: { readonly line: number; readonly column: number };
}

/** The settings of a locale without a file. */
export const noSearchSettings: SearchSettings = {
  synonyms: [],
  promote: [],
  selfTestExceptions: [],
  questions: [],
};

const phrase = z.string().trim().min(1);

/** The shape of `content/search/<locale>.yaml`. */
export const searchSettingsData = z.strictObject({
  synonyms: z
    .array(z.array(phrase).min(2, 'a group of at least two words or phrases'))
    .optional()
    .describe('Groups of words or phrases that mean the same to readers.'),
  promote: z
    .array(
      z.strictObject({
        query: phrase.describe('What readers search for.'),
        article: phrase.describe('Id of the article.'),
      }),
    )
    .optional()
    .describe('Articles to put first for a query.'),
  selfTestExceptions: z
    .array(
      z.strictObject({
        article: phrase.describe('Id of the article.'),
        query: phrase.describe('The query.'),
        reason: phrase.describe('Why.'),
      }),
    )
    .optional()
    .describe('Queries for which the self-test may miss an article.'),
});

/**
 * Parses a settings file. `articles` are the ids of the articles that exist in the locale.
 *
 * Problems: those of `parseYaml`; `search-unknown-article` for an id in `promote` or `selfTestExceptions` that
 * is not among them.
 */
export function parseSearchSettings(
  source: YamlSource,
  articles: ReadonlySet<string>,
): { readonly settings: SearchSettings; readonly problems: readonly Problem[] } {
  const { data, problems, positionOf } = parseYaml(source, searchSettingsData);
  if (!data) return { settings: noSearchSettings, problems };
  const { synonyms = [], promote = [], selfTestExceptions = [] } = data;
  const unknown = Object.entries({ promote, selfTestExceptions }).flatMap(([key, entries]) =>
    entries.flatMap(({ article }, index) =>
      articles.has(article)
        ? []
        : [
            problem(
              'search-unknown-article',
              { file: source.file, at: positionOf([key, index, 'article']) },
              `There is no article "${article}" in this locale.`,
              `${didYouMean(article, articles)}Use the id of an article that has a text in this locale.`,
            ),
          ],
    ),
  );
  const exceptions = selfTestExceptions.map((entry, index) => ({
    ...entry,
    file: source.file,
    at: positionOf(['selfTestExceptions', index]),
  }));
  const synonymsAt = synonyms.map((_, index) => ({
    file: source.file,
    at: positionOf(['synonyms', index]),
  }));
  return unknown.length > 0
    ? { settings: noSearchSettings, problems: unknown }
    : {
        settings: { ...noSearchSettings, synonyms, synonymsAt, promote, selfTestExceptions: exceptions },
        problems: [],
      };
}
