/** Turns for requests to the same host: one at a time, with a pause between them, and a longer one where it asks for it. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '#remote/request.ts';

export interface HostOptions {
  /** Milliseconds between two requests to a host. */
  readonly pauseMs: number;
  /** The longest pause that a host may ask for. */
  readonly longestMs: number;
}

const triesEach = 2;
/** How many requests in a row may fail before a host is asked nothing more: each can take as long as it may. */
const failuresEach = 3;

export class Hosts {
  readonly #options: HostOptions;
  readonly #last = new Map<string, Promise<unknown>>();
  /** Hosts that ask for more time than there is. */
  readonly #closed = new Set<string>();
  /** How many requests in a row have failed, and how the last one did. */
  readonly #failed = new Map<string, { readonly times: number; readonly error: unknown }>();

  constructor(options: HostOptions) {
    this.#options = options;
  }

  /** Asks when the host's turn has come; nothing where the host wants no more questions. Throws what `send` throws. */
  inTurn(host: string, send: () => Promise<Answer>): Promise<Answer | undefined> {
    const before = this.#last.get(host);
    const turn = this.#after(before, host, send);
    // Who comes next waits for the end of this one, whatever it was.
    this.#last.set(host, Promise.allSettled([turn]));
    return turn;
  }

  async #after(
    before: Promise<unknown> | undefined,
    host: string,
    send: () => Promise<Answer>,
  ): Promise<Answer | undefined> {
    if (before) {
      await before;
      if (!this.#closed.has(host) && !this.#isSilent(host)) await wait(this.#options.pauseMs);
    }
    for (let tries = 1; !this.#closed.has(host); tries++) {
      const answer = await this.#send(host, send);
      if (answer.status !== 429) return answer;
      const ms = retryAfter(answer);
      if (tries < triesEach && ms <= this.#options.longestMs) await wait(ms);
      else this.#closed.add(host);
    }
    return undefined;
  }

  #isSilent(host: string): boolean {
    return (this.#failed.get(host)?.times ?? 0) >= failuresEach;
  }

  async #send(host: string, send: () => Promise<Answer>): Promise<Answer> {
    const { times = 0, error: last } = this.#failed.get(host) ?? {};
    if (this.#isSilent(host)) throw last;
    try {
      const answer = await send();
      this.#failed.delete(host);
      return answer;
    } catch (error) {
      this.#failed.set(host, { times: times + 1, error });
      throw error;
    }
  }
}

/** Milliseconds, from seconds or a date (https://www.rfc-editor.org/rfc/rfc9110#name-retry-after). */
function retryAfter({ headers }: Answer): number {
  const written = headers['retry-after'] ?? '';
  const ms = /^\d+$/.test(written) ? Number(written) * 1000 : Date.parse(written) - Date.now();
  return Number.isFinite(ms) ? Math.max(ms, 0) : 1000;
}
