/** `POST /_feedback/v1/answers`: a reader wants an answer in sentences. Nothing of the question or the answer is kept. */
import type { Context } from 'hono';
import { dayMs } from '#base/day.ts';
import { parseJson } from '#base/parse-json.ts';
import { maxQuestionBytes, questionShape } from '#model/answers/question.ts';
import type { AnswerLine, AnswerWriter, PreparedAnswer, Spending } from '#model/answers/writer.ts';
import { redact } from '#model/feedback/browser/redaction.ts';
import { cleanText } from '#model/feedback/browser/text.ts';
import type { Admission } from './admission.ts';
import { corsHeaders, retryAfterFailure, unavailable } from './answers.ts';
import { readBody } from './body.ts';
import { isBot } from './bots.ts';
import type { Limiter } from './limits.ts';
import type { CollectorOptions } from './options.ts';

const mediaTypes = ['text/plain', 'application/json'];

/** How long readers wait for an answer. */
const patienceMs = 8000;

/** So many are written at a time; for further ones the page shows what it has. */
const mostAtOnce = 8;

type Parts = Pick<
  CollectorOptions,
  'answers' | 'answerDeadline' | 'store' | 'tallies' | 'clock' | 'onFailure'
> & {
  readonly admission: Admission;
  readonly limiter: Limiter;
  readonly monotonic: () => number;
};

/**
 * Streams an answer (https://github.com/ndjson/ndjson-spec). 204 where no article fits the question; 403 where the reader has
 * opted out (Global Privacy Control, Do Not Track), since a third party would read it; 429 and 503 where it's too much now.
 */
export function receiveAsk(parts: Parts): (c: Context) => Promise<Response> {
  const { answers, store, tallies, clock, onFailure } = parts;
  const deadline = parts.answerDeadline ?? (() => AbortSignal.timeout(patienceMs));
  let running = 0;

  /** Streams the answer to a question that was let in. `end` is called once, when it's over. */
  const write = async (
    c: Context,
    { writer, asked: { q, l, headers }, end }: { writer: AnswerWriter; asked: Asked; end: () => void },
  ): Promise<Response> => {
    const signal = deadline();
    const prepared = await writer.prepare(redact(cleanText(q)), l);
    if (signal.aborted) throw new Error("answers: the site's own search took too long.");
    const now = clock();
    const day = Math.floor(now / dayMs);
    const isSpent = prepared && (await store.spend(reservation(prepared, day)));
    if (!isSpent) {
      end();
      if (!prepared) return c.body(null, 204, headers);
      tallies.add('answers:over-budget');
      const rest = Math.ceil(((day + 1) * dayMs - now) / 1000);
      return c.body(null, 503, { ...headers, 'retry-after': String(rest) });
    }
    const lines = linesOf(prepared, signal, async (outcome, spent) => {
      end();
      tallies.add(outcome === 'written' ? 'answers:written' : 'answers:withdrawn');
      await settle(parts, prepared.worst, spent, day);
    });
    // nginx would keep sentences until there are enough for a buffer.
    const streamed = { 'content-type': 'application/x-ndjson; charset=utf-8', 'x-accel-buffering': 'no' };
    return c.body(lines, 200, { ...headers, ...streamed });
  };

  return async (c) => {
    const writer = answers?.();
    if (!writer) return c.body(null, 404);
    const asked = await letIn(c, parts);
    if (asked instanceof Response) return asked;
    if (running >= mostAtOnce) return unavailable(c, retryAfterFailure);
    running += 1;
    let isRunning = true;
    const end = () => {
      if (isRunning) running -= 1;
      isRunning = false;
    };
    try {
      return await write(c, { writer, asked, end });
    } catch (error) {
      end();
      onFailure?.(error);
      return c.body(null, 503, { ...asked.headers, 'retry-after': String(retryAfterFailure) });
    }
  };
}

/** A question in a locale, and the headers of its answer. */
interface Asked {
  readonly q: string;
  readonly l: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The question of a reader who may ask now. */
async function letIn(
  c: Context,
  { admission, limiter, monotonic, tallies }: Parts,
): Promise<Asked | Response> {
  const origin = admission.check(c, mediaTypes);
  if (typeof origin !== 'string') return origin;
  const headers = corsHeaders(origin);
  const body = await readBody(c.req.raw, maxQuestionBytes);
  if ('status' in body) return c.body(null, body.status, headers);
  const { data: asked } = questionShape.safeParse(parseJson(body.text));
  if (!asked) return c.body(null, 422, headers);
  const userAgent = c.req.header('user-agent') ?? '';
  const { sender, optedOut } = admission.arrivalOf(c, userAgent);
  if (optedOut || isBot(userAgent)) {
    tallies.add(optedOut ? 'opted-out' : 'bot');
    return c.body(null, 403, headers);
  }
  const wait = limiter.take(
    [
      { limit: 'answers', key: sender.visitor, n: 1 },
      { limit: 'networkAnswers', key: sender.network, n: 1 },
    ],
    monotonic(),
  );
  if (wait === 0) return { ...asked, headers };
  tallies.add('limited');
  return c.body(null, 429, { ...headers, 'retry-after': String(wait) });
}

const spentTokens = 'answers:tokens';
const spentCost = 'answers:cost';

/** All that an answer can cost is spent before the model is asked. */
const reservation = ({ worst, mostPerDay }: PreparedAnswer, day: number) => [
  { day, name: spentTokens, n: worst.tokens, most: mostPerDay.tokens },
  { day, name: spentCost, n: worst.cost, most: mostPerDay.cost },
];

/** Gives back what was reserved and not spent. Where that fails, or the collector stops before, the day has cost the most. */
async function settle(
  { store, onFailure }: Parts,
  worst: Spending,
  spent: Spending | undefined,
  day: number,
): Promise<void> {
  const rows = [
    { day, name: spentTokens, n: (spent?.tokens ?? 0) - worst.tokens },
    { day, name: spentCost, n: (spent?.cost ?? 0) - worst.cost },
  ];
  await store.addTallies(rows.filter(({ n }) => n !== 0)).catch((error: unknown) => onFailure?.(error));
}

type AnswerEnd = Extract<AnswerLine, { readonly end: unknown }>['end'];

/** The lines of an answer as they come. They don't wait for a reader that is slow: there are few, and others want to ask. */
function linesOf(
  prepared: PreparedAnswer,
  deadline: AbortSignal,
  onEnd: (end: AnswerEnd | undefined, spent: Spending | undefined) => Promise<void>,
): ReadableStream<Uint8Array> {
  const left = new AbortController();
  const encoder = new TextEncoder();
  const writeTo = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const lines = prepared.write(AbortSignal.any([deadline, left.signal]));
    let end: AnswerEnd | undefined;
    for (;;) {
      const { value, done } = await lines.next();
      if (done) {
        await onEnd(end, value);
        break;
      }
      if ('end' in value) ({ end } = value);
      if (!left.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    }
    if (!left.signal.aborted) controller.close();
  };
  return new ReadableStream({
    start: (controller) => {
      void writeTo(controller);
    },
    // The reader has gone.
    cancel: () => left.abort(),
  });
}
