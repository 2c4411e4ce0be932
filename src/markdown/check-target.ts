/** Addresses that no reader can use, in any help centre. */
import { decodeUri } from '#base/decode-uri.ts';
import type { ProblemCode } from '#problems/rules.ts';

/** Something wrong with the address of a link. */
export interface TargetFinding {
  readonly code: ProblemCode;
  readonly message: string;
  readonly fix: string;
}

/** What is wrong with an address as such, if anything is. */
export function checkTarget(target: string): TargetFinding | undefined {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(target.trim()) ?? [];
  switch (scheme.toLowerCase()) {
    case 'tel':
    case 'sms':
      return isPhone(decodeUri(rest) ?? rest)
        ? undefined
        : invalidContact(target, 'a telephone number', 'tel:+4930123456');
    case 'mailto':
      return isMail(decodeUri(rest) ?? rest)
        ? undefined
        : invalidContact(target, 'an e-mail address', 'mailto:help@example.com');
    case 'http':
    case 'https':
      return checkHost(target);
    default:
      return target.startsWith('//') ? checkHost(`https:${target}`) : undefined;
  }
}

/**
 * Whether the text of a link is the address of a page. The name of a site alone says where a link leads.
 *
 * @example isShownAddress('https://example.com/help') // => true
 * @example isShownAddress('example.com') // => false
 */
export const isShownAddress = (label: string): boolean =>
  /^(?:https?:\/\/|www\.)\S+$/i.test(label) && !/^(?:https?:\/\/)?[^\s/?#]+\/?$/i.test(label);

const invalidContact = (target: string, what: string, example: string): TargetFinding => ({
  code: 'invalid-contact-link',
  message: `"${target}" doesn't name ${what}.`,
  fix: `Write it like "${example}".`,
});

/** Three digits or more (`112`), with the signs that numbers are written with; https://www.rfc-editor.org/rfc/rfc3966. */
const isPhone = (rest: string) => {
  const [number = ''] = rest.split(/[;?]/);
  return /^\+?[\d\s().\-*#/]+$/.test(number) && number.replace(/\D/g, '').length >= 3;
};

/** Addresses, or none where only a subject is given; https://www.rfc-editor.org/rfc/rfc6068. */
const isMail = (rest: string) => {
  const [addresses = '', query] = rest.split('?');
  if (addresses === '') return query !== undefined && query !== '';
  return addresses
    .split(',')
    .every((address) => /^[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+$/.test(address.trim()));
};

function checkHost(target: string): TargetFinding | undefined {
  const host = URL.canParse(target) ? new URL(target).hostname : undefined;
  if (host === undefined || !isPrivate(host)) return undefined;
  return {
    code: 'private-link',
    message: `"${target}" leads to ${host}, which only answers on your own computer or network.`,
    fix: 'Link to the public address. If readers should type this address themselves, write it as code: `http://…`.',
  };
}

/** Names and addresses that aren't on the public internet: RFC 6761, RFC 1918, RFC 3927, RFC 4193. */
const isPrivate = (host: string) =>
  // A name without a dot, such as "intranet".
  /^[^.[\]]+$/.test(host) ||
  /\.(?:localhost|local|internal|lan|test)$/.test(host) ||
  /^(?:0|10|127)\.\d+\.\d+\.\d+$|^192\.168\.\d+\.\d+$|^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$|^169\.254\.\d+\.\d+$/.test(
    host,
  ) ||
  /^\[(?:::1?|f[cd][0-9a-f]{2}:.*|fe80:.*)\]$/.test(host);
