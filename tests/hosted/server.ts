/** A server on this machine that stands for a hosted system. */
import { createServer, type ServerResponse } from 'node:http';

export interface HostedServer {
  /** `http://127.0.0.1:51234` */
  readonly origin: string;
  /** Paths with queries in the order in which they were asked for. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body?: object | string | Uint8Array;
  /** Sent instead of the whole body, and the connection then closed. */
  readonly cutAt?: number;
}

export interface Asked {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** How often this address was asked for before. */
  readonly before: number;
}

/** How an API keeps people from asking too often. */
export interface Limits {
  /** Every so many requests is answered by 429 first. */
  readonly limitEvery?: number;
}

/** An API that answers some requests only when they are asked again. */
export function limited(
  { limitEvery }: Limits,
  answer: (asked: Asked) => Reply | undefined,
  headers: Readonly<Record<string, string>> = { 'retry-after': '0' },
): (asked: Asked) => Reply | undefined {
  let count = 0;
  return (asked) => {
    count += 1;
    const isLimited = limitEvery !== undefined && count % limitEvery === 0 && asked.before === 0;
    return isLimited ? { status: 429, headers, body: { error: 'too many requests' } } : answer(asked);
  };
}

/** The header of a key that stands for a name. */
export const keyHeader = (key: string): string => `Basic ${Buffer.from(`${key}:X`).toString('base64')}`;

/** Starts a server on a free port. `answer` returns nothing for what isn't there. */
export async function startHosted(answer: (asked: Asked) => Reply | undefined): Promise<HostedServer> {
  const requests: string[] = [];
  const counts = new Map<string, number>();
  const server = createServer(({ url: path = '/', headers }, response) => {
    const before = counts.get(path) ?? 0;
    counts.set(path, before + 1);
    requests.push(path);
    send(response, answer({ url: new URL(path, origin), headers, before }) ?? { status: 404, body: {} });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('this cannot happen: no port');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status = 200, headers = {}, body = '', cutAt }: Reply): void {
  const isJson = typeof body === 'object' && !(body instanceof Uint8Array);
  const bytes = Buffer.from(isJson ? JSON.stringify(body) : body);
  response.writeHead(status, { ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers });
  response.end(cutAt === undefined ? bytes : bytes.subarray(0, cutAt));
}
