/** Titles that readers cannot tell apart. */
import { problem, type Problem } from '#problems/problem.ts';
import type { Article, Translation } from './article.ts';
import { placeOf } from './translations.ts';

/** Problems: `duplicate-title`, in each text but the first that has the title. */
export function checkTitles(articles: Iterable<Article>): Problem[] {
  const listed = [...articles].filter(({ data }) => !data.unlisted);
  const texts = listed.flatMap(({ translations }) => [...translations.values()]);
  const groups = Map.groupBy(texts, ({ locale, data }) => `${locale}\n${data.title.toLowerCase()}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? others.map((other) => sameTitle(other, first)) : [],
  );
}

const sameTitle = ({ source, data }: Translation, first: Translation) =>
  problem(
    'duplicate-title',
    placeOf(source, ['title']),
    `"${data.title}" is also the title of ${first.source.file}.`,
    'Say in each title what makes it different. In lists and search results, the two look the same.',
  );
