/** Finds contact data in texts that `channels.yaml` owns: a text doesn't change with it. */
import type { ContentSource } from '#model/articles/source.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Contact } from './contact.ts';
import type { Channel } from './schema.ts';
import { noPrefill } from './kinds/kind.ts';

/**
 * Numbers, addresses and chats in texts that are those of a channel, in any writing: `+49 30 23125100`, `030/23125100`,
 * `٠٤ ٠٠٠ ٠١٠٠`, `https://wa.me/…`.
 *
 * Problems: `contact-in-text`, once for each line and channel.
 */
export function checkRepeatedContact(
  sources: readonly ContentSource[],
  { channels }: Pick<Contact, 'channels'>,
): Problem[] {
  const known = channels.map((channel) => ({ channel, is: matcherOf(channel) }));
  return sources.flatMap(({ file, parts }) => {
    const lines = new Set<string>();
    return (parts.contacts ?? []).flatMap(({ target, at }) => {
      const written = readWritten(target);
      const found = known.find(({ is }) => is(written))?.channel;
      const line = `${at.line} ${found?.id}`;
      if (!found || lines.has(line)) return [];
      lines.add(line);
      return [
        problem(
          'contact-in-text',
          { file, at },
          `"${target}" is channel "${found.id}" of channels.yaml. If it changes there, this text stays as it is.`,
          `Leave it out: the page lists the channels, and "channels: [${found.id}]" in the front matter puts this one first. If the sentence needs it, write a variable: {{ ${found.id} }}.`,
        ),
      ];
    });
  });
}

/** Contact data in the form that others are compared in. */
interface Written {
  /** Digits of a number, without "+" and "00"; empty where it's none. */
  readonly digits: string;
  readonly isInternational: boolean;
  /** A mail address or the address of a link, in small letters. */
  readonly address: string;
}

function readWritten(target: string): Written {
  const [, scheme, rest = ''] = /^(tel|sms|mailto):([^?;,]*)/i.exec(target) ?? [];
  if (scheme?.toLowerCase() === 'mailto' || (scheme === undefined && target.includes('@')))
    return { digits: '', isInternational: false, address: (scheme ? rest : target).toLowerCase() };
  if (/^https?:/i.test(target)) return { digits: '', isInternational: false, address: chatOf(target) };
  const number = asciiDigits(scheme ? rest : target);
  const isInternational = /^\s*(?:[+＋]|00)/.test(number);
  // "+49 (0)30": the 0 is for those who dial within the country.
  const bare = isInternational ? number.replace(/[(（]0[)）]/, '') : number;
  const digits = bare.replace(/[^0-9]/g, '');
  return { digits: isInternational ? digits.replace(/^00/, '') : digits, isInternational, address: '' };
}

/** Digits of all scripts begin at a multiple of ten from a zero of their own. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) ?? 0) - zero < 9) zero--;
    return String((digit.codePointAt(0) ?? 0) - zero);
  });
}

/** Where a chat leads, however its address is written: all forms of WhatsApp's name the same number. */
function chatOf(target: string): string {
  const address = target
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/^telegram\.me\//, 't.me/')
    .replace(/^twitter\.com\//, 'x.com/');
  const phone = /^api\.whatsapp\.com\/send\/?\?(?:.*&)?phone=(?:\+|%2b)?(\d+)/.exec(address)?.[1];
  return phone === undefined ? address.replace(/[?#].*$/, '').replace(/\/+$/, '') : `wa.me/${phone}`;
}

/** What a channel's contact data looks like in texts. */
function matcherOf(channel: Channel): (written: Written) => boolean {
  const { identifier = '' } = channel;
  const digits = /^\+\d+$/.test(identifier) ? identifier.slice(1) : undefined;
  const mail = channel.type === 'email' ? identifier.toLowerCase() : undefined;
  const { base, bare } = channel.linkWith(noPrefill) ?? {};
  const chats = [base, bare].flatMap((link) => (link && /^https?:/i.test(link) ? [chatOf(link)] : []));
  return (written) =>
    (digits !== undefined && written.digits !== '' && isSameNumber(written, digits)) ||
    (written.address !== '' && (written.address === mail || chats.includes(written.address)));
}

/** Country codes have one to three digits; what is dialled within a country begins with a 0, or with an 8 or 06. */
function isSameNumber({ digits, isInternational }: Written, own: string): boolean {
  if (isInternational || digits === own) return digits === own;
  const national = digits.replace(/^(?:06|[08])/, '');
  return [digits, national, digits.replace(/^0/, '')].some(
    (part) => part.length >= 6 && own.endsWith(part) && own.length - part.length <= 3 && part !== own,
  );
}
