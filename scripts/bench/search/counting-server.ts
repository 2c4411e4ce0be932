/** A server that counts what it sends. */
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';

export interface CountingServer {
  readonly url: string;
  /** Bytes of bodies sent since the last `reset`, as they went over the wire. */
  readonly bytes: () => number;
  /** Paths asked for since the last `reset`. */
  readonly paths: () => readonly string[];
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

/** Serves what `answer` answers on a free port of this machine. */
export async function startCountingServer(
  answer: (request: Request) => Response | Promise<Response>,
): Promise<CountingServer> {
  let bytes = 0;
  let paths: string[] = [];
  const fetch = async (request: Request) => {
    paths.push(new URL(request.url).pathname);
    const response = await answer(request);
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        bytes += chunk.byteLength;
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
    bytes: () => bytes,
    paths: () => paths,
    reset: () => {
      bytes = 0;
      paths = [];
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
