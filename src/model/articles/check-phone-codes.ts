/** Digits by which callers choose articles. */
import { problem, type Problem } from '#problems/problem.ts';
import type { Article, Translation } from './article.ts';
import { placeOf } from './translations.ts';

/** The digits of a text: its own, else those of the source. */
export const phoneCodeOf = (
  { data }: Pick<Article, 'data'>,
  translation: Pick<Translation, 'data'>,
): string | undefined => translation.data.phoneCode ?? data.phoneCode;

/** Problems: `duplicate-phone-code`, in each text but the first of its language that has the code. */
export function checkPhoneCodes(articles: Iterable<Article>): Problem[] {
  const texts = [...articles].flatMap((article) =>
    [...article.translations.values()].flatMap((text) => {
      const code = phoneCodeOf(article, text);
      return code === undefined ? [] : [{ text, code }];
    }),
  );
  const groups = Map.groupBy(texts, ({ text, code }) => `${text.locale}\n${code}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    others.map(({ text: { source }, code }) =>
      problem(
        'duplicate-phone-code',
        placeOf(source, ['phoneCode']),
        `"${code}" is also the phone code of ${first?.text.source.file}.`,
        'Give one of them another code.',
      ),
    ),
  );
}
