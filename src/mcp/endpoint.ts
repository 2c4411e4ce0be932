/** The protocol over HTTP (Streamable HTTP), without sessions: any instance can answer any request. */
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { HelpDesk } from './desk.ts';
import { createHelpServer } from './server.ts';

/** The largest question. */
const maxRequestBodySize = 64_000;

/** Answers requests of clients. Nothing changes while a client listens, so nobody may hold a connection open for that. */
export function createEndpoint(desk: HelpDesk, version: string): (request: Request) => Promise<Response> {
  const { fetch } = createMcpHandler(() => createHelpServer(desk, version), {
    maxRequestBodySize,
    maxSubscriptions: 0,
  });
  return (request) => fetch(request);
}
