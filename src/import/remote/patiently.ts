/** Asks again where a server is busy, broken or silent. */
import { setTimeout as wait } from 'node:timers/promises';
import { request, RequestError, type Answer, type RequestOptions } from '#remote/request.ts';

export interface Patience extends RequestOptions {
  readonly maxTries: number;
  /** How long all requests together may still wait because a server asks them to. */
  readonly waiting: WaitingTime;
  /** Whether an answer with status 200 is only a part of one. */
  readonly isCut?: ((answer: Answer) => boolean) | undefined;
}

/** Time that requests share for waiting: what it doesn't hold is not waited for. */
export class WaitingTime {
  #seconds: number;

  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  /** Whether there is as much left, which is then gone. */
  take(seconds: number): boolean {
    if (seconds > this.#seconds) return false;
    this.#seconds -= seconds;
    return true;
  }
}

/** An answer that is cut off again and again will not become whole. */
const maxTriesCut = 3;
const longestWaitSeconds = 120;

/** The first answer that isn't a request to wait or a passing fault; else the last one. Throws a `RequestError`. */
export async function requestPatiently(
  url: URL,
  { maxTries, isCut, waiting, ...options }: Patience,
): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const outcome = await request(url, options).catch((error: unknown) => error);
    if (!isAnswer(outcome)) {
      if (tries >= maxTries || isRefusal(outcome)) throw outcome;
      await wait(1000 * (tries - 1));
      continue;
    }
    const isPart = outcome.status === 200 && (isCut?.(outcome) ?? false);
    if (isPart && tries >= Math.min(maxTriesCut, maxTries)) throw new RequestError('the answer is cut off');
    const isPassing = isPart || outcome.status === 429 || outcome.status >= 500;
    if (!isPassing || tries >= maxTries) return outcome;
    const seconds = isPart ? 0 : secondsToWait(outcome, tries);
    if (!waiting.take(seconds)) return outcome;
    await wait(1000 * seconds);
  }
}

const isAnswer = (outcome: unknown): outcome is Answer =>
  typeof outcome === 'object' && outcome !== null && 'status' in outcome;

/** What no second try changes: a private network, too many bytes. */
const isRefusal = (error: unknown) => error instanceof RequestError && error.isFinal;

/** As `Retry-After` says, in seconds or as a date, or `X-RateLimit-Reset` in few seconds; else longer each time. */
function secondsToWait({ status, headers }: Answer, tries: number): number {
  const reset = status === 429 ? String(headers['x-ratelimit-reset'] ?? '') : '';
  const written = headers['retry-after'] ?? (/^\d{1,4}$/.test(reset) ? reset : undefined);
  if (written === undefined) return 2 ** (tries - 1) - 1;
  const seconds = /^\d+$/.test(written) ? Number(written) : (Date.parse(written) - Date.now()) / 1000;
  return Math.min(Math.max(Number.isFinite(seconds) ? seconds : 1, 0), longestWaitSeconds);
}
