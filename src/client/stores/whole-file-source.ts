/** Reads a PMTiles file by byte ranges, and where a server or CDN breaks those, all of it once. */
import type { RangeResponse, Source } from 'pmtiles';

/** Larger files are not fetched whole. */
const largest = 20_000_000;

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Throws when ranges do not work and the file is larger than 20 MB, or cannot be fetched at all. */
export class WholeFileSource implements Source {
  readonly #url: string;
  readonly #fetch: Fetch;
  #whole: Promise<ArrayBuffer> | undefined;

  constructor(url: string, fetchFile: Fetch = (input, init) => fetch(input, init)) {
    this.#url = url;
    this.#fetch = fetchFile;
  }

  getKey(): string {
    return this.#url;
  }

  async getBytes(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    if (!this.#whole) {
      const part = await this.#range(offset, length, signal);
      if (part) return { data: part };
      this.#whole ??= this.#fetchWhole();
    }
    const data = await this.#whole;
    return { data: data.slice(offset, offset + length) };
  }

  /** `undefined` when the answer is not exactly the bytes asked for: a CDN may cut ranges out of compressed data. */
  async #range(
    offset: number,
    length: number,
    signal: AbortSignal | undefined,
  ): Promise<ArrayBuffer | undefined> {
    const response = await this.#fetch(this.#url, {
      headers: { Range: `bytes=${offset}-${offset + length - 1}` },
      ...(signal && { signal }),
    });
    if (response.status !== 206 || response.headers.has('Content-Encoding')) {
      await response.body?.cancel();
      return undefined;
    }
    const data = await response.arrayBuffer();
    const total = Number(/\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '')?.[1] ?? NaN);
    const expected = Number.isNaN(total) ? length : Math.min(length, total - offset);
    if (data.byteLength !== expected || (offset === 0 && !isPmtiles(data))) return undefined;
    return data;
  }

  async #fetchWhole(): Promise<ArrayBuffer> {
    const response = await this.#fetch(this.#url);
    const length = Number(response.headers.get('Content-Length') ?? 0);
    if (!response.ok || length > largest) {
      await response.body?.cancel();
      throw new Error(
        response.ok
          ? `${this.#url} has ${length} bytes and its server does not answer range requests.`
          : `${this.#url}: ${response.status}`,
      );
    }
    const data = await response.arrayBuffer();
    if (!isPmtiles(data)) throw new Error(`${this.#url} is no PMTiles file.`);
    return data;
  }
}

const isPmtiles = (data: ArrayBuffer) => new TextDecoder().decode(data.slice(0, 7)) === 'PMTiles';
