/** What becomes of a file that an import writes, where one may be there already. */
import { contentHash } from '#base/content-hash.ts';
import { mergeTexts, type Conflict } from './merge-texts.ts';

export interface Situation {
  /** The file as it is here; absent if there is none. */
  readonly ours: Uint8Array | undefined;
  /** As this import makes it. */
  readonly theirs: Uint8Array;
  /** Hash of what the last import made; absent if none did. */
  readonly lastHash: string | undefined;
  /** Text that the last import made, where it is still known. */
  readonly base: string | undefined;
  readonly isText: boolean;
  /** Keys of front matter that the import makes up. */
  readonly madeUp?: readonly string[] | undefined;
}

/** Outcomes, as the report counts them. */
export type Outcome = 'added' | 'updated' | 'unchanged' | 'merged' | 'kept' | 'deletedHere';

export interface Decision {
  readonly outcome: Outcome;
  /** What the file will hold; absent if it stays as it is. */
  readonly content?: Uint8Array | undefined;
  /** Where the source's new text did not find a place. One without lines: nothing of it did. */
  readonly conflicts: readonly (Conflict | 'whole')[];
}

/** The hash by which a file is known. Git may have given a text other line breaks. */
export const hashOf = (content: Uint8Array, isText: boolean): string =>
  contentHash(isText ? withoutReturns(textOf(content)) : content);

/**
 * Three ways: what the last import made, what is here, what the source has now. Never loses what somebody wrote: where
 * both changed the same, what is here stays, and there is a conflict.
 */
export function decide({ ours, theirs, lastHash, base, isText, madeUp }: Situation): Decision {
  if (!ours)
    return lastHash === undefined
      ? { outcome: 'added', content: theirs, conflicts: [] }
      : { outcome: 'deletedHere', conflicts: [] };
  const [own, next] = [hashOf(ours, isText), hashOf(theirs, isText)];
  if (own === next) return { outcome: 'unchanged', conflicts: [] };
  if (next === lastHash) return { outcome: 'kept', conflicts: [] };
  if (own === lastHash)
    return { outcome: 'updated', content: withBreaksOf(ours, theirs, isText), conflicts: [] };
  if (!isText || base === undefined || contentHash(base) !== lastHash)
    return { outcome: 'kept', conflicts: ['whole'] };
  const written = withoutReturns(textOf(ours));
  const { text, conflicts } = mergeTexts({ ours: written, base, theirs: textOf(theirs), madeUp });
  if (text === written) return { outcome: 'kept', conflicts };
  return { outcome: 'merged', content: withBreaksOf(ours, Buffer.from(text), isText), conflicts };
}

const textOf = (content: Uint8Array) => new TextDecoder().decode(content);
const withoutReturns = (text: string) => text.replace(/\r\n?/g, '\n');

/** The content with the line breaks that the file has here. */
const withBreaksOf = (ours: Uint8Array, content: Uint8Array, isText: boolean): Uint8Array =>
  isText && textOf(ours).includes('\r\n') ? Buffer.from(textOf(content).replaceAll('\n', '\r\n')) : content;
