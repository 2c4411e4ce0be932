/** UUIDs are 36 characters as text and 16 bytes in the file. */

/** Bytes of a UUID, or of any other hexadecimal text. */
export const toBlob = (hex: string): Uint8Array => Buffer.from(hex.replaceAll('-', ''), 'hex');

/** A UUID in lower case from its 16 bytes. */
export const toUuid = (bytes: Uint8Array): string => withDashes(Buffer.from(bytes).toString('hex'));

/** A UUID in lower case from its 32 hexadecimal digits. */
export function withDashes(digits: string): string {
  const hex = digits.toLowerCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
