/** Articles that may answer a question: what the search finds for it. */
import { findAnswer } from './answers.ts';
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
  const search = document.querySelector<HTMLElement>('help-search');
  if (!search) return [];
  const { locale, fallbacks } = readConfig(search);
  const options = { unfinished: true, limit: most };
  const { answer, language } = await findAnswer(question, options, locale, fallbacks, openIndex);
  return answer.results.map(({ title, url, description }) => ({
    title,
    description,
    href: url,
    lang: language?.lang,
  }));
}
