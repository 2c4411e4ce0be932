import { expect, test } from 'vitest';
import { qrSvg } from '#files/qr.ts';

test('a QR code is an SVG with a quiet zone of four modules', () => {
  const svg = qrSvg('https://wa.me/441632960000');
  // Version 2: 25 modules and twice four.
  expect(svg).toContain('viewBox="0 0 33 33"');
  expect(svg).toContain('d="M4 4.5h7m');
  expect(qrSvg('https://wa.me/441632960000')).toBe(svg);
});
