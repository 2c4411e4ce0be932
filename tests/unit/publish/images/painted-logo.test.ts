import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { readContent } from '#files/read-content.ts';
import { placesFrom } from '#files/places.ts';
import { checkPaintedLogo } from '#publish/images/painted-logo.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

/** What is told of a logo in a site of its own. */
async function told(name: string, picture: Sharp | string, setting = `/${name}`) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'content/public'), { recursive: true });
  writeFileSync(
    join(folder, 'content/site.yaml'),
    `name: A\nurl: https://a.example\nlocales: [en]\nbrand:\n  logo: ${setting}\n`,
  );
  const bytes = typeof picture === 'string' ? picture : await picture.toBuffer();
  writeFileSync(join(folder, 'content/public', name), bytes);
  const places = placesFrom({}, folder);
  const { site, siteAt: at } = readContent(places);
  if (!site) throw new Error('The site has a mistake.');
  return (await checkPaintedLogo(site, { places, at })).map(
    ({ code, at: where, message }) => `${code} ${where?.line}: ${message}`,
  );
}

/** A bar in a colour on something, as wide as half of it. */
const bar = (color: string, on: string) =>
  sharp({ create: { width: 400, height: 80, channels: 4, background: on } }).composite([
    { input: { create: { width: 200, height: 40, channels: 4, background: color } } },
  ]);

const dark = 'logo-dark 5: On dark pages, "/logo.png" has a contrast of 1.';

test('a dark logo on nothing is told at its line, in each format that can be see-through', async () => {
  expect(await told('logo.png', bar('#112233', 'transparent').png())).toEqual([
    expect.stringContaining(dark),
  ]);
  expect(await told('logo.webp', bar('#112233', 'transparent').webp())).toHaveLength(1);
  expect(await told('logo.avif', bar('#000', 'transparent').avif())).toHaveLength(1);
  expect(await told('logo.gif', bar('#000', 'transparent').gif())).toHaveLength(1);
});

test('the light edge of a logo that was cut from a white page does not make it seen', async () => {
  const edge = sharp(await bar('#111', 'transparent').png().toBuffer()).composite([
    { input: { create: { width: 100, height: 1, channels: 4, background: 'white' } }, top: 40, left: 100 },
  ]);
  expect(await told('logo.png', edge.png())).toEqual([expect.stringContaining(dark)]);
});

test('nothing is told of a logo that can be seen, that brings its own background, or that has a second one', async () => {
  expect(await told('logo.png', bar('gold', 'transparent').png())).toEqual([]);
  expect(await told('logo.jpg', bar('#112233', 'white').jpeg())).toEqual([]);
  expect(
    await told('logo.png', bar('#123', 'transparent').png(), '{ light: /logo.png, dark: /b.svg }'),
  ).toEqual([]);
});

test('nothing is told of what can’t be read or isn’t seen on any page', async () => {
  expect(await told('logo.png', '\x89PNG and then nothing')).toEqual([]);
  expect(await told('logo.png', bar('transparent', 'transparent').png())).toEqual([]);
});
