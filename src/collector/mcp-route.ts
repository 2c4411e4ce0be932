/** `/_feedback/mcp`: questions of assistants. Nothing of them is kept. */
import type { Context } from 'hono';
import type { Admission } from './admission.ts';
import { corsHeaders, unavailable } from './answers.ts';
import type { Limiter } from './limits.ts';
import type { CollectorOptions } from './options.ts';

/** What clients in browsers send, and may read. */
const requestHeaders = 'content-type, mcp-protocol-version, mcp-session-id, mcp-method, mcp-name';

/**
 * Lets questions in as the other routes let events in: of our origins alone where a browser sends them
 * (https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning), and so many of one network.
 */
export const receiveQuestions =
  ({
    askedByAssistant,
    admission,
    limiter,
    monotonic,
  }: Pick<CollectorOptions, 'askedByAssistant'> & {
    readonly admission: Admission;
    readonly limiter: Limiter;
    readonly monotonic: () => number;
  }) =>
  async (c: Context): Promise<Response> => {
    const answer = askedByAssistant?.();
    if (!answer) return c.body(null, 404);
    const origin = admission.originOf(c);
    if (c.req.header('origin') !== undefined && origin === undefined)
      return c.body(null, 403, { vary: 'Origin' });
    const { network } = admission.arrivalOf(c, c.req.header('user-agent') ?? '').sender;
    const wait = limiter.take(
      [
        { limit: 'requests', key: '', n: 1 },
        { limit: 'questions', key: network, n: 1 },
      ],
      monotonic(),
    );
    if (wait > 0) return unavailable(c, wait);
    const headers = origin === undefined ? {} : corsHeaders(origin);
    if (c.req.method === 'OPTIONS') {
      return c.body(null, 204, {
        ...headers,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': requestHeaders,
        'access-control-max-age': '86400',
      });
    }
    const answered = await answer(c.req.raw);
    for (const [name, value] of Object.entries({ 'cache-control': 'no-store', ...headers }))
      answered.headers.set(name, value);
    return answered;
  };
