import { gunzipSync } from 'node:zlib';
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';
import { expect, test } from 'vitest';
import { packPmtiles, type Tile } from '../../../src/basemap/pmtiles-file.ts';

/** The file in memory, as the official reader asks for it. */
class BytesSource implements Source {
  readonly #bytes: Buffer;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  getKey = () => 'memory';
  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    return { data: new Uint8Array(this.#bytes.subarray(offset, offset + length)).buffer };
  }
}

const options = { minZoom: 0, maxZoom: 8, metadata: { attribution: 'us' } };
const tilesOf = (zooms: number): Tile[] =>
  Array.from({ length: zooms }, (_, z) => z).flatMap((z) =>
    Array.from({ length: 4 ** z }, (_, n) => ({
      z,
      x: n % 2 ** z,
      y: Math.floor(n / 2 ** z),
      // Every third tile is open sea.
      data: Buffer.from(n % 3 === 0 ? 'sea' : `tile ${z}/${n}`),
    })),
  );

test.each([3, 8])(
  'the official reader finds every tile of %i zooms, and none that is not there',
  async (zooms) => {
    const tiles = tilesOf(zooms);
    const file = new PMTiles(new BytesSource(packPmtiles(tiles, options)));
    expect(await file.getMetadata()).toEqual({ attribution: 'us' });
    for (const { z, x, y, data } of tiles.filter((_, n) => n % 371 === 0)) {
      const found = await file.getZxy(z, x, y);
      expect(Buffer.from(found?.data ?? new ArrayBuffer(0)).toString()).toBe(Buffer.from(data).toString());
    }
    expect(await file.getZxy(zooms, 0, 0)).toBeUndefined();
    const header = await file.getHeader();
    expect([header.minZoom, header.maxZoom, header.numAddressedTiles]).toEqual([0, 8, tiles.length]);
  },
);

test('equal tiles are stored once, and the same tiles give the same bytes', () => {
  const tiles = tilesOf(6);
  const bytes = packPmtiles(tiles, options);
  expect(bytes.equals(packPmtiles([...tiles].reverse(), options))).toBe(true);
  const contents = Number(bytes.readBigUInt64LE(88));
  expect(contents).toBe(new Set(tiles.map(({ data }) => Buffer.from(data).toString())).size);
  expect(gunzipSync(bytes.subarray(127, 127 + Number(bytes.readBigUInt64LE(16)))).length).toBeGreaterThan(0);
});
