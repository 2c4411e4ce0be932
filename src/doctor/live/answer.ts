/** What a server says to one request. */
export interface Answer {
  /** The address that was asked for. */
  readonly url: URL;
  /** 0: there was no answer, and `failure` says why. */
  readonly status: number;
  /** By names in lower case. Several of one name are joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** Uncompressed; empty for what isn't text. */
  readonly body: string;
  readonly failure?: string;
  /** It wasn't asked for, because the time was up. */
  readonly isSkipped?: true;
}

/** Asks with GET and follows no redirect. Never rejects. */
export type Ask = (url: URL) => Promise<Answer>;

/** The media type without its parameters, in lower case. Empty if there is none. */
export const typeOf = ({ headers }: Answer): string =>
  (headers['content-type'] ?? '').replace(/;.*/s, '').trim().toLowerCase();

/** Where a redirect leads. `undefined` for other answers. */
export function locationOf({ url, status, headers }: Answer): URL | undefined {
  const written = headers['location'];
  return status >= 300 && status < 400 && written !== undefined
    ? (URL.parse(written, url) ?? undefined)
    : undefined;
}

/** The answer in words, for a message. */
export function wordsOf(answer: Answer): string {
  if (answer.status === 0) return `gives no answer (${answer.failure ?? 'unknown reason'})`;
  const location = locationOf(answer);
  return location
    ? `leads to ${location.href} (status ${answer.status})`
    : `answers with status ${answer.status}`;
}
