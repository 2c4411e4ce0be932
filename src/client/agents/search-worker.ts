/** The search of the site in a thread of its own, so that typing never waits for it. Nothing here touches a document. */
import { unpacked } from '#client/page/unpack.ts';
import { createEngine, type Engine } from '#model/search/browser/engine.ts';
import {
  cardFiles,
  indexFormat,
  type Card,
  type SearchManifest,
} from '#model/search/browser/index-format.ts';
import { rehearse } from './rehearsal.ts';

/**
 * A question; what to have at hand for later: a whole index, so that it answers without a network, or what its engine makes
 * before its first answer; or that the site may have been published anew. `base`: the address below which the site lies.
 */
export type SearchRequest =
  | {
      readonly kind: 'ask';
      readonly number: number;
      readonly base: string;
      readonly locale: string;
      readonly query: string;
      readonly limit: number;
    }
  | {
      readonly kind: 'prepare';
      readonly base: string;
      readonly locale: string;
      readonly isWhole: boolean;
    }
  | { readonly kind: 'renew'; readonly base: string };

/** The answer to a question: what was found, nothing where a later question overtook it, or that files can't be had. */
export interface SearchReply {
  readonly number: number;
  readonly cards?: readonly Card[];
  readonly isBroken?: true;
}

/** As many results as a question asks for, as a rule. */
const usualResults = 8;

interface OpenIndex {
  readonly manifest: SearchManifest;
  readonly engine: Engine;
  readonly read: (name: string) => Promise<Uint8Array>;
}

const opened = new Map<string, Promise<OpenIndex>>();

function open(base: string, locale: string): Promise<OpenIndex> {
  let index = opened.get(locale);
  if (!index) {
    index = fetchIndex(folderOf(base, locale));
    index.catch(() => opened.delete(locale));
    opened.set(locale, index);
  }
  return index;
}

const folderOf = (base: string, locale: string) => `${base}/search-index/${locale}/`;

/** Opens an index anew if the site was published anew; says whether it was. */
async function reopen(base: string, locale: string): Promise<boolean> {
  const [before, now] = await Promise.all([open(base, locale), fetchIndex(folderOf(base, locale))]);
  if (now.manifest.version === before.manifest.version) return false;
  opened.set(locale, Promise.resolve(now));
  warmed.delete(locale);
  return true;
}

async function fetchIndex(folder: string): Promise<OpenIndex> {
  const manifest = (await (await fetched(`${folder}manifest.json`, 'no-cache')).json()) as SearchManifest;
  if (manifest.format !== indexFormat) throw new Error(`search index: format ${manifest.format}`);
  const files = new Map<string, Promise<Uint8Array>>();
  const read = (name: string) => {
    let file = files.get(name);
    if (!file) {
      file = fetched(`${folder}${manifest.version}/${name}`, 'default').then(unpacked);
      file.catch(() => files.delete(name));
      files.set(name, file);
    }
    return file;
  };
  return { manifest, read, engine: createEngine({ manifest, read }) };
}

async function fetched(path: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(path, { cache });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

type Preparation = Extract<SearchRequest, { kind: 'prepare' }>;

/** All files of an index, one after another: what is asked next needs no network then, nor does an agent on a train. */
async function fetchAll({ base, locale }: Preparation): Promise<void> {
  const { manifest, read } = await open(base, locale);
  const postings = Array.from({ length: manifest.postings.length + 1 }, (_, part) => `postings-${part}.bin`);
  for (const name of ['vocabulary.bin', ...postings, ...cardFiles(manifest.pages)]) await read(name);
}

/** What the engine makes of an index before its first answer. */
async function warm({ base, locale }: Preparation): Promise<void> {
  const { manifest, engine } = await open(base, locale);
  // A question that has come meanwhile is a task of its own, and goes first.
  const between = () => new Promise<void>((resolve) => setTimeout(resolve));
  await rehearse(engine, { manifest, limit: usualResults, between });
}

const warmed = new Set<string>();

/** One after another, in the order in which they are asked for. */
let preparing: Promise<unknown> = Promise.resolve();

async function prepare(preparation: Preparation): Promise<void> {
  if (preparation.isWhole) await fetchAll(preparation);
  if (warmed.has(preparation.locale)) return;
  await warm(preparation);
  warmed.add(preparation.locale);
}

/** The last question that was asked of each index: one that was overtaken needs no answer. */
const newest = new Map<string, number>();

type Question = Extract<SearchRequest, { kind: 'ask' }>;

/** Pages of agents stay open for days: files of an index that is no longer there are those of the next one. */
const answer = (question: Question): Promise<SearchReply> =>
  answerNow(question).catch(async (error: unknown) => {
    if (!(await reopen(question.base, question.locale))) throw error;
    return answerNow(question);
  });

async function answerNow({ number, base, locale, query, limit }: Question): Promise<SearchReply> {
  const { engine } = await open(base, locale);
  if (newest.get(locale) !== number) return { number };
  const { results } = await engine.suggest(query, { limit });
  return newest.get(locale) === number ? { number, cards: results } : { number };
}

addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  if (data.kind === 'prepare') {
    // What can't be had now is asked for when it's needed.
    preparing = preparing.then(() => prepare(data)).catch(() => undefined);
    return;
  }
  if (data.kind === 'renew') {
    preparing = preparing.then(() =>
      Promise.allSettled([...opened.keys()].map((locale) => reopen(data.base, locale))),
    );
    return;
  }
  newest.set(data.locale, data.number);
  answer(data).then(postMessage, () =>
    postMessage({ number: data.number, isBroken: true } satisfies SearchReply),
  );
});
