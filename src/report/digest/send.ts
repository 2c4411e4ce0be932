/** Sends a digest to a webhook. Its address is a secret: no message repeats it. */
import { RequestError, requestOnce } from '#remote/request.ts';

/** Why a text can't be the address of a webhook; `undefined` where it can. Only this machine may be asked unencrypted. */
export function webhookProblem(text: string): string | undefined {
  const url = URL.parse(text);
  const isHere = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url?.protocol === 'https:' || (isHere && url.protocol === 'http:')) return undefined;
  return 'DIGEST_URL is not an address that begins with "https://".';
}

/**
 * Posts JSON. The host may lie in a private network, as whoever set the address named it, but never at a link-local address.
 * Redirects aren't followed. Throws a `RequestError` where it isn't accepted.
 */
export async function postDigest(url: URL, json: object): Promise<void> {
  const { status, body } = await requestOnce(url, {
    method: 'POST',
    json,
    userAgent: 'Fener report',
    ownHosts: new Set([url.host]),
    maxBytes: 1_000_000,
    maxMs: 30_000,
  });
  if (status < 200 || status >= 300)
    throw new RequestError(`${url.host} answers ${status}: ${body.toString('utf8').slice(0, 200)}`);
}
