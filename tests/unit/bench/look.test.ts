import sharp from 'sharp';
import { expect, test } from 'vitest';
import { compareShots } from '../../bench/look/compare.ts';
import { contactSheet } from '../../bench/look/sheet.ts';
import { shots } from '../../bench/look/shots.ts';

const white = (width: number) => sharp({ create: { width, height: 10, channels: 3, background: 'white' } });

test('two pictures differ by the share of their pixels; of other sizes, wholly', async () => {
  const plain = await white(10).png().toBuffer();
  const wide = await white(12).png().toBuffer();
  const square = { create: { width: 5, height: 4, channels: 3, background: 'navy' } } as const;
  const changed = await white(10)
    .composite([{ input: square, left: 0, top: 0 }])
    .png()
    .toBuffer();
  expect((await compareShots(plain, plain)).share).toBe(0);
  expect((await compareShots(plain, changed)).share).toBeCloseTo(0.2);
  expect(await compareShots(plain, wide)).toEqual({ share: 1, picture: undefined });
});

test('the sheet shows first what changed, with what it was', () => {
  const sheet = contactSheet([
    { name: 'home-390-light', state: 'same', share: 0 },
    { name: 'topic-390-light', state: 'changed', share: 0.012 },
    { name: 'store-390-light', state: 'new', share: 0 },
  ]);
  expect(sheet).toContain('<title>Look: 1 of 3 changed</title>');
  expect(sheet).toContain('1.20 %');
  const pictures = [...sheet.matchAll(/src="([^"]+)"/g)].map(([, src]) => src);
  expect(pictures).toEqual([
    'reference/topic-390-light.png',
    'now/topic-390-light.png',
    'difference/topic-390-light.png',
    'now/store-390-light.png',
    'now/home-390-light.png',
  ]);
});

test('every page is photographed at two widths in both themes, under a name of its own', () => {
  expect(new Set(shots.map(({ name }) => name)).size).toBe(shots.length);
  expect(shots.length % 4).toBe(0);
  expect(shots.filter(({ path }) => path.startsWith('/ar/')).length).toBeGreaterThan(30);
});
