/**
 * The two protocols of language models, each as a request and the events of its answer: chat completions
 * (https://platform.openai.com/docs/api-reference/chat/streaming) and messages
 * (https://docs.anthropic.com/en/api/messages-streaming).
 */
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { mostWritten, type Usage } from '#model/answers/budget.ts';
import { replySchema, type Prompt } from '#model/answers/prompt.ts';
import type { AnswerApi, AnswerSettings } from '#site/answers.ts';

/** What an event says. */
export interface ModelEvent {
  /** The next piece of the reply. */
  readonly text?: string | undefined;
  readonly usage?: Partial<Usage> | undefined;
  /** The reply is whole, by the model's own account. */
  readonly isDone?: boolean | undefined;
}

/** How a protocol is spoken. */
export interface Protocol {
  /** Below the address of the settings. */
  readonly path: string;
  readonly headers: (key: string | undefined) => Readonly<Record<string, string>>;
  readonly body: (prompt: Prompt, settings: AnswerSettings) => unknown;
  /** Reads the data of an event. Throws where it's an error, or not one of the protocol's. */
  readonly read: (data: string) => ModelEvent;
}

/** The model, or its server, says that something is wrong. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

const tokens = z.int().min(0).max(1e9);

const chunk = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).optional(),
        finish_reason: z.string().nullish(),
      }),
    )
    .optional(),
  usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).nullish(),
  error: z.unknown().optional(),
});

/** Of OpenAI, Ollama, llama.cpp, vLLM and many more. */
const openai: Protocol = {
  path: '/chat/completions',
  headers: (key) => (key === undefined ? {} : { authorization: `Bearer ${key}` }),
  body: ({ system, user }, { model, url }) => ({
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    stream: true,
    stream_options: { include_usage: true },
    // OpenAI's newer models refuse the name that all others know.
    [new URL(url).hostname === 'api.openai.com' ? 'max_completion_tokens' : 'max_tokens']: mostWritten,
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'answer', strict: true, schema: replySchema },
    },
  }),
  read: (data) => {
    // llama.cpp sends usage with the last choice, others after it; the end is marked by all.
    if (data === '[DONE]') return { isDone: true };
    const { choices, usage, error } = shaped(chunk, data);
    if (error !== undefined) throw new ModelError('The model reports an error.');
    const choice = choices?.[0];
    if (choice?.finish_reason && choice.finish_reason !== 'stop')
      throw new ModelError(`The model stopped: ${choice.finish_reason.slice(0, 40)}.`);
    return {
      text: choice?.delta?.content ?? undefined,
      usage: usage ? { input: usage.prompt_tokens, output: usage.completion_tokens } : undefined,
    };
  },
};

const counts = z.object({
  input_tokens: tokens.optional(),
  cache_creation_input_tokens: tokens.nullish(),
  cache_read_input_tokens: tokens.nullish(),
  output_tokens: tokens.optional(),
});

const message = z.object({
  type: z.string(),
  message: z.object({ usage: counts.optional() }).optional(),
  delta: z.object({ text: z.string().optional(), stop_reason: z.string().nullish() }).optional(),
  usage: counts.optional(),
});

const anthropic: Protocol = {
  path: '/messages',
  headers: (key) => ({ 'anthropic-version': '2023-06-01', ...(key !== undefined && { 'x-api-key': key }) }),
  body: ({ system, user }, { model }) => ({
    model,
    system,
    messages: [{ role: 'user', content: user }],
    stream: true,
    max_tokens: mostWritten,
    output_config: { format: { type: 'json_schema', schema: replySchema } },
  }),
  read: (data) => {
    const { type, message: begun, delta, usage } = shaped(message, data);
    if (type === 'error') throw new ModelError('The model reports an error.');
    const reason = type === 'message_delta' ? delta?.stop_reason : undefined;
    if (reason && reason !== 'end_turn' && reason !== 'stop_sequence')
      throw new ModelError(`The model stopped: ${reason.slice(0, 40)}.`);
    return {
      text: type === 'content_block_delta' ? delta?.text : undefined,
      usage: usageOf(begun?.usage ?? usage),
      isDone: type === 'message_stop',
    };
  },
};

function usageOf(said: z.infer<typeof counts> | undefined): Partial<Usage> | undefined {
  if (!said) return undefined;
  const { input_tokens: input, output_tokens: output } = said;
  const cached = (said.cache_creation_input_tokens ?? 0) + (said.cache_read_input_tokens ?? 0);
  return { ...(input !== undefined && { input: input + cached }), ...(output !== undefined && { output }) };
}

function shaped<T>(shape: z.ZodType<T>, data: string): T {
  const { data: read } = shape.safeParse(parseJson(data));
  if (read === undefined) throw new ModelError('The answer is not of its protocol.');
  return read;
}

/** By their names in `site.yaml`. */
export const protocols: Readonly<Record<AnswerApi, Protocol>> = { openai, anthropic };
