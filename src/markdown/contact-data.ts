/** Contact data in a text: what may be a number or address of the company. */
import type { Prose } from './prose.ts';

/** Digits of any script with the signs that people write between them. */
const number = /[+＋]?[(（]?\p{Nd}(?:[ \t\u00A0\u2009\u202F().（）/\-‐‑‒–—]*\p{Nd}){5,19}/gu;

const mailAddress = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** What a block needs for either to match: most hold none of it, and the patterns are slow. */
const suspicious = /[@0-9]|\P{ASCII}/u;

/** Something that may be contact data, as written, and where it begins in the body. */
export interface Written {
  readonly value: string;
  readonly offset: number;
}

/** Telephone numbers and mail addresses in a block of text. Most numbers are others: whether one is known decides. */
export function contactsIn({ text, offset }: Prose): Written[] {
  if (!suspicious.test(text)) return [];
  const patterns = text.includes('@') ? [number, mailAddress] : [number];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ value: match[0], offset: offset + match.index })),
  );
}

const contactLink =
  /^(?:(?:tel|sms|mailto):|https?:\/\/(?:www\.)?(?:wa\.me|api\.whatsapp\.com|t\.me|telegram\.me|signal\.me|line\.me|m\.me|ig\.me|instagram\.com|x\.com|twitter\.com|zalo\.me|pf\.kakao\.com)\/)/i;

/** Whether a link begins a call, a message or a chat. */
export const isContactLink = (target: string): boolean => contactLink.test(target);
