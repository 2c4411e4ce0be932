/** Asks a language model, and reads its answer while it comes. */
import { createParser } from 'eventsource-parser';
import type { Usage } from '#model/answers/budget.ts';
import type { Prompt } from '#model/answers/prompt.ts';
import type { AnswerSettings } from '#site/answers.ts';
import { ModelError, protocols, type ModelEvent } from './protocols.ts';

/** The most bytes of an answer, with all that a protocol wraps around each piece. */
const mostBytes = 1_000_000;
/** The most of them in one event. */
const mostInEvent = 64_000;

/** Sends a request; `fetch` of the platform. */
export type Send = typeof fetch;

/** What asking a model costs, as far as it's known. */
export interface Account {
  /** `undefined`: nothing was asked, since the server couldn't be reached or turned it away. */
  usage: Partial<Usage> | undefined;
}

/** Yields pieces of the reply, and writes into `account` what is spent. Throws where the reply is not whole. */
export async function* askModel(
  prompt: Prompt,
  {
    settings,
    key,
    signal,
    send,
    account,
  }: {
    readonly settings: AnswerSettings;
    readonly key: string | undefined;
    readonly signal: AbortSignal;
    readonly send: Send;
    readonly account: Account;
  },
): AsyncGenerator<string> {
  const protocol = protocols[settings.api];
  // From here on the model may have read it all, whatever comes back.
  account.usage = {};
  const response = await send(settings.url + protocol.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...protocol.headers(key) },
    body: JSON.stringify(protocol.body(prompt, settings)),
    // The key goes nowhere else.
    redirect: 'error',
    signal,
  }).catch((error: unknown) => {
    if (isUnreachable(error)) account.usage = undefined;
    throw error;
  });
  if (!response.ok || !response.body) {
    account.usage = undefined;
    await response.body?.cancel();
    throw new ModelError(`The model's server answers ${response.status}.`);
  }
  let isDone = false;
  for await (const data of eventsOf(response.body, signal)) {
    const event: ModelEvent = protocol.read(data);
    if (event.usage) account.usage = { ...account.usage, ...event.usage };
    if (event.text) yield event.text;
    if (event.isDone) {
      isDone = true;
      break;
    }
  }
  if (!isDone) throw new ModelError('The answer ends before its end.');
}

/** Whether nothing was sent, so that nothing can have been read. */
const isUnreachable = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(String(error.cause.code));

/** The data of events: https://html.spec.whatwg.org/multipage/server-sent-events.html */
async function* eventsOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<string> {
  const waiting: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => waiting.push(data), maxBufferSize: mostInEvent });
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const piece of body) {
    signal.throwIfAborted();
    bytes += piece.byteLength;
    if (bytes > mostBytes) throw new ModelError('The answer is too long.');
    parser.feed(decoder.decode(piece, { stream: true }));
    yield* waiting.splice(0);
  }
}
