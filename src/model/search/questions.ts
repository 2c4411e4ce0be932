/** What customers ask, in `content/questions/<locale>.yaml`: in their words, with the articles that answer. */
import { z } from 'zod';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Position, type Problem } from '#problems/problem.ts';
import { parseYaml, type PositionOf, type YamlSource } from '#problems/yaml.ts';
import type { AnswerArticles } from './answer-articles.ts';
import { createTokenizer } from './browser/tokens.ts';

/** A question of customers. */
export interface Question {
  readonly ask: string;
  /** Ids of the articles that answer, each of them. Empty if none does. */
  readonly articles: readonly string[];
  /** It's only asked in the test, and ranks nothing. */
  readonly heldOut: boolean;
  readonly file: string;
  readonly at: Position;
}

const text = z.string().trim().min(1);

/** The shape of `content/questions/<locale>.yaml`. */
export const questionsData = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        ask: text.max(400).describe('What customers ask, in their words.'),
        articles: z
          .array(text)
          .describe("Ids of the articles that answer, each of them. `[]`: we don't answer this."),
        heldOut: z
          .boolean()
          .optional()
          .describe('`true`: only tests search, and makes no article easier to find.'),
      }),
    )
    .describe('Questions, in any order.'),
});

/**
 * Parses a file of questions in a language (BCP 47). Articles with a problem are left out, and questions that then have none.
 *
 * Problems: those of `parseYaml`; `question-unknown-article` for an id of an article that search doesn't find;
 * `question-duplicate` for one that an earlier question says in the same words.
 */
export function parseQuestions(
  source: YamlSource,
  lang: string,
  articles: AnswerArticles,
): { readonly questions: readonly Question[]; readonly problems: readonly Problem[] } {
  const { data, problems, positionOf } = parseYaml(source, questionsData);
  const asked = (data?.questions ?? []).map(({ ask, articles: ids, heldOut = false }, index): Question => ({
    ask,
    articles: ids,
    heldOut,
    file: source.file,
    at: positionOf(['questions', index, 'ask']),
  }));
  const unknown = asked.flatMap((question, index) => unknownArticles(question, index, positionOf, articles));
  const questions = asked.flatMap((question) => {
    const found = question.articles.filter(articles.isFound);
    return found.length > 0 || question.articles.length === 0 ? [{ ...question, articles: found }] : [];
  });
  return { questions, problems: [...problems, ...unknown, ...duplicates(asked, lang)] };
}

function unknownArticles(
  { articles: ids, file }: Question,
  index: number,
  positionOf: PositionOf,
  { isFound, found, isBroken, whyNot }: AnswerArticles,
): Problem[] {
  return ids.flatMap((id, place) => {
    if (isFound(id) || isBroken(id)) return [];
    const why = whyNot(id);
    return [
      problem(
        'question-unknown-article',
        { file, at: positionOf(['questions', index, 'articles', place]) },
        why === undefined ? `There is no article "${id}".` : `Article "${id}" ${why}.`,
        `${why === undefined ? didYouMean(id, found()) : ''}Name an article that search finds in this language, or write [] if none answers.`,
      ),
    ];
  });
}

function duplicates(questions: readonly Question[], lang: string): Problem[] {
  const tokenize = createTokenizer(lang);
  const first = new Map<string, Question>();
  return questions.flatMap((question) => {
    const words = tokenize(question.ask).map(({ key }) => key);
    const key = words.length > 0 ? words.join(' ') : question.ask;
    const known = first.get(key);
    first.set(key, known ?? question);
    if (!known) return [];
    return [
      problem(
        'question-duplicate',
        question,
        `"${question.ask}" is the same question as in line ${known.at.line}.`,
        'Keep one of them, with all articles that answer.',
      ),
    ];
  });
}
