/** Numbers and texts as bytes, for the index files. */

/** Collects bytes. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = value;
  }

  /** A number from 0 to 2³¹ − 1 in as few bytes as it needs (LEB128, https://en.wikipedia.org/wiki/LEB128). */
  varint(value: number): void {
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.byte((rest & 127) | 128);
    this.byte(rest);
  }

  /** UTF-8 behind its length. */
  text(value: string): void {
    const encoded = new TextEncoder().encode(value);
    this.varint(encoded.length);
    for (const byte of encoded) this.byte(byte);
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }
}

/** Reads what `ByteWriter` wrote, in the same order. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
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

  text(): string {
    const length = this.varint();
    const end = this.#position + length;
    const value = new TextDecoder().decode(this.#bytes.subarray(this.#position, end));
    this.#position = end;
    return value;
  }
}
