/** Reads numbers and texts as bytes, from the index files. */

/** Reads what `ByteWriter` (byte-writer.ts) wrote, in the same order. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #position: number;

  constructor(bytes: Uint8Array, position = 0) {
    this.#bytes = bytes;
    this.#position = position;
  }

  byte(): number {
    const value = this.#bytes[this.#position++];
    if (value === undefined) throw new RangeError('search index: file ends too early');
    return value;
  }

  /** So many bytes, in place. */
  bytes(length: number): Uint8Array {
    const start = this.#position;
    this.#position += length;
    if (this.#position > this.#bytes.length) throw new RangeError('search index: file ends too early');
    return this.#bytes.subarray(start, this.#position);
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  /** Passes over so many of them; returns where they begin. */
  skipVarints(count: number): number {
    const start = this.#position;
    for (let left = count; left > 0;) if (this.byte() < 128) left--;
    return start;
  }

  text(): string {
    const length = this.varint();
    const end = this.#position + length;
    const value = new TextDecoder().decode(this.#bytes.subarray(this.#position, end));
    this.#position = end;
    return value;
  }
}
