/** Writes answers: what a model writes, sentence by sentence, each after it was checked. */
import { memoize } from '#base/memoize.ts';
import { mostPerDay, spendingOf, worstUsage } from '#model/answers/budget.ts';
import { factLanguage } from '#model/answers/language.ts';
import { promptFor, mostSentences } from '#model/answers/prompt.ts';
import { BrokenReply, createReplyReader } from '#model/answers/reply.ts';
import { createChecker, type Checker } from '#model/answers/support.ts';
import type { AnswerLine, AnswerWriter, PreparedAnswer, Spending } from '#model/answers/writer.ts';
import type { AnswerSettings } from '#site/answers.ts';
import { askModel, type Account, type Send } from './ask.ts';
import { numberWordsOf } from './number-words.ts';
import type { Found } from './retrieve.ts';

/** What a writer works with. */
export interface WriterParts {
  readonly settings: AnswerSettings;
  /** Sent to the model's server alone. */
  readonly key: string | undefined;
  readonly find: (question: string, locale: string) => Promise<Found | undefined>;
  readonly send: Send;
  /** Told why an answer was not written, never with anything of a question or an answer. */
  readonly onFailure?: (error: unknown) => void;
}

/** Made once for each language, since it takes a tenth of a second. */
const languageOf = memoize(async (lang: string) => factLanguage(lang, await numberWordsOf(lang)));

/** A sentence that its units don't say. */
class Unsupported extends Error {
  override readonly name = 'Unsupported';
}

/** A writer of answers. */
export function createAnswerWriter(parts: WriterParts): AnswerWriter {
  const { settings } = parts;
  return {
    prepare: async (question, locale) => {
      const found = await parts.find(question, locale);
      if (!found) return undefined;
      const { site, lang, units, channels } = found;
      const name = new Intl.DisplayNames('en', { type: 'language' }).of(lang) ?? lang;
      const prompt = promptFor(question, units, { site, language: `${name} (${lang})` });
      const checker = createChecker(units, await languageOf(lang), channels);
      const sources = units.map(({ article, href, headings }) => ({
        article,
        href,
        title: headings.join(' › '),
      }));
      const worst = worstUsage(prompt.system + prompt.user);
      return {
        worst: spendingOf(worst, settings),
        mostPerDay: mostPerDay(settings),
        write: async function* (signal) {
          const account: Account = { usage: undefined };
          const spent = (): Spending | undefined =>
            account.usage && spendingOf({ ...worst, ...account.usage }, settings);
          try {
            yield { sources };
            yield* checkedLines(askModel(prompt, { ...parts, signal, account }), checker);
            yield { end: 'written' };
          } catch (error) {
            if (!(error instanceof Unsupported || error instanceof BrokenReply)) parts.onFailure?.(error);
            yield { end: 'withdrawn' };
          }
          return spent();
        },
      } satisfies PreparedAnswer;
    },
  };
}

/** The sentences of a reply, each once it was checked. Throws at the first that fails. */
async function* checkedLines(reply: AsyncIterable<string>, checker: Checker): AsyncGenerator<AnswerLine> {
  const reader = createReplyReader();
  let count = 0;
  for await (const piece of reply)
    for (const { text, units } of reader.add(piece)) {
      count += 1;
      if (count > mostSentences) throw new BrokenReply('The reply has too many sentences.');
      if (!checker.isSupported({ text, units }))
        throw new Unsupported('A sentence says more than its units.');
      yield { text, units };
    }
  if (reader.end() === 0) throw new Unsupported('The model finds no answer in the units.');
}
