/** From documents and settings to the files of a search index. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { layOutIndex, type IndexLayout } from './index-files.ts';
import { indexPages, type AskedQuestions, type PageIndex } from './index-pages.ts';
import type { SearchSettings } from './settings.ts';
import type { ReadDocument } from './page-words.ts';
import { stopWords } from './stop-words.ts';
import { createTokenizer } from './browser/tokens.ts';

/** An index laid out in files, with what they were made from. */
export interface PreparedIndex extends IndexLayout {
  readonly index: PageIndex;
  /** The number of an article's page. */
  readonly numberOf: (article: string) => number | undefined;
}

/**
 * Indexes the documents of a locale. `textOf`: which file has a page's text (see passage.ts; an empty name where none has).
 * Pages are numbered by URL, so that those of a topic lie side by side and the files compress well.
 */
export function prepareIndex(
  documents: readonly ReadDocument[],
  lang: string,
  settings: Pick<SearchSettings, 'synonyms' | 'promote' | 'questions'>,
  textOf: (url: string) => string = () => '',
): PreparedIndex {
  const pages = documents.toSorted(byCodeUnits(({ url }) => url));
  const tokenize = createTokenizer(lang);
  const keys = (text: string) =>
    tokenize(text)
      .map(({ key }) => key)
      .join(' ');
  const numbers = new Map(pages.map(({ id }, number) => [id, number]));
  const promoted = new Map<string, number[]>();
  for (const { query, article } of settings.promote) {
    const number = numbers.get(article);
    if (number === undefined) continue;
    const phrase = keys(query);
    promoted.set(phrase, [...(promoted.get(phrase) ?? []), number]);
  }
  const synonyms = settings.synonyms.map((group) => group.map(keys).filter((phrase) => phrase !== ''));
  const index = indexPages(pages, lang, askedIn(settings.questions));
  const cards = pages.map(({ id, url, title, description, topicPath }) => ({
    id,
    url,
    title,
    description,
    topicPath,
    fragment: textOf(url),
  }));
  const layout = layOutIndex(index, cards, {
    lang,
    stopWords: [...stopWords(lang)],
    synonyms,
    promoted: Object.fromEntries(promoted),
  });
  return { ...layout, index, numberOf: (article) => numbers.get(article) };
}

/** What ranks: questions that aren't held out. */
function askedIn(questions: SearchSettings['questions']): AskedQuestions {
  const ranking = questions.filter(({ heldOut }) => !heldOut);
  const answered = new Map<string, string[]>();
  for (const { ask, articles } of ranking) {
    for (const id of articles) answered.set(id, [...(answered.get(id) ?? []), ask]);
  }
  return {
    answered,
    unanswered: ranking.filter(({ articles }) => articles.length === 0).map(({ ask }) => ask),
  };
}
