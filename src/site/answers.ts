/** Whether a language model may write answers, and which one: `answers` in `site.yaml`. */
import { z } from 'zod';

/** Protocols of language models. */
export const answerApis = ['openai', 'anthropic'] as const;
export type AnswerApi = (typeof answerApis)[number];

/** Where the vendors' own models are asked. */
const vendorUrls: Readonly<Record<AnswerApi, string>> = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com/v1',
};

/** Names and addresses of one's own network: nothing that is sent there crosses the internet. */
const ownHost =
  /^(?:localhost|[\w-]+|.+\.(?:local|internal|localhost)|\[(?:::1|f[cd][\da-f:]+)\]|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+)$/i;

const modelUrl = z.url({ protocol: /^https?$/, abort: true }).refine((url) => {
  const { protocol, hostname, username, search, hash } = new URL(url);
  const isSafe = protocol === 'https:' || ownHost.test(hostname);
  return isSafe && username === '' && search === '' && hash === '';
}, 'an address with https (http only within your own network), without a password, "?" or "#", such as "http://localhost:11434/v1"');

const price = z.number().min(0).max(10_000);

export const answersData = z
  .strictObject({
    api: z
      .enum(answerApis)
      .describe(
        'How the model is asked: `openai` (chat completions, also of Ollama, llama.cpp and vLLM), or `anthropic` (messages).',
      ),
    url: modelUrl
      .optional()
      .describe('Where, up to `/v1`, such as `http://localhost:11434/v1`. Default: the vendor of `api`.'),
    model: z.string().min(1).max(200).describe('Name of the model.'),
    dailyTokens: z
      .number()
      .int()
      .min(0)
      .max(1_000_000_000)
      .optional()
      .describe('The most tokens in a day (UTC), of questions and answers together. Default: 200000.'),
    prices: z
      .strictObject({
        input: price.describe('Of a million tokens that the model reads.'),
        output: price.describe('Of a million tokens that it writes.'),
      })
      .optional()
      .describe('What the model costs, in any currency.'),
    dailyCost: z
      .number()
      .min(0)
      .max(1_000_000)
      .optional()
      .describe(
        'The most that answers may cost in a day (UTC), in the currency of `prices`. Default: no limit.',
      ),
  })
  .refine(({ prices, dailyCost }) => dailyCost === undefined || prices !== undefined, {
    path: ['dailyCost'],
    error: 'together with "prices", which say what a million tokens cost',
  });

/** The settings with their defaults. */
export interface AnswerSettings {
  readonly api: AnswerApi;
  /** Without "/" at the end. */
  readonly url: string;
  readonly model: string;
  readonly dailyTokens: number;
  readonly prices: { readonly input: number; readonly output: number };
  /** In the currency of the prices; `Infinity` where only tokens are limited. */
  readonly dailyCost: number;
}

/** Fills in what isn't set. */
export const toAnswers = (data: z.infer<typeof answersData>): AnswerSettings => ({
  api: data.api,
  url: (data.url ?? vendorUrls[data.api]).replace(/\/+$/, ''),
  model: data.model,
  dailyTokens: data.dailyTokens ?? 200_000,
  prices: data.prices ?? { input: 0, output: 0 },
  dailyCost: data.dailyCost ?? Infinity,
});

/** The settings as they're written down in full, and read again by `answersData`: JSON knows no `Infinity`. */
export const storedAnswers = ({ dailyCost, ...settings }: AnswerSettings): z.infer<typeof answersData> => ({
  ...settings,
  ...(dailyCost !== Infinity && { dailyCost }),
});
