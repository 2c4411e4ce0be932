/** A `fetch` handler behind Node's HTTP server, with limits for slow and for greedy clients. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** What `@hono/node-server` passes beside the request. */
interface NodeEnvironment {
  readonly incoming?: IncomingMessage;
}

export interface Listening {
  readonly url: string;
  readonly server: Server;
  /** Takes no more connections, lets requests end, then closes; cuts what is left after `limitMs`. */
  close(limitMs?: number): Promise<void>;
}

/** Serves until closed. Rejects where the address is taken. */
export async function listen(options: {
  readonly fetch: (request: Request, env: unknown) => Response | Promise<Response>;
  readonly port: number;
  /** Default: every interface. */
  readonly host?: string | undefined;
}): Promise<Listening> {
  const answer = getRequestListener((request, env) => options.fetch(request, env), {
    overrideGlobalObjects: false,
  });
  let closing = false;
  const server = createServer(
    {
      headersTimeout: 5000,
      requestTimeout: 10_000,
      connectionsCheckingInterval: 1000,
      maxHeaderSize: 8192,
      keepAliveTimeout: 15_000,
    },
    (request, response) => {
      // Clients with an open connection would go on asking, and hold up the end.
      if (closing) response.setHeader('connection', 'close');
      void answer(request, response);
    },
  );
  server.maxConnections = 2000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('This cannot happen: a TCP server has an address.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${host}:${address.port}`,
    server,
    close: async (limitMs = 5000) => {
      closing = true;
      const cut = setTimeout(() => server.closeAllConnections(), limitMs);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      clearTimeout(cut);
    },
  };
}

/** The address at the other end of the connection; empty where the runtime does not say. */
export function connectionAddress(env: unknown): string {
  const { incoming } = (env ?? {}) as NodeEnvironment;
  return incoming?.socket.remoteAddress ?? '';
}
