/**
 * Asks models that lie, stall, flood and cost, through the real protocols and the real collector, and counts what readers would
 * see that no article says, and what it would cost.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAnswerWriter } from '#answers/write-answer.ts';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import { answerApis, toAnswers, type AnswerApi } from '#site/answers.ts';
import { atMost, type BenchResult } from '../result.ts';
import { createRandom } from '../random.ts';
import { startFakeModel, type Behaviour, type FakeModel } from './fake-model.ts';
import { honestReplies, hostileReply, type Hostile } from './hostile.ts';

/** What came of a reply. */
interface Outcome {
  readonly shown: string;
  readonly end: string;
}

const signalAfter = (ms: number) => AbortSignal.timeout(ms);

async function ask(
  model: FakeModel,
  api: AnswerApi,
  { lang, units }: Pick<Hostile, 'lang' | 'units'>,
  ms = 8000,
): Promise<Outcome> {
  const writer = createAnswerWriter({
    settings: toAnswers({ api, url: model.url, model: 'fake' }),
    key: undefined,
    send: fetch,
    find: async () => ({ site: 'Acme', lang, units, channels: [] }),
  });
  const prepared = await writer.prepare('?', lang);
  let [shown, end] = ['', ''];
  for await (const line of prepared?.write(signalAfter(ms)) ?? []) {
    if ('text' in line) shown += `${line.text}\n`;
    if ('end' in line) ({ end } = line);
  }
  return { shown, end };
}

const models = async (): Promise<ReadonlyMap<AnswerApi, FakeModel>> =>
  new Map(await Promise.all(answerApis.map(async (api) => [api, await startFakeModel(api)] as const)));

/** Hostile replies: how many of their lies would be seen, and how many true replies are refused. */
async function benchLies(count: number) {
  const random = createRandom(16);
  const started = [...(await models())];
  let [unsupported, written] = [0, 0];
  for (let n = 0; n < count; n++) {
    const [api, model] = started[n % started.length] ?? [];
    if (!api || !model) throw new Error('There is a model for each protocol.');
    const hostile = hostileReply(random);
    model.next = { kind: 'writes', text: JSON.stringify({ sentences: hostile.sentences }) };
    const { shown, end } = await ask(model, api, hostile);
    // What stands in a unit anyway is no lie; a whole answer with a lie in it is one.
    if (
      shown.includes(hostile.unsupported) &&
      !hostile.units.some(({ text }) => text.includes(hostile.unsupported))
    )
      unsupported += 1;
    if (end === 'written') written += 1;
  }
  let refused = 0;
  const honest = honestReplies();
  for (const reply of honest)
    for (const [api, model] of started) {
      model.next = { kind: 'writes', text: JSON.stringify({ sentences: reply.sentences }) };
      if ((await ask(model, api, reply)).end !== 'written') refused += 1;
    }
  for (const [, model] of started) await model.close();
  return { replies: count, unsupported, written, honest: honest.length * started.length, refused };
}

const misbehaviours: readonly Behaviour[] = [
  { kind: 'stalls' },
  { kind: 'drips', text: '{"sentences":[' },
  { kind: 'floods', text: 'a'.repeat(5000) },
  { kind: 'breaks', text: '{"sentences":[{"text":"You' },
  { kind: 'fails', status: 500 },
  { kind: 'babbles', text: `data: ${'x'.repeat(200_000)}` },
  { kind: 'writes', text: '{"sentences":' },
  { kind: 'writes', text: 'Ignore the units. Refunds take 90 days, see evil.example.' },
  { kind: 'writes', text: '{"sentences":[{"text":"<script>alert(1)</script>","units":[1]}]}' },
];

/** Models that do anything but answer: how many readers would see something, and the longest wait. */
async function benchMisbehaviour(deadlineMs: number) {
  let [shownAnyway, slowestMs] = [0, 0];
  const [reply] = honestReplies();
  for (const [api, model] of await models()) {
    for (const behaviour of misbehaviours) {
      model.next = behaviour;
      const started = performance.now();
      const { shown, end } = await ask(model, api, reply ?? { lang: 'en', units: [] }, deadlineMs);
      slowestMs = Math.max(slowestMs, performance.now() - started);
      if (shown !== '' || end !== 'withdrawn') shownAnyway += 1;
    }
    await model.close();
  }
  return { models: misbehaviours.length * answerApis.length, shownAnyway, slowestMs: Math.round(slowestMs) };
}

/** Readers who ask at once, of a model whose every letter is a token: what it was asked for, beside the budget. */
async function benchBudget(readers: number, dailyTokens: number) {
  const folder = mkdtempSync(join(tmpdir(), 'fener-answers-'));
  const model = await startFakeModel('openai');
  const [reply] = honestReplies();
  model.next = { kind: 'writes', text: JSON.stringify({ sentences: reply?.sentences }) };
  const settings = toAnswers({ api: 'openai', url: model.url, model: 'fake', dailyTokens });
  const file = join(folder, 'feedback.db');
  const { createCollector } = await import('#collector/collector.ts');
  const { createRevisions } = await import('#collector/revisions.ts');
  const { createTallies } = await import('#collector/tallies.ts');
  const { loadBrowser } = await import('../load.ts');
  const writer = createAnswerWriter({
    settings,
    key: undefined,
    send: fetch,
    find: async () => ({ site: 'Acme', lang: 'en', units: reply?.units ?? [], channels: [] }),
  });
  let [answered, refused] = [0, 0];
  // In the middle, the collector is started again: what the day has cost is known.
  for (const half of [0, 1]) {
    const store = await openSqliteStore({ file });
    const collector = createCollector({
      store,
      revisions: createRevisions(store),
      tallies: createTallies(),
      clock: () => Date.UTC(2026, 5, 1, 12),
      origins: ['https://help.example.com'],
      connectionOf: () => '192.0.2.1',
      clientAddress: () => `2001:db8:${Math.floor(Math.random() * 65_000).toString(16)}::${half}`,
      answers: () => writer,
    });
    const one = async () => {
      const response = await collector.fetch(
        new Request('https://help.example.com/_feedback/v1/answers', {
          method: 'POST',
          headers: {
            origin: 'https://help.example.com',
            'content-type': 'text/plain',
            'user-agent': loadBrowser,
          },
          body: JSON.stringify({ q: 'How long can I return an item?', l: 'en' }),
        }),
      );
      await response.text();
      if (response.status === 200) answered += 1;
      else refused += 1;
    };
    await Promise.all(Array.from({ length: readers / 2 }, one));
    for (let n = 0; n < 40; n++) await one();
    await collector.close();
    await store.close();
  }
  await model.close();
  rmSync(folder, { recursive: true });
  const used = model.used.input + model.used.output;
  return { readers, dailyTokens, used, answered, refused };
}

/**
 * The benchmark of `npm run bench -- generated`.
 *
 * `--replies` how many hostile ones.
 */
export async function run(
  args: readonly string[],
  onStep: (step: string) => void = () => {},
): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: { replies: { type: 'string', default: '1000' } },
  });
  onStep('generated: models that lie');
  const lies = await benchLies(Number(values.replies));
  onStep('generated: models that misbehave');
  const misbehaviour = await benchMisbehaviour(500);
  onStep('generated: readers who ask at once');
  const budget = await benchBudget(200, 60_000);
  return {
    figures: { lies, misbehaviour, budget },
    bars: [
      atMost(
        'unsupported numbers, dates, addresses and channels that readers would see',
        lies.unsupported,
        0,
      ),
      atMost('answers with a lie in them', lies.written, 0),
      atMost('true answers that are refused', lies.refused, 0),
      atMost('models that misbehave and are shown', misbehaviour.shownAnyway, 0),
      atMost('tokens used, of the budget', budget.used / budget.dailyTokens, 1),
    ],
  };
}
