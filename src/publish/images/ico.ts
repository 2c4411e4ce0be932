/** The file format ICO, as browsers ask for at `/favicon.ico`. */

const headBytes = 6;
const entryBytes = 16;

/**
 * An ICO of square PNGs of at most 255 pixels, https://en.wikipedia.org/wiki/ICO_(file_format): a head, an entry for each
 * picture, the pictures.
 */
export function icoOf(pictures: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = headBytes + entryBytes * pictures.length;
  const entries = pictures.map((png) => {
    const entry = Buffer.alloc(entryBytes);
    // Width and height of a PNG stand in its first chunk.
    entry.writeUInt8(png.readUInt32BE(16), 0);
    entry.writeUInt8(png.readUInt32BE(20), 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...pictures]);
}
