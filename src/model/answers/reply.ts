/** Reads what a model writes while it writes it. */
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { mostSentenceLength, mostSentences, mostUnits } from './prompt.ts';

/** A sentence as the model gives it: nothing of it is checked against the units yet. */
export const sentenceShape = z.strictObject({
  text: z.string().trim().min(1).max(mostSentenceLength),
  units: z.array(z.int().min(1).max(mostUnits)).min(1).max(mostUnits),
});
export type Sentence = z.infer<typeof sentenceShape>;

const replyShape = z.strictObject({ sentences: z.array(sentenceShape).max(mostSentences) });

/** The most characters of a reply. */
const mostCharacters = 20_000;

/** The reply is not one of its kind, or too long. */
export class BrokenReply extends Error {
  override readonly name = 'BrokenReply';
}

/** A reply that comes in pieces. */
export interface ReplyReader {
  /** The sentences that this piece completes. Throws `BrokenReply`. */
  add(piece: string): readonly Sentence[];
  /** Throws `BrokenReply` unless the reply is whole. Gives how many sentences it has. */
  end(): number;
}

/** How deep the objects of sentences lie: in the list, in the reply. */
const depthOfSentences = 3;

/** An empty reply. */
export function createReplyReader(): ReplyReader {
  let text = '';
  let read = 0;
  let depth = 0;
  let inString = false;
  let isEscaped = false;
  let begin = 0;

  const step = (sign: string): string | undefined => {
    if (inString) {
      if (isEscaped) isEscaped = false;
      else if (sign === '\\') isEscaped = true;
      else if (sign === '"') inString = false;
      return undefined;
    }
    if (sign === '"') inString = true;
    else if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth === depthOfSentences) begin = read;
    } else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === depthOfSentences - 1) return text.slice(begin, read + 1);
    }
    return undefined;
  };

  return {
    add: (piece) => {
      text += piece;
      if (text.length > mostCharacters) throw new BrokenReply('The reply is too long.');
      const sentences: Sentence[] = [];
      for (; read < text.length; read++) {
        const whole = step(text[read] ?? '');
        if (whole === undefined) continue;
        const { data } = sentenceShape.safeParse(parseJson(whole));
        if (!data) throw new BrokenReply('A sentence is not one.');
        sentences.push(data);
      }
      return sentences;
    },
    end: () => {
      const { data } = replyShape.safeParse(parseJson(text));
      if (!data) throw new BrokenReply('The reply is not whole.');
      return data.sentences.length;
    },
  };
}
