/** A server that counts what it sends. */
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';

export interface CountingServer {
  readonly url: string;
  /** Bytes of bodies sent since the last `reset`, as they went over the wire; of some paths only, where asked. */
  readonly bytes: (isCounted?: (path: string) => boolean) => number;
  /** The paths that were asked for since the last `reset`. */
  readonly paths: () => readonly string[];
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

/** Serves what `answer` answers on a free port of this machine. */
export async function startCountingServer(
  answer: (request: Request) => Response | Promise<Response>,
): Promise<CountingServer> {
  const sent = new Map<string, number>();
  const fetch = async (request: Request) => {
    const path = new URL(request.url).pathname;
    const response = await answer(request);
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        sent.set(path, (sent.get(path) ?? 0) + chunk.byteLength);
        controller.enqueue(chunk);
      },
    });
    const { status, headers } = response;
    return new Response(response.body?.pipeThrough(counter) ?? null, { status, headers });
  };
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    bytes: (isCounted = () => true) =>
      [...sent].reduce((sum, [path, bytes]) => sum + (isCounted(path) ? bytes : 0), 0),
    paths: () => [...sent.keys()],
    reset: () => sent.clear(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
