/** Reads `content/search/<locale>.yaml` and `content/questions/<locale>.yaml`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { answerArticles, type ReadArticles } from '#model/search/answer-articles.ts';
import { parseQuestions } from '#model/search/questions.ts';
import { noSearchSettings, parseSearchSettings, type SearchSettings } from '#model/search/settings.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { treeOf } from '#model/tree.ts';
import type { Problem } from '#problems/problem.ts';
import type { YamlSource } from '#problems/yaml.ts';
import type { Locale } from '#site/site.ts';
import { shownPath, type Places } from './places.ts';
import { readTextFile } from './text-file.ts';

/** Search settings of each locale. Problems: those of reading, of `parseSearchSettings` and of `parseQuestions`. */
export function readSearchSettings(
  { contentDir, unsaved }: Places,
  centre: HelpCentre,
  read: ReadArticles,
): { readonly settings: ReadonlyMap<string, SearchSettings>; readonly problems: readonly Problem[] } {
  const locales = centre.site.locales.map((locale) => {
    const file = readYaml(join(contentDir, 'search', `${locale.id}.yaml`), unsaved);
    const asked = readYaml(join(contentDir, 'questions', `${locale.id}.yaml`), unsaved);
    const { settings, problems } = file.source
      ? parseSearchSettings(file.source, articlesIn(centre, locale, read))
      : { settings: noSearchSettings, problems: file.problems };
    const questions = asked.source
      ? parseQuestions(asked.source, locale.lang, answerArticles(centre, locale, read))
      : { questions: [], problems: asked.problems };
    return {
      id: locale.id,
      settings: { ...settings, questions: questions.questions },
      problems: [...problems, ...questions.problems],
    };
  });
  return {
    settings: new Map(locales.map(({ id, settings }) => [id, settings])),
    problems: locales.flatMap(({ problems }) => problems),
  };
}

/** The text of a file, if there is one. */
function readYaml(
  path: string,
  unsaved: Places['unsaved'],
): {
  readonly source?: YamlSource;
  readonly problems: readonly Problem[];
} {
  if (!existsSync(path)) return { problems: [] };
  const { text, problems = [] } = readTextFile(path, { unsaved });
  return text === undefined ? { problems } : { source: { file: shownPath(path), text }, problems };
}

/** Ids of the articles that have a text in the locale, or one that can't be used, which is reported elsewhere. */
const articlesIn = ({ tree }: HelpCentre, { id }: Locale, { broken }: ReadArticles): ReadonlySet<string> =>
  new Set([
    ...[...treeOf(tree, id).articles].flatMap(([article, { translation }]) =>
      translation.locale === id ? [article] : [],
    ),
    ...broken.flatMap((file) => file.id ?? []),
  ]);
