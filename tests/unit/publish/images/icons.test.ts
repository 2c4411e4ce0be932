import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { placesFrom } from '#files/places.ts';
import { parseSite } from '#site/parse-site.ts';
import { iconFiles } from '#publish/images/icons.ts';
import { bytesOf as contentOf, type OutputFile } from '#publish/output/output.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let folder = '';
beforeAll(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'content/public'), { recursive: true });
});
const icons = (brand: string, publicFiles: readonly string[] = []) => {
  const text = `name: Acme Help\nurl: https://help.example.com\nlocales: [en]\nbrand: ${brand}`;
  const { site } = parseSite({ file: 'site.yaml', text });
  if (!site) throw new Error('the site is right');
  return iconFiles({ site, publicFiles: new Set(publicFiles) }, placesFrom({}, folder));
};

const bytesOf = (files: readonly OutputFile[], path: string): Buffer => {
  const file = files.find((one) => one.path === path);
  if (!file) throw new Error(`no ${path}`);
  return contentOf(file);
};

const sizeOf = async (picture: Buffer) => {
  const { width, height, format } = await sharp(picture).metadata();
  return `${format} ${width}x${height}`;
};

test('a site without an icon has one drawn, in every size that browsers and systems ask for', async () => {
  const files = await icons('{ color: "#0a5c36" }');
  expect(files.map(({ path }) => path).toSorted()).toEqual([
    'apple-touch-icon.png',
    'favicon.ico',
    'favicon.svg',
    'icon-192.png',
    'icon-512.png',
    'icon-maskable-512.png',
    'site.webmanifest',
  ]);
  const sizes = ['apple-touch-icon.png', 'icon-192.png', 'icon-512.png', 'icon-maskable-512.png'];
  expect(await Promise.all(sizes.map((name) => sizeOf(bytesOf(files, name))))).toEqual([
    'png 180x180',
    'png 192x192',
    'png 512x512',
    'png 512x512',
  ]);
  const touch = await sharp(bytesOf(files, 'apple-touch-icon.png')).stats();
  expect(touch.isOpaque).toBe(true);
  expect(JSON.parse(bytesOf(files, 'site.webmanifest').toString())).toMatchObject({
    name: 'Acme Help',
    start_url: '/en/',
    theme_color: '#fcfdfc',
  });
});

test('a drawing of the site is cleaned and kept sharp; a PNG has no drawing beside it', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><script>x</script><rect width="8" height="8" fill="red"/></svg>';
  writeFileSync(join(folder, 'content/public/own.svg'), svg);
  const drawn = await icons('{ icon: /own.svg }', ['/own.svg']);
  expect(bytesOf(drawn, 'favicon.svg').toString()).not.toContain('script');
  const png = await sharp({ create: { width: 600, height: 300, channels: 4, background: 'teal' } })
    .png()
    .toBuffer();
  writeFileSync(join(folder, 'content/public/own.png'), png);
  const painted = await icons('{ icon: /own.png }', ['/own.png']);
  expect(painted.map(({ path }) => path)).not.toContain('favicon.svg');
  expect(await sizeOf(bytesOf(painted, 'icon-512.png'))).toBe('png 512x512');
});

test('a public file at the address of an icon takes its place', async () => {
  const files = await icons('{ hue: 3 }', ['/favicon.ico']);
  expect(files.map(({ path }) => path)).not.toContain('favicon.ico');
});

test('icons that were made before are not made again', async () => {
  const [first] = await icons('{ hue: 4 }');
  const [second] = await icons('{ hue: 4 }');
  expect(first).toEqual(second);
});
