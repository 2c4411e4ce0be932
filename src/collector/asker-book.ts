/**
 * Which searches are by people who haven't asked the same before. It is decided when a search arrives and from what memory
 * holds of the week, so that nothing about who asked is ever stored.
 */
import { weekOf } from '#base/day.ts';
import { parseJson } from '#base/parse-json.ts';
import { createQuestionWords } from '#model/learning/question-words.ts';
import type { StoredEvent } from './store.ts';
import type { Sender } from './visitors.ts';

/** Words of a network that count in a week: a flood of words counts no longer than a reader's few questions. */
const mostWords = 40;
/** Marks of a week, some forty megabytes. When they are full, no further search counts until the next week. */
const mostMarks = 400_000;

export interface AskerBook {
  /**
   * Whether nobody in the sender's network has searched for any of the words this week. So of searches that share a word, each
   * that is first in its network comes from another network.
   */
  isFirst(search: Pick<StoredEvent, 'locale' | 'data'>, from: Pick<Sender, 'asks'>, day: number): boolean;
}

/** An empty book. */
export function createAskerBook(): AskerBook {
  const wordsOf = createQuestionWords();
  const marks = new Set<string>();
  const counts = new Map<string, number>();
  let openWeek = Number.NaN;
  return {
    isFirst: ({ locale, data }, { asks }, day) => {
      const week = weekOf(day);
      if (week !== openWeek) {
        marks.clear();
        counts.clear();
        openWeek = week;
      }
      const { query, kind } = readData(data);
      if (kind === undefined) return false;
      const words = wordsOf(query, locale ?? '').map((word) => `${kind} ${word}`);
      const network = asks('');
      const count = counts.get(network) ?? 0;
      const own = words.map((word) => asks(word));
      const isNew = own.length > 0 && own.every((mark) => !marks.has(mark));
      if (!isNew || count + own.length > mostWords || marks.size + own.length > mostMarks) return false;
      counts.set(network, count + own.length);
      for (const mark of own) marks.add(mark);
      return true;
    },
  };
}

/** The words of a search, or of the search before a rating, each of which counts for itself; nothing of an opened result. */
function readData(data: string): { readonly query: string; readonly kind: 'asked' | 'rated' | undefined } {
  const parsed = parseJson(data);
  if (typeof parsed !== 'object' || parsed === null || !('q' in parsed) || typeof parsed.q !== 'string')
    return { query: '', kind: undefined };
  return { query: parsed.q, kind: 'x' in parsed ? 'rated' : 'pos' in parsed ? undefined : 'asked' };
}
