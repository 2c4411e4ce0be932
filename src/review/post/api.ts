/** Asks the API of a host, once: what fails is told, and nothing is tried again behind anybody's back. */
import type { z } from 'zod';
import { errorText } from '#base/error-text.ts';
import { parseJson } from '#base/parse-json.ts';
import { printable } from '#base/printable.ts';

/** An API, and what to say when it refuses. */
export interface ApiSettings {
  /** Where the API begins, such as `https://api.github.com`. */
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What to do, by status. */
  readonly hints: Readonly<Record<number, string>>;
}

interface Request {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly body?: unknown;
}

export interface Api {
  readonly ask: <Data>(path: string, shape: z.ZodType<Data>, request?: Request) => Promise<Data>;
  /** Every item of a list, page by page. */
  readonly list: <Item>(path: string, shape: z.ZodType<Item[]>) => AsyncGenerator<Item>;
}

/** Milliseconds of one request. */
const mostTime = 30_000;

/** An API whose requests throw errors for people. */
export function createApi({ base, headers, hints }: ApiSettings): Api {
  const top = base.replace(/\/+$/, '');
  async function send(path: string, { method = 'GET', body }: Request) {
    const called = `${method} ${top}${path}`;
    const response = await fetch(`${top}${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // Elsewhere is no place for the token.
      redirect: 'manual',
      signal: AbortSignal.timeout(mostTime),
    }).catch((error: unknown) => {
      throw new Error(`${called} failed: ${causeOf(error)}.`, { cause: error });
    });
    const text = await response.text();
    if (response.ok) return { called, text, next: nextPage(response.headers.get('link')) };
    const said = printable(text.slice(0, 300));
    throw new Error(
      [`${called} was answered with ${response.status}. ${hints[response.status] ?? ''}`.trim(), said]
        .filter((line) => line !== '')
        .join('\n'),
    );
  }
  function read<Data>({ called, text }: { called: string; text: string }, shape: z.ZodType<Data>): Data {
    const parsed = shape.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues[0]?.path.join('.');
    throw new Error(
      `${called} was answered with something else than expected${where ? `, at "${where}"` : ''}.`,
    );
  }
  return {
    ask: async (path, shape, request = {}) => read(await send(path, request), shape),
    async *list(path, shape) {
      let page: string | undefined = '1';
      while (page !== undefined) {
        const paged = `${path}${path.includes('?') ? '&' : '?'}per_page=100&page=${page}`;
        const answer = await send(paged, {});
        yield* read(answer, shape);
        page = answer.next;
      }
    },
  };
}

/** The number of the next page. Only that: where it lies, we know. https://www.rfc-editor.org/rfc/rfc8288 */
function nextPage(link: string | null): string | undefined {
  const [, target = ''] = /<([^>]*)>\s*;[^,]*\brel="?next"?/.exec(link ?? '') ?? [];
  return /[?&]page=(\d+)/.exec(target)?.[1];
}

function causeOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${mostTime / 1000} s`;
  return errorText(error instanceof Error && error.cause !== undefined ? error.cause : error);
}
