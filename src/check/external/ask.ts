/** Asks whether an address on another site answers. */
import { errorText } from '#base/error-text.ts';
import { requestOnce, RequestError, type Answer } from '#remote/request.ts';
import type { Hosts } from './hosts.ts';

/** What became of an address. */
export type Outcome =
  | { readonly kind: 'answers' }
  /** For good: `to` answers. */
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'gone'; readonly status: number }
  /** Nobody can say whether readers get it: it wants a login, keeps programs out, or is private. */
  | { readonly kind: 'closed'; readonly why: string }
  | { readonly kind: 'silent'; readonly why: string };

export interface AskOptions {
  readonly hosts: Hosts;
  /** Hosts, with their ports, that may lie in a private network: those of tests. */
  readonly ownHosts: ReadonlySet<string>;
  /** Milliseconds that one answer may take. */
  readonly maxMs: number;
}

const maxRedirects = 8;

/** Follows redirects, asks for the head of the page first, and for the page where a server answers heads otherwise. */
export async function ask(address: string, options: AskOptions): Promise<Outcome> {
  let url = new URL(address);
  // Where it leads for good, as long as no redirect on the way was for the moment only.
  let lasting = url;
  let isLasting = true;
  try {
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      const answer = await answerOf(url, options);
      if (answer === undefined) return { kind: 'closed', why: 'the server asks for fewer requests' };
      const next = redirectOf(answer);
      if (next === undefined) return outcomeOf(answer.status, address, lasting);
      isLasting &&= answer.status === 301 || answer.status === 308;
      url = next;
      if (isLasting) lasting = next;
    }
    return { kind: 'silent', why: `it redirects more than ${maxRedirects} times` };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return { kind: error.isFinal ? 'closed' : 'silent', why: errorText(error) };
  }
}

/** The answer to HEAD, or to GET where that was none that counts; nothing from a server that wants its peace. */
async function answerOf(url: URL, { hosts, ownHosts, maxMs }: AskOptions): Promise<Answer | undefined> {
  const send = (method: 'HEAD' | 'GET') =>
    hosts.inTurn(url.host, () =>
      requestOnce(url, {
        method,
        isHeadEnough: true,
        userAgent: 'Mozilla/5.0 (compatible; Fener link check)',
        headers: { accept: 'text/html,*/*;q=0.8' },
        maxBytes: 0,
        ownHosts,
        maxMs,
      }),
    );
  const head = await send('HEAD');
  // Many servers don't know HEAD, and some say "not found" to it.
  return head !== undefined && head.status >= 400 ? await send('GET') : head;
}

function redirectOf({ status, headers, url }: Answer): URL | undefined {
  if (status < 300 || status >= 400 || headers.location === undefined) return undefined;
  const next = URL.parse(headers.location, url);
  if (!next) throw new RequestError(`it redirects to "${headers.location}", which is not an address`);
  // A browser keeps the place on the page.
  if (next.hash === '') next.hash = url.hash;
  return next;
}

function outcomeOf(status: number, address: string, lasting: URL): Outcome {
  if (status === 404 || status === 410) return { kind: 'gone', status };
  if (status >= 500) return { kind: 'silent', why: `it answers ${status}` };
  if (status >= 400) return { kind: 'closed', why: `it answers ${status}` };
  return lasting.href === new URL(address).href ? { kind: 'answers' } : { kind: 'moved', to: lasting.href };
}
