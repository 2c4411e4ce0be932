/** When to answer a question that is being typed: from what is there already, and from more files only now and then. */

/** A reader who pauses for longer than they need for a key may have finished; one who does for still longer has. */
const pauseInKeys = 1.5;
const leastPause = 150;
const mostPause = 400;
/** After so long, the next key tells nothing about how fast somebody types. */
const breakMilliseconds = 1000;
const restMilliseconds = 250;
/** Nobody types for longer without a look at what there is. */
const mostMilliseconds = 2000;
/** Each result of a reader who types on may cost a file, and the next key changes it. */
const newCards = 1;

/** One letter of many words, so of no use yet; one of Chinese or Japanese may be a word. */
export const isOneLetter = (query: string) => /^\s*[\p{Ll}\p{Lu}]$/u.test(query);

/**
 * What is answered while the reader types on: a word of one or two letters that others stand before says too little, and its
 * files would be other ones with the next letter.
 */
export const withoutBeginning = (query: string): string =>
  query.replace(/(?<=\S\s+)[\p{Ll}\p{Lu}\p{M}]{1,2}$/u, '');

export interface TypedSteps {
  /** Shows what the files say that have been fetched; whether that is anything. */
  readonly glance: (query: string) => Promise<boolean>;
  /** Answers a reader who may type on from all words: with the results whose cards are there, and the best of the others. */
  readonly answerFirst: (query: string, newCards: number) => Promise<void>;
  /** Shows the whole answer. */
  readonly answer: (query: string) => Promise<void>;
}

export interface Typing {
  /** To be told of every change of what is typed. */
  readonly typed: (query: string) => Promise<void>;
  /** No answer follows to what was typed before. */
  readonly stop: () => void;
}

/** Answers after keys: at once with a glance, else with first results; after a pause with these, and at rest wholly. */
export function createTyping({ glance, answerFirst, answer }: TypedSteps): Typing {
  let turn = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  /** When files were fetched last for an answer. */
  let fetched = -Infinity;
  const pauseOf = createPauses();
  const stop = () => {
    turn++;
    clearTimeout(pause);
  };
  const typed = async (query: string) => {
    stop();
    const mine = turn;
    const started = performance.now();
    const pauseMilliseconds = pauseOf(started);
    const isShown = await glance(query);
    if (mine !== turn) return;
    const isDue = !isShown || started - fetched > mostMilliseconds;
    if (isDue && !isOneLetter(query)) {
      fetched = performance.now();
      await answerFirst(withoutBeginning(query), newCards);
    }
    if (mine !== turn) return;
    pause = setTimeout(() => {
      fetched = performance.now();
      if (!isOneLetter(query)) void answerFirst(withoutBeginning(query), newCards);
      pause = setTimeout(() => void answer(query), restMilliseconds);
    }, pauseMilliseconds);
  };
  return { typed, stop };
}

/** How long a pause is for this reader, told the time of each key: many need 250 ms for one. */
function createPauses(): (now: number) => number {
  let last = -Infinity;
  let usual = leastPause / pauseInKeys;
  return (now) => {
    const interval = now - last;
    last = now;
    if (interval < breakMilliseconds) usual = (usual + interval) / 2;
    return Math.min(mostPause, Math.max(leastPause, pauseInKeys * usual));
  };
}
