import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { beforeAll, expect, test } from 'vitest';
import { placesFrom } from '#files/places.ts';
import { parseSite } from '#site/parse-site.ts';
import { prepareFonts } from '#publish/fonts/fonts.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const noto = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
let folder = '';

beforeAll(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'content/public'), { recursive: true });
  for (const name of ['400Regular', '700Bold', '400Regular_Italic'])
    cpSync(join(noto, name, `NotoSans_${name}.ttf`), join(folder, `content/public/${name}.ttf`));
});
function fonts(font: string, locales = '[en, el, ja]') {
  const text = `name: Acme\nurl: https://help.example.com\nlocales: ${locales}\nbrand: { font: ${font} }`;
  const { site } = parseSite({ file: 'site.yaml', text });
  if (!site) throw new Error('the site is right');
  return prepareFonts(site, placesFrom({}, folder));
}

test('a font is cut into the scripts of the locales, and a page loads its own first', async () => {
  const { files, preloads, css, notes } = await fonts('{ text: /400Regular.ttf }');
  expect(css.match(/font-family: 'Site text'/g)).toHaveLength(3);
  expect(css).not.toContain('U+0400');
  expect([...preloads.keys()]).toEqual(['en', 'el', 'ja']);
  expect(preloads.get('ja')).toEqual(preloads.get('en'));
  expect(preloads.get('el')).not.toEqual(preloads.get('en'));
  expect(notes).toEqual([
    expect.stringMatching(/^Fonts: 3 files of \d+ kB together\. First view of a page: en \d+ kB, /),
  ]);
  const [greek] = preloads.get('el') ?? [];
  const file = files.find(({ path }) => `/${path}` === greek);
  const font = file && 'copyOf' in file ? create(readFileSync(file.copyOf)) : undefined;
  expect(
    font && 'characterSet' in font && [font.characterSet.includes(0x3b1), font.characterSet.includes(0x61)],
  ).toEqual([true, false]);
});

test('weights and styles come from the files, and only the first file of a use is loaded at once', async () => {
  const { css, preloads, properties } = await fonts(
    '{ text: [/400Regular.ttf, /400Regular_Italic.ttf], headings: /700Bold.ttf }',
    '[en]',
  );
  const faces = [...css.matchAll(/'Site (\w+)'; font-weight: (\d+); font-style: (\w+)/g)].map((found) =>
    found.slice(1),
  );
  expect(faces).toEqual(
    [
      ['text', '400', 'normal'],
      ['text', '400', 'italic'],
      ['headings', '700', 'normal'],
    ].flatMap((face) => [face, face]),
  );
  expect(preloads.get('en')).toHaveLength(2);
  expect(properties).toBe(
    "--own-text: 'Site text', 'Site text fallback',;\n--own-headings: 'Site headings', 'Site headings fallback',;",
  );
});

test('until the font is there, a font of the system takes the same room', async () => {
  const { css } = await fonts('{ text: /400Regular.ttf, headings: /700Bold.ttf }', '[en]');
  expect(
    [...css.matchAll(/src: (local[^;]*); (size-adjust.*?) unicode-range/g)].map((found) => found.slice(1, 3)),
  ).toEqual([
    [
      "local('Arial'), local('Liberation Sans'), local('Helvetica')",
      'size-adjust: 106.55%; ascent-override: 100.33%; descent-override: 27.50%; line-gap-override: 0.00%;',
    ],
    [
      "local('Arial Bold'), local('Liberation Sans Bold'), local('Helvetica Bold')",
      expect.stringContaining('size-adjust: '),
    ],
  ]);
});

test('one file for all is sent once, and made once', async () => {
  const first = await fonts('/400Regular.ttf', '[en]');
  expect(first.files).toHaveLength(2);
  expect(first.preloads.get('en')).toHaveLength(1);
  expect(await fonts('/400Regular.ttf', '[en]')).toEqual(first);
});
