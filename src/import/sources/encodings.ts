/** Text in whatever encoding its editor saved it: UTF-8, UTF-16, or the eight bits of Western Europe. */

export interface DecodedText {
  /** With `\n` as line break, without byte-order mark. */
  readonly text: string;
  /** As people call it: "UTF-16". */
  readonly encoding: string;
}

/** The text of some bytes; `undefined` for what isn't text, or in an encoding that only its writer knows. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const wide = wideEncoding(bytes);
  const read = (encoding: string, name: string) => decode(bytes, encoding, name);
  if (wide !== undefined) return read(wide, 'UTF-16');
  const western = isWestern(bytes) ? read('windows-1252', 'Windows-1252') : undefined;
  return read('utf-8', 'UTF-8') ?? western;
}

function decode(bytes: Uint8Array, encoding: string, name: string): DecodedText | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
    // oxlint-disable-next-line no-control-regex -- that is how programs and pictures look as text
    return /[\0-\x08\x0e-\x1a]/.test(text) ? undefined : { text, encoding: name };
  } catch {
    return undefined;
  }
}

/** By its byte-order mark, else by the zeros that every second byte of Latin letters is. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 1000 - (1000 % 2));
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const isMost = (count: number) => count * 3 > head.length;
  if (isMost(odd) && even === 0) return 'utf-16le';
  return isMost(even) && odd === 0 ? 'utf-16be' : undefined;
}

/** Whether most letters are ASCII: in Greek or Cyrillic of eight bits, few are. */
function isWestern(bytes: Uint8Array): boolean {
  const isAsciiLetter = (byte: number) => (byte > 0x40 && byte < 0x5b) || (byte > 0x60 && byte < 0x7b);
  const high = bytes.filter((byte) => byte > 0x7f).length;
  return high * 4 < bytes.filter((byte) => isAsciiLetter(byte)).length;
}
