import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { qrLine, qrSvg } from '#files/qr.ts';

const address = 'https://wa.me/441632960000';

test('a QR code is an SVG with a quiet zone of four modules', () => {
  const svg = qrSvg(address);
  // Version 2: 25 modules and twice four.
  expect(svg).toContain('viewBox="0 0 33 33"');
  expect(qrSvg(address)).toBe(svg);
});

test('along the line of a code lie the modules of its rows, to and fro', () => {
  const { path, dashes } = qrLine(address);
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const along = dashes
    .split(' ')
    .flatMap((length, index) => Array<number>(Number(length)).fill((index + 1) % 2));
  const rows = Array.from({ length: size }, (_, y) => along.slice(y * (size + 1), (y + 1) * (size + 1)));
  expect(path).toMatch(/^M4 4\.5h25v1h-25v1h25v1/);
  expect(along).toHaveLength(size * (size + 1));
  for (const [y, row] of rows.entries()) {
    expect(row.pop()).toBe(0);
    const wanted = row.map((_, x) => modules.get(y, x));
    expect(y % 2 === 0 ? row : row.toReversed()).toEqual(wanted);
  }
});
