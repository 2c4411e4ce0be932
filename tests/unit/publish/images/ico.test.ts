import sharp from 'sharp';
import { expect, test } from 'vitest';
import { icoOf } from '#publish/images/ico.ts';

const square = (size: number) =>
  sharp({ create: { width: size, height: size, channels: 4, background: 'teal' } })
    .png()
    .toBuffer();

test('an ICO lists its pictures with their sizes, and holds each where it says', async () => {
  const pictures = [await square(16), await square(48)];
  const ico = icoOf(pictures);
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 2]);
  const entries = [6, 22].map((at) => ({
    size: [ico.readUInt8(at), ico.readUInt8(at + 1)],
    picture: ico.subarray(ico.readUInt32LE(at + 12), ico.readUInt32LE(at + 12) + ico.readUInt32LE(at + 8)),
  }));
  expect(entries.map(({ size }) => size)).toEqual([
    [16, 16],
    [48, 48],
  ]);
  expect(entries.map(({ picture }) => picture)).toEqual(pictures);
});
