/** Language models that behave in every way but the right one, behind the two real protocols. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AnswerApi } from '#site/answers.ts';

/** What a model does with a request. */
export type Behaviour =
  /** Writes this, in pieces, and says what it cost. */
  | { readonly kind: 'writes'; readonly text: string; readonly usage?: boolean }
  /** Takes the request, and never answers. */
  | { readonly kind: 'stalls' }
  /** Begins, and then says a blank now and then, for ever. */
  | { readonly kind: 'drips'; readonly text: string }
  /** Writes without end. */
  | { readonly kind: 'floods'; readonly text: string }
  /** Answers with an error, or breaks off. */
  | { readonly kind: 'fails'; readonly status: number }
  | { readonly kind: 'breaks'; readonly text: string }
  | { readonly kind: 'redirects'; readonly to: string }
  /** Says nothing of its protocol. */
  | { readonly kind: 'babbles'; readonly text: string };

export interface FakeModel {
  /** For `answers.url`. */
  readonly url: string;
  /** What it was asked: bodies and headers. */
  readonly asked: { readonly body: string; readonly headers: IncomingMessage['headers'] }[];
  /** What it says that it has used, all told. */
  readonly used: { input: number; output: number };
  next: Behaviour | (() => Behaviour);
  close(): Promise<void>;
}

/** Starts a server that speaks a protocol. */
export async function startFakeModel(api: AnswerApi): Promise<FakeModel> {
  const asked: FakeModel['asked'] = [];
  const used = { input: 0, output: 0 };
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces).toString();
    asked.push({ body, headers: request.headers });
    const behaviour = typeof model.next === 'function' ? model.next() : model.next;
    await behave(behaviour, response, { api, body, used });
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const model: FakeModel = {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    used,
    next: { kind: 'writes', text: '{"sentences":[]}' },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return model;
}

interface Talk {
  readonly api: AnswerApi;
  readonly body: string;
  readonly used: FakeModel['used'];
}

async function behave(behaviour: Behaviour, response: ServerResponse, talk: Talk): Promise<void> {
  if (behaviour.kind === 'stalls') return;
  if (behaviour.kind === 'fails') {
    response.writeHead(behaviour.status, { 'content-type': 'application/json' }).end('{"error":"no"}');
    return;
  }
  if (behaviour.kind === 'redirects') {
    response.writeHead(307, { location: behaviour.to }).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const events = eventsOf(talk);
  response.write(events.begin);
  if (behaviour.kind === 'babbles') {
    response.end(behaviour.text);
    return;
  }
  // A letter is a token: a model without frugality.
  const pieces = behaviour.text.match(/.{1,7}/gsu) ?? [];
  for (const piece of pieces) response.write(events.piece(piece));
  if (behaviour.kind === 'breaks') response.destroy();
  if (behaviour.kind === 'drips') dripUntilClosed(response, events.piece(' '));
  if (behaviour.kind === 'floods') await floodUntilClosed(response, events.piece(behaviour.text));
  if (behaviour.kind !== 'writes') return;
  const output = behaviour.text.length;
  talk.used.input += talk.body.length;
  talk.used.output += output;
  response.end(events.end(behaviour.usage === false ? undefined : { input: talk.body.length, output }));
}

function dripUntilClosed(response: ServerResponse, piece: string): void {
  const timer = setInterval(() => response.write(piece), 5);
  response.once('close', () => clearInterval(timer));
}

async function floodUntilClosed(response: ServerResponse, piece: string): Promise<void> {
  const closed = once(response, 'close').then(() => true);
  while (!response.destroyed && !response.writableEnded) {
    if (response.write(piece)) continue;
    await Promise.race([closed, once(response, 'drain')]);
  }
}

interface Usage {
  readonly input: number;
  readonly output: number;
}

/** Events as the vendors' references show them. */
function eventsOf({ api, body }: Pick<Talk, 'api' | 'body'>) {
  const data = (event: unknown) => `data: ${JSON.stringify(event)}\n\n`;
  if (api === 'openai') {
    const chunk = (more: object) =>
      data({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'fake', ...more });
    return {
      begin: chunk({
        choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }],
      }),
      piece: (content: string) => chunk({ choices: [{ index: 0, delta: { content }, finish_reason: null }] }),
      end: (usage: Usage | undefined) =>
        chunk({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }) +
        (usage
          ? chunk({
              choices: [],
              usage: {
                prompt_tokens: usage.input,
                completion_tokens: usage.output,
                total_tokens: usage.input + usage.output,
              },
            })
          : '') +
        'data: [DONE]\n\n',
    };
  }
  const event = (type: string, more: object) => `event: ${type}\n${data({ type, ...more })}`;
  return {
    begin:
      event('message_start', {
        message: {
          id: 'msg_1',
          type: 'message',
          role: 'assistant',
          content: [],
          usage: { input_tokens: body.length, output_tokens: 1 },
        },
      }) +
      event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }) +
      event('ping', {}),
    piece: (text: string) => event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }),
    end: (usage: Usage | undefined) =>
      event('content_block_stop', { index: 0 }) +
      event('message_delta', {
        delta: { stop_reason: 'end_turn', stop_sequence: null },
        ...(usage && { usage: { output_tokens: usage.output } }),
      }) +
      event('message_stop', {}),
  };
}

/** A reply of a model. */
export const reply = (
  ...sentences: readonly (readonly [text: string, ...units: readonly number[]])[]
): string => JSON.stringify({ sentences: sentences.map(([text, ...units]) => ({ text, units })) });
