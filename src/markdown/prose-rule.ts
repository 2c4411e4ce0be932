/** What a rule about the words of a text is. */
import type { ProblemCode } from '#problems/rules.ts';
import type { Prose } from './prose.ts';

/** Something that writers mean as markup, or that they meant to replace. */
export interface Rule {
  readonly code: ProblemCode;
  readonly pattern: RegExp;
  /** The first says it all: others in the block have the same cause. */
  readonly isOnce?: boolean;
  /** Only in blocks of this kind. */
  readonly only?: Prose['kind'];
  /** The problem of a match, or nothing if it isn't a mistake after all. */
  readonly say: (match: RegExpExecArray, names: readonly string[]) => readonly [string, string] | undefined;
}

/** A sign that is not escaped, and not part of a word as in `list[0]`: the beginning of a pattern. */
export const free = String.raw`(?<![\w\\\]])`;
/** Begins what is said of text that does nothing. */
export const shownAsWritten = (text: string) => `Readers would see "${text}"`;
