/** A percent-encoded part of an address as text, or `undefined` if the encoding is malformed. */
export function decodeUri(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
