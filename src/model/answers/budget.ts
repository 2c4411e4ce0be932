/** What an answer may cost, before the model is asked, and what it did. */
import type { AnswerSettings } from '#site/answers.ts';
import type { Spending } from './writer.ts';

/** The most tokens that a model may write: eight sentences, in scripts with a token for each letter, too. */
export const mostWritten = 1000;

/** What protocols and templates of models add to the texts. */
const wrapping = 300;

/** Tokens that were read and written. */
export interface Usage {
  readonly input: number;
  readonly output: number;
}

/** A token is at least one byte of what was sent, in the tokenizers of today's models. */
export const worstUsage = (sent: string): Usage => ({
  input: new TextEncoder().encode(sent).length + wrapping,
  output: mostWritten,
});

/** A price of a million tokens is a millionth of it for each. */
export const spendingOf = (
  { input, output }: Usage,
  { prices }: Pick<AnswerSettings, 'prices'>,
): Spending => ({
  tokens: input + output,
  cost: Math.ceil(input * prices.input + output * prices.output),
});

/** The most that a day may cost. */
export const mostPerDay = ({ dailyTokens, dailyCost }: AnswerSettings): Spending => ({
  tokens: dailyTokens,
  cost: dailyCost === Infinity ? Number.MAX_SAFE_INTEGER : Math.floor(dailyCost * 1e6),
});
