/** The words of a question that say what is asked, as search knows them. */
import { memoize } from '#base/memoize.ts';
import { baseLanguage, createTokenizer } from '#model/search/browser/tokens.ts';
import { stopWords } from '#model/search/stop-words.ts';

/** Gives the words of a question in a locale: their keys, each once, in order of the question. */
export type QuestionWords = (question: string, locale: string) => readonly string[];

/** After so many questions, what is remembered of words is forgotten: strangers can send any number of them. */
const mostRemembered = 20_000;

/** A reader of questions, for any language. Words that say nothing are left out unless a question has no others. */
export function createQuestionWords(): QuestionWords {
  let [readers, asked] = [memoize(readerOf), 0];
  return (question, locale) => {
    asked += 1;
    if (asked > mostRemembered) [readers, asked] = [memoize(readerOf), 1];
    return readers(baseLanguage(locale))(question);
  };
}

function readerOf(language: string): (question: string) => readonly string[] {
  const tokenize = createTokenizer(language);
  const stops = stopWords(language);
  return (question) => {
    const keys = [...new Set(tokenize(question).map(({ key }) => key))];
    const telling = keys.filter((key) => !stops.has(key));
    return telling.length > 0 ? telling : keys;
  };
}
