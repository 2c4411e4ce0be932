/** Packs tiles into one file, PMTiles version 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md). */
import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';
import { contentHash } from '#base/content-hash.ts';

export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  /** Vector tile, not compressed. */
  readonly data: Uint8Array;
}

export interface PmtilesOptions {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Attribution, layers and the like, as TileJSON names them. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  run: number;
}

const headerLength = 127;
/** The header and the root directory have to fit the reader's first request of 16,384 bytes. */
const rootLimit = 16_384 - headerLength;
const gzip = (data: Uint8Array) => gzipSync(data, { level: 9 });

/** The bytes of the file. Equal tiles (open sea) are stored once. The same tiles give the same bytes. */
export function packPmtiles(tiles: readonly Tile[], { minZoom, maxZoom, metadata }: PmtilesOptions): Buffer {
  const sorted = tiles
    .map((tile) => ({ id: zxyToTileId(tile.z, tile.x, tile.y), data: tile.data }))
    .sort((a, b) => a.id - b.id);
  const bodies: Buffer[] = [];
  const known = new Map<string, { readonly offset: number; readonly length: number }>();
  const entries: Entry[] = [];
  let size = 0;
  for (const { id, data } of sorted) {
    const key = contentHash(data);
    let place = known.get(key);
    if (!place) {
      const body = gzip(data);
      place = { offset: size, length: body.length };
      known.set(key, place);
      bodies.push(body);
      size += body.length;
    }
    const last = entries.at(-1);
    if (last && last.offset === place.offset && last.id + last.run === id) last.run++;
    else entries.push({ id, ...place, run: 1 });
  }
  const { root, leaves } = toDirectories(entries);
  const json = gzip(Buffer.from(JSON.stringify(metadata)));
  const header = toHeader({
    lengths: [root.length, json.length, leaves.length, size],
    counts: [tiles.length, entries.length, known.size],
    minZoom,
    maxZoom,
  });
  return Buffer.concat([header, root, json, leaves, ...bodies]);
}

/** One directory where it fits, else a root of leaves, halved until the root fits. */
function toDirectories(entries: readonly Entry[]): { root: Buffer; leaves: Buffer } {
  const whole = gzip(toDirectory(entries));
  if (whole.length <= rootLimit) return { root: whole, leaves: Buffer.alloc(0) };
  for (let perLeaf = 1024; ; perLeaf *= 2) {
    const leaves: Buffer[] = [];
    const pointers: Entry[] = [];
    let offset = 0;
    for (let n = 0; n < entries.length; n += perLeaf) {
      const part = entries.slice(n, n + perLeaf);
      const leaf = gzip(toDirectory(part));
      pointers.push({ id: part[0]?.id ?? 0, offset, length: leaf.length, run: 0 });
      leaves.push(leaf);
      offset += leaf.length;
    }
    const root = gzip(toDirectory(pointers));
    if (root.length <= rootLimit) return { root, leaves: Buffer.concat(leaves) };
  }
}

function toDirectory(entries: readonly Entry[]): Buffer {
  const bytes: number[] = [];
  const write = (value: number) => {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    bytes.push(rest);
  };
  write(entries.length);
  entries.forEach(({ id }, n) => write(id - (entries[n - 1]?.id ?? 0)));
  for (const { run } of entries) write(run);
  for (const { length } of entries) write(length);
  entries.forEach(({ offset }, n) => {
    const before = entries[n - 1];
    write(before && offset === before.offset + before.length ? 0 : offset + 1);
  });
  return Buffer.from(bytes);
}

interface HeaderFields {
  /** Of root directory, metadata, leaf directories and tiles, which follow each other. */
  readonly lengths: readonly [number, number, number, number];
  /** Of addressed tiles, entries and contents. */
  readonly counts: readonly [number, number, number];
  readonly minZoom: number;
  readonly maxZoom: number;
}

function toHeader({ lengths, counts, minZoom, maxZoom }: HeaderFields): Buffer {
  const header = Buffer.alloc(headerLength);
  header.write('PMTiles', 0, 'latin1');
  header[7] = 3;
  let at = 8;
  let offset = headerLength;
  for (const length of lengths) {
    header.writeBigUInt64LE(BigInt(offset), at);
    header.writeBigUInt64LE(BigInt(length), at + 8);
    at += 16;
    offset += length;
  }
  for (const count of counts) {
    header.writeBigUInt64LE(BigInt(count), at);
    at += 8;
  }
  // Clustered, gzip inside, gzip tiles, vector tiles.
  header.set([1, 2, 2, 1, minZoom, maxZoom], at);
  at += 6;
  for (const degrees of [-180, -85.0511287, 180, 85.0511287]) {
    header.writeInt32LE(Math.round(degrees * 1e7), at);
    at += 4;
  }
  // Where to begin: the whole world.
  return header;
}
