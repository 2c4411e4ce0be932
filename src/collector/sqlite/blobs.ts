/** UUIDs are 36 characters as text and 16 bytes in the file. */

/** Bytes of a UUID, or of any other hexadecimal text. */
export const toBlob = (hex: string): Uint8Array => Buffer.from(hex.replaceAll('-', ''), 'hex');

/** A UUID in lower case from its 16 bytes. */
export function toUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [0, 8, 12, 16, 20].map((start, i, all) => hex.slice(start, all[i + 1] ?? 32)).join('-');
}
