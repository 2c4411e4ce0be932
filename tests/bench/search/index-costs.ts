/** What a question fetches of an index as the site grows: of the index alone, so that one of 50,000 articles takes a minute. */
import { gzipSync } from 'node:zlib';
import { prepareIndex } from '#model/search/build-index.ts';
import { createEngine } from '#model/search/browser/engine.ts';
import { createKeyReader, readPage, type ReadDocument } from '#model/search/page-words.ts';
import { stopWords } from '#model/search/stop-words.ts';
import { isOneLetter, withoutBeginning } from '#client/search/typing.ts';
import { createRandom, type Random } from '../random.ts';
import { atMost, type Bar } from '../result.ts';
import { zipfWords } from './words.ts';

/** Files of the index and their bytes as sent, means of several questions; code and the texts of articles come on top. */
export interface Fetched {
  readonly files: number;
  readonly bytes: number;
}

export interface IndexCosts {
  readonly articles: number;
  readonly manifestBytes: number;
  /** Asked at once. */
  readonly asked: Fetched;
  /** Typed key by key without a pause: results after a key come from what is there, else the best one is fetched. */
  readonly typed: Fetched;
}

const questions = 12;
const listed = 5;
const articlesPerTopic = 25;

/** Indexes so many made-up articles, and asks them. */
export async function benchIndex(articles: number): Promise<IndexCosts> {
  const documents = makeDocuments(articles);
  const settings = { synonyms: [], promote: [], questions: [] };
  const { files, manifest } = prepareIndex(documents, 'en', settings);
  const bytes = new Map(files.map(({ name, bytes }) => [name, bytes]));
  const complete = { ...manifest, version: 'in-memory' };
  const manifestBytes = gzipSync(JSON.stringify(complete)).length;
  const open = (onRead: (size: number) => void) =>
    createEngine({
      manifest: complete,
      read: (name) => {
        const file = bytes.get(name) ?? new Uint8Array();
        onRead(gzipSync(file, { level: 9 }).length);
        return Promise.resolve(file);
      },
    });
  const costOf = async (ask: (engine: ReturnType<typeof open>, query: string) => Promise<void>) => {
    let [count, sum] = [0, 0];
    for (const query of queriesOf(documents)) {
      const engine = open((size) => {
        count++;
        sum += size;
      });
      await ask(engine, query);
    }
    return { files: count / questions + 1, bytes: Math.round(sum / questions) + manifestBytes };
  };
  const asked = await costOf(async (engine, query) => void (await engine.suggest(query, { limit: listed })));
  const typed = await costOf(async (engine, query) => {
    for (let length = 1; length <= query.length; length++) {
      const text = query.slice(0, length);
      if (isOneLetter(text) || (await engine.glance(text, { limit: listed }))) continue;
      await engine.suggest(withoutBeginning(text), { limit: listed, newCards: 1 });
    }
    await engine.suggest(query, { limit: listed });
  });
  return { articles, manifestBytes, asked, typed };
}

/** How much more a question may fetch of the largest index than of the smallest. */
export function indexBars(costs: readonly IndexCosts[]): Bar[] {
  const [small, large] = [costs[0], costs.at(-1)];
  if (!small || !large || small === large) return [];
  const name = `index of ${large.articles} articles / of ${small.articles}`;
  return [
    atMost(`${name}: files of a question`, large.asked.files / small.asked.files, 1.5),
    atMost(`${name}: files of a typed question`, large.typed.files / small.typed.files, 1.5),
  ];
}

/** Articles of about 580 words whose frequencies are those of real text. */
function makeDocuments(articles: number): ReadDocument[] {
  const random = createRandom(3);
  const draw = zipfWords(3);
  const reader = createKeyReader('en');
  return Array.from({ length: articles }, (_, n) => {
    const topic = `topic-${Math.floor(n / articlesPerTopic)}`;
    const facts = {
      locale: 'en',
      contentType: 'article',
      linkedFrom: 0,
      updated: '2026-01-01',
      id: `article-${n}`,
      url: `/en/${topic}/article-${n}/`,
      title: `${words(5, draw, random)} ${n}`,
      description: words(10, draw, random),
      keywords: [],
      searchFor: [],
      topicId: topic,
      topicPath: [topic],
    } as const;
    const part = () => `<h2>${words(3, draw, random)}</h2><p>${words(140, draw, random)}</p>`;
    return { ...facts, page: readPage({ ...facts, html: part() + part() + part() + part() }, reader) };
  });
}

const words = (count: number, draw: (random: Random) => string, random: Random) =>
  Array.from({ length: count }, () => draw(random)).join(' ');

/** Three telling words of a title, as somebody asks who knows what they look for. */
function queriesOf(documents: readonly ReadDocument[]): string[] {
  const random = createRandom(documents.length);
  const stops = stopWords('en');
  return Array.from({ length: questions }, () => {
    const { title = '' } = documents[Math.floor(random() * documents.length)] ?? {};
    const telling = title.split(' ').filter((word) => !stops.has(word));
    return telling.slice(0, 3).join(' ');
  });
}
