/** Where issues are kept. */
import { parseJson } from '#base/parse-json.ts';
import { RequestError, requestOnce } from '#remote/request.ts';

/** An issue that a run before has opened. */
export interface KnownIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** Day on which somebody closed it, `YYYY-MM-DD`; `undefined` while it's open. */
  readonly closedOn: string | undefined;
  readonly url: string;
}

export interface IssueHost {
  /** Issues with our label, open and closed. */
  readonly list: () => Promise<readonly KnownIssue[]>;
  /** Opens one and gives its address. */
  readonly open: (title: string, body: string) => Promise<string>;
  readonly change: (number: number, title: string, body: string) => Promise<void>;
}

/** The label by which issues of reports are found again. */
export const issueLabel = 'fener';
/** Pages of 100 that are looked through. */
export const mostPages = 50;

/** What a host's API is asked. Throws a `RequestError` that says what it answered, without the token. */
export async function ask(
  url: URL,
  options: {
    readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT';
    readonly headers: Readonly<Record<string, string>>;
    readonly json?: unknown;
  },
): Promise<unknown> {
  // Whoever runs the command named the host. Redirects aren't followed: they'd take the token along.
  const { status, body } = await requestOnce(url, {
    ...options,
    userAgent: 'Fener report',
    ownHosts: new Set([url.host]),
    maxBytes: 20_000_000,
    maxMs: 30_000,
  });
  const text = body.toString('utf8');
  if (status >= 200 && status < 300) return parseJson(text);
  throw new RequestError(
    `${url.host} answers ${status} to ${options.method ?? 'GET'} ${url.pathname}: ${text.slice(0, 200)}`,
  );
}
