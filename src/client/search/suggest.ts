/** Articles that may answer a question: what the search finds for it. */
import type { Card } from '#model/search/browser/index-format.ts';
import { findAnswer, hasAnswer, type AskOptions, type FoundAnswer } from './answers.ts';
import { readConfig } from './config.ts';
import { openIndex } from './open-index.ts';

/** An article that may answer. */
export interface Suggestion {
  readonly title: string;
  readonly href: string;
  readonly description: string;
  /** Language of the two, if it isn't the page's. */
  readonly lang: string | undefined;
}

/** The first answers of the search of this page, in the reader's language or else in a fallback. */
export async function suggestArticles(question: string, most: number): Promise<Suggestion[]> {
  const found = await ask(question, { unfinished: true, limit: most });
  return found ? found.answer.results.map((card) => toSuggestion(card, found)) : [];
}

/** Articles that are called what `words` say, see `namedSo`. */
export async function nearestArticles(words: string, most: number): Promise<Suggestion[]> {
  const found = await ask(words, { strict: true, limit: mostCompared });
  return found
    ? namedSo(found)
        .slice(0, most)
        .map((card) => toSuggestion(card, found))
    : [];
}

/** A title that says so much of the words, by rarity, is what they mean: half of two words may mean anything. */
const resembling = 0.6;

/** The results whose titles say most of what was asked, slips and synonyms counted; and the one that surely answers. */
export function namedSo(found: FoundAnswer): readonly Card[] {
  const said = found.answer.results.map(({ title }) => found.index.covered(title, found.answer));
  const most = Math.max(resembling, ...said);
  return found.answer.results.filter(
    (_, place) => (place === 0 && hasAnswer(found)) || (said[place] ?? 0) >= most,
  );
}

/** Results that may have such a title. */
const mostCompared = 10;

async function ask(question: string, options: AskOptions): Promise<FoundAnswer | undefined> {
  const search = document.querySelector<HTMLElement>('help-search');
  if (!search) return undefined;
  const { locale, fallbacks } = readConfig(search);
  return findAnswer(question, options, locale, fallbacks, openIndex);
}

const toSuggestion = ({ title, url, description }: Card, { language }: FoundAnswer): Suggestion => ({
  title,
  description,
  href: url,
  lang: language?.lang,
});
