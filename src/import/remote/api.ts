/** APIs of hosted systems: JSON, page by page, as fast as they let us. */
import { z } from 'zod';
import { errorText } from '#base/error-text.ts';
import { parseJson } from '#base/parse-json.ts';
import { requestPatiently, WaitingTime } from './patiently.ts';
import { RequestError, type Answer } from '#remote/request.ts';

export interface ApiOptions {
  /** Where the API begins; nothing else is asked. */
  readonly origin: URL;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const maxBytes = 100_000_000;
const maxTries = 6;
const longestWaitSeconds = 3 * 3600;

/** Asks an API. */
export class Api {
  readonly #options: ApiOptions;
  readonly #waiting = new WaitingTime(longestWaitSeconds);

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  /**
   * An answer as the schema has it. Waits where the API asks to, tries again where it breaks. Throws a `RequestError`
   * with the address.
   */
  async get<T>(address: string, schema: z.ZodType<T>): Promise<T> {
    return (await this.getPage(address, schema)).data;
  }

  /** An answer, and the address of the next page as the header `Link` names it (RFC 8288). */
  async getPage<T>(
    address: string,
    schema: z.ZodType<T>,
  ): Promise<{ readonly data: T; readonly next: string | undefined }> {
    const url = this.#urlOf(address);
    const answer = await this.#ask(url);
    const read = schema.safeParse(jsonOf(answer));
    const next = /<([^>]+)>\s*;[^,]*\brel="?next\b/.exec(String(answer.headers['link'] ?? ''))?.[1];
    if (read.success) return { data: read.data, next };
    throw new RequestError(
      `${url.href}: the answer is not what it should be. ${z.prettifyError(read.error)}`,
    );
  }

  #urlOf(address: string): URL {
    const { origin } = this.#options;
    const url = URL.parse(address, origin);
    if (url?.origin === origin.origin) return url;
    throw new RequestError(`The API sends to "${address}", which is not on ${origin.host}`);
  }

  async #ask(url: URL): Promise<Answer> {
    const { origin, headers } = this.#options;
    const options = {
      headers: { accept: 'application/json', ...headers },
      maxBytes,
      ownHosts: new Set([origin.host]),
      maxTries,
      waiting: this.#waiting,
      isCut: (answer: Answer) => jsonOf(answer) === undefined,
    };
    const answer = await requestPatiently(url, options).catch((error: unknown) => {
      throw new RequestError(`${url.href}: ${errorText(error)}`, { cause: error });
    });
    if (answer.status === 200) return answer;
    throw new RequestError(`${url.href}: answers ${answer.status}${hints[answer.status] ?? ''}`);
  }
}

const jsonOf = ({ body }: Answer) => parseJson(body.toString('utf8'));

const forbidden = ". The credentials aren't right, or may not read it";
const hints: Readonly<Record<number, string>> = {
  401: forbidden,
  403: forbidden,
  404: '. There is no such API at this address',
  429: ' again and again. Try later',
};
