/** Bare addresses in sentences of scripts without spaces: GFM ends an address at a space. */
import { isUnspaced, unspacedClass } from './scripts.ts';
import type { Span } from './readable.ts';
import type { Insertion } from './source-edits.ts';

/** Whether a text may hold an address that runs into what follows it. */
export const mayHoldBareAddress = /(?:https?:\/\/|www\.)[^\s<]*[^\0-\x7f\s<]/iu;

/**
 * Makes a bare address that runs into the text behind it a link of its own. It ends before the first letter of a
 * script without spaces and the first full-width sign, and before punctuation at its end that ASCII does not have.
 */
export function bareAddress(source: string, { start, end }: Span): readonly Insertion[] {
  const written = source.slice(start, end);
  if (!/^(?:https?:\/\/|www\.)/i.test(written)) return [];
  const length = lengthOf(written);
  if (length === written.length || /^(?:https?:\/\/|www\.)?$/i.test(written.slice(0, length))) return [];
  const address = written.slice(0, length);
  const target = /^www\./i.test(address) ? `http://${address}` : address;
  const escapes = [...address.matchAll(/[!-/:-@[-`{-~]/g)].map(({ index }) => ({
    at: start + index,
    text: '\\',
  }));
  return [{ at: start, text: '[' }, ...escapes, { at: start + length, text: `](<${target}>)` }];
}

/** Whether a text may hold a tag in which the parser sees an address: it does so before it sees tags. */
export const mayHoldAddressInTag = /<[a-z][^<>]*=[^\s"'<>]*(?:https?:\/\/|www\.|@)/iu;

/** How far before an address its tag may begin, so that not each of thousands looks through a whole text. */
const longestTag = 4000;

/** Quotes the value of an attribute that would be read as a bare address and break its tag. */
export function addressInTag(source: string, { start }: Span): readonly Insertion[] {
  const first = Math.max(0, start - longestTag);
  const found = source.slice(first, start).lastIndexOf('<');
  const tag = first + found;
  const [, value] = /^<[a-z][^<>]*=([^\s"'=<>`]*)$/i.exec(source.slice(tag, start)) ?? [];
  if (found < 0 || value === undefined || source[tag - 1] === '\\') return [];
  const from = start - value.length;
  const length = /^[^\s"'<>`]*/.exec(source.slice(from))?.[0].length ?? 0;
  return [
    { at: from, text: '"' },
    { at: from + length, text: '"' },
  ];
}

const firstUnspaced = new RegExp(`[${unspacedClass}]`, 'u');

function lengthOf(written: string): number {
  const [host = ''] = /^(?:https?:\/\/)?[^/?#]*/i.exec(written) ?? [];
  // A domain may be in such a script itself; then it ends where its path begins.
  const from = isUnspaced(host.replace(/^https?:\/\//i, '')) ? host.length : 0;
  const path = written.slice(from);
  return from + withoutTail(path.slice(0, firstUnspaced.exec(path)?.index)).length;
}

/** An address without the punctuation of the sentence that it ends. */
function withoutTail(address: string): string {
  const tail = /(?:[?!.,:;*_~'"]|(?![ -~])\p{P})+$|\)$/u.exec(address)?.[0];
  if (tail === undefined) return address;
  if (tail === ')' && count(address, ')') <= count(address, '(')) return address;
  return withoutTail(address.slice(0, -tail.length));
}

const count = (text: string, letter: string) => text.split(letter).length - 1;
