/** Asks a server over the network, within limits. */
import { request as requestHttp, Agent, type IncomingMessage } from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { errorText } from '#base/error-text.ts';
import type { Answer, Ask } from './answer.ts';

export interface AskOptions {
  /** Server to ask instead of the one that the address names, such as `http://127.0.0.1:8080`. */
  readonly server?: URL | undefined;
  /** Requests that run at once. */
  readonly atOnce?: number;
  /** Milliseconds of one request. */
  readonly requestMs?: number;
  /** Milliseconds of all together; afterwards nothing is asked. */
  readonly totalMs?: number;
}

/** Text of an answer that is read; what is beyond is left. */
const mostBytes = 5_000_000;

/** A function that asks, and one that closes its connections. */
export function createAsk({ server, atOnce = 6, requestMs = 10_000, totalMs = 120_000 }: AskOptions): {
  readonly ask: Ask;
  readonly close: () => void;
} {
  const settings = { keepAlive: true, maxSockets: atOnce, maxTotalSockets: atOnce };
  const agents = { 'http:': new Agent(settings), 'https:': new SecureAgent(settings) };
  const end = AbortSignal.timeout(totalMs);
  return {
    ask: async (url) => {
      try {
        return await askOnce(
          url,
          server ?? url,
          agents,
          AbortSignal.any([end, AbortSignal.timeout(requestMs)]),
        );
      } catch (error) {
        const none = { url, status: 0, headers: {}, body: '' };
        return end.aborted
          ? { ...none, failure: 'the time was up', isSkipped: true }
          : { ...none, failure: reasonOf(error, requestMs) };
      }
    },
    close: () => {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

function reasonOf(error: unknown, requestMs: number): string {
  if (error instanceof Error && error.name === 'AbortError') return `none within ${requestMs / 1000} s`;
  // Where a name has several addresses, each has failed.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return errorText(first);
}

async function askOnce(
  url: URL,
  server: URL,
  agents: { readonly 'http:': Agent; readonly 'https:': SecureAgent },
  signal: AbortSignal,
): Promise<Answer> {
  const isSecure = server.protocol === 'https:';
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = (isSecure ? requestHttps : requestHttp)({
      hostname: server.hostname.replace(/^\[|\]$/g, ''),
      port: server.port,
      path: url.pathname + url.search,
      agent: isSecure ? agents['https:'] : agents['http:'],
      ...(isSecure ? { servername: url.hostname } : {}),
      signal,
      headers: {
        host: url.host,
        'user-agent': 'fener-doctor',
        accept: '*/*',
        'accept-encoding': 'gzip, br',
      },
    });
    sent.on('response', resolve).on('error', reject).end();
  });
  const bytes = await readBytes(answer);
  const headers = Object.fromEntries(
    Object.entries(answer.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]),
  );
  return { url, status: answer.statusCode ?? 0, headers, body: textOf(headers, bytes) };
}

async function readBytes(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let read = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    read += chunk.length;
    if (read > mostBytes) break;
  }
  return Buffer.concat(chunks);
}

const decompress: Readonly<Record<string, (bytes: Buffer, limit: { maxOutputLength: number }) => Buffer>> = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
};

function textOf(headers: Readonly<Record<string, string>>, bytes: Buffer): string {
  if (
    !/^(?:text\/|application\/(?:[\w.+-]*[+/])?(?:json|xml|javascript))|^image\/svg/.test(
      headers['content-type'] ?? '',
    )
  ) {
    return '';
  }
  const open = decompress[headers['content-encoding'] ?? ''];
  return (open ? open(bytes, { maxOutputLength: mostBytes }) : bytes).toString('utf8');
}
