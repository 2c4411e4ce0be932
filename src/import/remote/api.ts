/** APIs of hosted systems: JSON, page by page, as fast as they let us. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { request, RequestError, type Answer } from './request.ts';

export interface ApiOptions {
  /** Where the API begins; nothing else is asked. */
  readonly origin: URL;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const maxBytes = 100_000_000;
const maxTries = 6;
/** An answer that is cut off again and again will not become whole. */
const maxTriesCut = 3;
const longestWaitSeconds = 120;

/** Asks an API. */
export class Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  /**
   * An answer as the schema has it. Waits where the API asks to, tries again where it breaks. Throws a `RequestError`
   * with the address.
   */
  async get<T>(address: string, schema: z.ZodType<T>): Promise<T> {
    const url = this.#urlOf(address);
    const answer = await this.#ask(url);
    const json = parseJson(answer.body.toString('utf8'));
    if (json === undefined) throw new RequestError(`${url.href}: the answer is not whole JSON`);
    const read = schema.safeParse(json);
    if (read.success) return read.data;
    throw new RequestError(
      `${url.href}: the answer is not what it should be. ${z.prettifyError(read.error)}`,
    );
  }

  #urlOf(address: string): URL {
    const { origin } = this.#options;
    const url = URL.parse(address, origin);
    if (!url || url.origin !== origin.origin) {
      throw new RequestError(`The API sends to "${address}", which is not on ${origin.host}`);
    }
    return url;
  }

  async #ask(url: URL): Promise<Answer> {
    const { origin, headers } = this.#options;
    const options = {
      headers: { accept: 'application/json', ...headers },
      maxBytes,
      ownHosts: new Set([origin.host]),
    };
    for (let tries = 1; ; tries++) {
      const outcome = await request(url, options).catch((error: unknown) => error);
      const isCut = isAnswer(outcome) && outcome.status === 200 && !isWhole(outcome);
      const isLast = tries >= (isCut ? maxTriesCut : maxTries);
      if (!isAnswer(outcome)) {
        if (isLast)
          throw new RequestError(
            `${url.href}: ${outcome instanceof Error ? outcome.message : String(outcome)}`,
          );
        await wait(1000 * (tries - 1));
        continue;
      }
      const { status } = outcome;
      if (status === 200 && !isCut) return outcome;
      if (isLast && isCut) throw new RequestError(`${url.href}: the answer is cut off`);
      if (isLast || !(status === 429 || status >= 500 || isCut))
        throw new RequestError(failureOf(url, status));
      await wait(1000 * secondsToWait(outcome, tries));
    }
  }
}

const isAnswer = (outcome: unknown): outcome is Answer =>
  typeof outcome === 'object' && outcome !== null && 'status' in outcome;

/** An answer that was cut off is no JSON. */
const isWhole = ({ body }: Answer) => parseJson(body.toString('utf8')) !== undefined;

/** As `Retry-After` says, in seconds or as a date; else longer each time. */
function secondsToWait({ headers, status }: Answer, tries: number): number {
  const written = headers['retry-after'];
  if (status === 200) return 0;
  if (written === undefined) return 2 ** (tries - 1) - 1;
  const seconds = /^\d+$/.test(written) ? Number(written) : (Date.parse(written) - Date.now()) / 1000;
  return Math.min(Math.max(Number.isFinite(seconds) ? seconds : 1, 0), longestWaitSeconds);
}

function failureOf(url: URL, status: number): string {
  if (status === 401 || status === 403)
    return `${url.href}: answers ${status}. The credentials aren't right, or may not read it`;
  if (status === 404) return `${url.href}: answers 404. There is no such API at this address`;
  if (status === 429) return `${url.href}: answers 429 again and again. Try later`;
  return `${url.href}: answers ${status}`;
}
