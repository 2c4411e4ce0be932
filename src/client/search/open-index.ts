/** Opens the search index of a locale over the network, once; and the texts of its pages. */
import { createEngine, type Engine, type SearchAnswer } from '#model/search/browser/engine.ts';
import { indexFormat, type Card, type SearchManifest } from '#model/search/browser/index-format.ts';
import { answerUnit } from '#model/search/browser/answer-unit.ts';
import { coverage } from '#model/search/browser/answer-words.ts';
import { decodePageText, type PageText, type TextUnit } from '#model/search/browser/page-text.ts';
import { bestPassage, highlight, type Passage, type TextRun } from '#model/search/browser/passage.ts';
import { servedPath } from '#client/page/served-path.ts';
import { unpacked } from '#client/page/unpack.ts';
import { createTokenizer } from '#model/search/browser/tokens.ts';
import { fetchManifest } from './manifest.ts';

export interface OpenIndex {
  readonly engine: Engine;
  readonly topics: SearchManifest['topics'];
  /** The passage of a result that answers the query, or `undefined` if the page has no text. */
  readonly passage: (card: Card, answer: SearchAnswer) => Promise<Passage | undefined>;
  /** The unit of a result that answers the query, and when its page changed last (an ISO date, or empty). */
  readonly unit: (card: Card, answer: SearchAnswer) => Promise<FoundUnit | undefined>;
  readonly highlight: (text: string, answer: SearchAnswer) => readonly TextRun[];
  /** How much of the query a text says, by rarity, 0 to 1. */
  readonly covered: (text: string, answer: SearchAnswer) => number;
}

/** What answers a query. */
export interface FoundUnit {
  readonly unit: TextUnit;
  readonly updated: string;
}

const opened = new Map<string, Promise<OpenIndex>>();

/** The index of a locale; `manifest` is its own, if that has been fetched. After a failure the next call tries again. */
export function openIndex(locale: string, manifest?: SearchManifest): Promise<OpenIndex> {
  let index = opened.get(locale);
  if (!index) {
    index = fetchIndex(locale, manifest);
    index.catch(() => opened.delete(locale));
    opened.set(locale, index);
  }
  return index;
}

async function fetchIndex(locale: string, fetched: SearchManifest | undefined): Promise<OpenIndex> {
  const base = `/search-index/${locale}/`;
  const manifest = fetched ?? (await fetchManifest(locale));
  // A page that has been open since an earlier build.
  if (manifest.format !== indexFormat) throw new Error(`search index: format ${manifest.format}`);
  const tokenize = createTokenizer(manifest.lang);
  const texts = new Map<string, Promise<PageText>>();
  const textOf = ({ fragment }: Card) => {
    if (fragment === '') return undefined;
    let text = texts.get(fragment);
    if (!text) {
      text = fetchBytes(`${base}texts/${fragment}.bin`).then(decodePageText);
      text.catch(() => texts.delete(fragment));
      texts.set(fragment, text);
    }
    return text;
  };
  return {
    engine: createEngine({
      manifest,
      read: (name) =>
        fetchBytes(`${base}${manifest.version}/${name}`).catch((error: unknown) => {
          // Perhaps the site was published anew: the next call asks for the manifest again.
          opened.delete(locale);
          throw error;
        }),
    }),
    topics: manifest.topics,
    passage: async (card, { isHit }) => {
      const text = await textOf(card);
      return text && bestPassage(text, tokenize, isHit);
    },
    unit: async (card, { parts }) => {
      const text = await textOf(card);
      const unit = text && answerUnit(text, card.title, tokenize, parts);
      return unit && { unit, updated: text.updated };
    },
    highlight: (text, { isHit }) => highlight(text, tokenize, isHit),
    covered: (text, { parts }) => coverage(text, tokenize, parts),
  };
}

async function fetchBytes(path: string): Promise<Uint8Array> {
  const response = await fetch(servedPath(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return unpacked(response);
}
