/** Requests to servers that texts of strangers name: bounded in size, time and redirects, never into a private network. */
import { lookup } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isLinkLocal, isPrivateAddress } from './private-networks.ts';

export interface RequestOptions {
  /** Default: GET. */
  readonly method?: 'HEAD' | 'GET' | 'POST' | 'PATCH' | 'PUT' | undefined;
  /** JSON to send along. */
  readonly json?: unknown;
  /** Whether only status and headers are wanted: the rest of the answer is not read. */
  readonly isHeadEnough?: boolean | undefined;
  /** Default: that of an import. */
  readonly userAgent?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A larger answer is refused. */
  readonly maxBytes: number;
  /** Hosts, with their ports, that may lie in a private network: the source's own. */
  readonly ownHosts: ReadonlySet<string>;
  /** Milliseconds from the question to the end of the answer. Default: ten minutes. */
  readonly maxMs?: number | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: IncomingMessage['headers'];
  /** Where the answer came from in the end. */
  readonly url: URL;
}

/** Why there is no answer, for the person who runs the import. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  /** Whether it is no use to try again. */
  readonly isFinal: boolean = false;
}

/** What is never fetched. */
class Refusal extends RequestError {
  override readonly isFinal = true;
}

const maxRedirects = 5;
const silenceMs = 30_000;
const usualMs = 600_000;

/** GETs an address. Throws a `RequestError`. Headers go along where `passesOn` says so. */
export async function request(address: URL, options: RequestOptions): Promise<Answer> {
  let url = address;
  let { headers } = options;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const answer = await requestOnce(url, { ...options, headers });
    const { location } = answer.headers;
    if (answer.status < 300 || answer.status >= 400 || location === undefined) return answer;
    const next = URL.parse(location, url);
    if (!next) throw new Refusal(`it redirects to "${location}", which is not an address`);
    if (!passesOn(url, next)) headers = undefined;
    url = next;
  }
  throw new Refusal(`it redirects more than ${maxRedirects} times`);
}

/** Whether headers, which may hold credentials, go along with a redirect. */
export const passesOn = (from: URL, to: URL): boolean =>
  from.host === to.host && (to.protocol === 'https:' || from.protocol === 'http:');

/** Asks once, and gives a redirect back as it is. Throws a `RequestError`. */
export function requestOnce(
  url: URL,
  {
    method = 'GET',
    isHeadEnough = false,
    userAgent = 'Fener import',
    headers,
    maxBytes,
    ownHosts,
    maxMs = usualMs,
    json,
  }: RequestOptions,
): Promise<Answer> {
  const isOwn = ownHosts.has(url.host);
  const refusal = refusalOf(url, isOwn);
  if (refusal !== undefined) return Promise.reject(new Refusal(refusal));
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const body = json === undefined ? undefined : Buffer.from(JSON.stringify(json));
  const ofBody = body && { 'content-type': 'application/json', 'content-length': String(body.length) };
  return new Promise((resolve, reject) => {
    const sent = send(url, {
      method,
      headers: { 'user-agent': userAgent, ...ofBody, ...headers },
      lookup: isOwn ? lookup : lookupPublic,
      timeout: silenceMs,
    });
    const tooLong = setTimeout(
      () => sent.destroy(new Refusal(`it took more than ${maxMs / 1000} seconds`)),
      maxMs,
    );
    sent.on('close', () => clearTimeout(tooLong));
    sent.on('timeout', () =>
      sent.destroy(new RequestError(`it said nothing for ${silenceMs / 1000} seconds`)),
    );
    sent.on('error', (error) =>
      reject(error instanceof RequestError ? error : new RequestError(error.message)),
    );
    sent.on('response', (response) => {
      const answer = { status: response.statusCode ?? 0, headers: response.headers, url };
      if (isHeadEnough) {
        resolve({ ...answer, body: Buffer.alloc(0) });
        sent.destroy();
        return;
      }
      readBody(response, maxBytes).then((body) => resolve({ ...answer, body }), reject);
    });
    sent.end(body);
  });
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of response as AsyncIterable<Uint8Array>) {
      length += part.length;
      if (length > maxBytes) throw new Refusal(`it has more than ${maxBytes / 1_000_000} MB`);
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof RequestError) throw error;
    throw new RequestError('the answer broke off');
  }
  return Buffer.concat(parts);
}

function refusalOf(url: URL, isOwn: boolean): string | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return `${url.protocol} is not fetched`;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 0) return undefined;
  if (isLinkLocal(host) || (!isOwn && isPrivateAddress(host))) return privateRefusal(host);
  return undefined;
}

const privateRefusal = (address: string) => `${address} lies in a private network`;

/** Looks a host up and refuses addresses of private networks: what was looked up is what is connected to. */
const lookupPublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '');
    const bad = addresses.find(({ address }) => isPrivateAddress(address));
    if (bad) return done(new Refusal(privateRefusal(bad.address)), '');
    const [first] = addresses;
    if (options.all) return done(null, addresses);
    return done(null, first?.address ?? '', first?.family ?? 4);
  });
};
