/** Sends events to a collector as fast as it answers, over plain sockets: the generator must cost less than it measures. */
import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** The collector keeps nothing that a program sends, so this one calls itself a browser. */
export const loadBrowser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** One request's body and the ids of its events. */
export interface Payload {
  readonly body: string;
  readonly ids: readonly string[];
}

export interface LoadOptions {
  readonly port: number;
  readonly connections: number;
  /** Stops sending after this time, or when every connection is gone. */
  readonly durationMs: number;
  readonly next: () => Payload;
  /** Not as fast as answers come, but so many a second; times then count from when a request was due. */
  readonly requestsPerSecond?: number;
  /** Stops sending earlier. */
  readonly until?: () => boolean;
  /** Told of each answer, before the next request of that connection. */
  readonly onAnswer?: (status: number, payload: Payload) => void;
}

export interface LoadResult {
  readonly seconds: number;
  readonly answers: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Requests that were sent and never answered. */
  readonly unanswered: readonly Payload[];
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Keeps one request open on each connection until the time is over. */
export async function sendLoad(options: LoadOptions): Promise<LoadResult> {
  const statuses: Record<string, number> = {};
  const times: number[] = [];
  const unanswered: Payload[] = [];
  const started = performance.now();
  const until = started + options.durationMs;
  let sent = 0;
  const run: Run = {
    options,
    nextDue: () => {
      sent += 1;
      const { requestsPerSecond } = options;
      return requestsPerSecond === undefined ? 0 : started + (sent * 1000) / requestsPerSecond;
    },
    isOver: (at) => at >= until || options.until?.() === true,
    onAnswer: (status, payload, milliseconds) => {
      times.push(milliseconds);
      statuses[status] = (statuses[status] ?? 0) + 1;
      options.onAnswer?.(status, payload);
    },
    onLost: (payload) => unanswered.push(payload),
  };
  await Promise.all(Array.from({ length: options.connections }, () => runConnection(run)));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    seconds: (performance.now() - started) / 1000,
    answers: times.length,
    statuses,
    unanswered,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: times.at(-1) ?? 0,
  };
}

/** What the connections of one load share. */
interface Run {
  readonly options: LoadOptions;
  /** When the next request is due; 0: at once. */
  readonly nextDue: () => number;
  readonly isOver: (at: number) => boolean;
  readonly onAnswer: (status: number, payload: Payload, milliseconds: number) => void;
  readonly onLost: (payload: Payload) => void;
}

/** Sends one request after the other, until the load is over or the connection is gone. */
function runConnection({ options, nextDue, isOver, onAnswer, onLost }: Run): Promise<void> {
  const socket = connect({ port: options.port, host: '127.0.0.1', noDelay: true });
  let [open, sentAt, received]: [Payload | undefined, number, string] = [undefined, 0, ''];
  const send = () => {
    const [now, due] = [performance.now(), nextDue()];
    if (isOver(Math.max(now, due))) socket.end();
    else if (due > now) setTimeout(() => write(due), due - now);
    else write(due === 0 ? now : due);
  };
  const write = (since: number) => {
    open = options.next();
    sentAt = since;
    writeRequest(socket, options.port, open.body);
  };
  socket.setEncoding('latin1');
  socket.on('connect', send);
  socket.on('data', (chunk: string) => {
    received += chunk;
    const status = completeStatus(received);
    if (status === undefined || !open) return;
    received = '';
    onAnswer(status, open, performance.now() - sentAt);
    open = undefined;
    send();
  });
  socket.on('error', () => socket.destroy());
  return new Promise((resolve) => {
    socket.on('close', () => {
      if (open) onLost(open);
      resolve();
    });
  });
}

function writeRequest(socket: Socket, port: number, body: string): void {
  socket.write(
    `POST /_feedback/v1/e HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://load.test\r\n` +
      `Content-Type: text/plain\r\nUser-Agent: ${loadBrowser}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** The status of a whole answer, `undefined` while some of it is missing. */
function completeStatus(text: string): number | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0);
  return text.length >= end + 4 + length ? Number(text.slice(9, 12)) : undefined;
}

/** Makes requests with so many votes each, on articles `article-0` to `article-199` of revision `a1b2c3d4e5f6`. */
export function votePayloads(eventsPerRequest: number): () => Payload {
  let n = 0;
  return () => {
    const ids = Array.from({ length: eventsPerRequest }, () => randomUUID());
    const events = ids.map((id) => {
      n += 1;
      return {
        id,
        k: 'rate',
        t: 0,
        a: `article-${n % 200}`,
        l: 'en',
        r: 'a1b2c3d4e5f6',
        vk: randomUUID(),
        s: 1,
        x: n % 3 === 0 ? -1 : 1,
      };
    });
    return { body: JSON.stringify({ v: 1, now: 1, e: events }), ids };
  };
}

/** The manifest that `votePayloads` fits. */
export const loadManifest = JSON.stringify({
  v: 1,
  articles: Array.from({ length: 200 }, (_, n) => ({
    id: `article-${n}`,
    locale: 'en',
    epoch: 1,
    rev: 'a1b2c3d4e5f6',
    title: `Article ${n}`,
    path: `/en/article-${n}/`,
  })),
});
