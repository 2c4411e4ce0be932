import { expect, test } from 'vitest';
import { problemsIn } from '../problems/example-centre.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>Logo</title></svg>';

/** Messages and fixes, with the temporary folder left out. */
const told = async (brand: string, files: Readonly<Record<string, string>> = {}) =>
  (await problemsIn({ 'site.yaml': `brand: ${brand}`, ...files })).map(({ code, message, fix }) =>
    [code, message, fix].join(' ').replaceAll(/\S*\/fener-test-\w+\//g, ''),
  );

test('a missing file is told with the folders where it belongs and the nearest name', async () => {
  expect(await told('{ logo: /lgo.svg, icon: /icon.svg }', { 'content/public/logo.svg': svg }))
    .toMatchInlineSnapshot(`
    [
      "file-missing There is no file "/lgo.svg". Did you mean "/logo.svg"? Put it into content/public/, which travels with the content, or into public/.",
      "file-missing There is no file "/icon.svg". Put it into content/public/, which travels with the content, or into public/.",
    ]
  `);
});

test('a path in the folder of the site is told with the address that it means', async () => {
  const files = { 'content/public/logo.svg': svg };
  expect(await told('{ logo: /public/logo.svg, icon: ./content/public/icon.svg }', files))
    .toMatchInlineSnapshot(`
      [
        "invalid-value "icon" in "brand" is "./content/public/icon.svg". It must be the address of a file in public/, such as "/icon.svg". Write it like "/icon.svg".",
      ]
    `);
  expect(await told('{ logo: /public/logo.svg }', files)).toMatchInlineSnapshot(`
    [
      "file-missing There is no file "/public/logo.svg". Did you mean "/logo.svg"? Put it into content/public/, which travels with the content, or into public/.",
    ]
  `);
});

test('files of the content and of the site are both found, also where both pictures of a logo are named', async () => {
  const brand = '{ logo: { light: /a.svg, dark: /b.svg, height: 24, name: false }, icon: /a.svg }';
  expect(await told(brand, { 'content/public/a.svg': svg, 'public/b.svg': svg })).toEqual([]);
});

test('a picture of a topic that is missing is told at its line', async () => {
  const topic = '---\ntitle: T\ndescription: About T.\npicture: /t.svg\n---\n';
  const problems = await problemsIn({ 'articles/en/topic/index.md': topic, 'public/topic.svg': svg });
  const missing = problems.filter(({ code }) => code === 'file-missing');
  expect(missing.map(({ file, at }) => `${file.slice(-'topic/index.md'.length)}:${at?.line}`)).toEqual([
    'topic/index.md:4',
  ]);
});

test('a file of another kind, and one whose name says something else, are told', async () => {
  const files = { 'public/a.pdf': '%PDF-1.7', 'public/b.png': '%PDF-1.7' };
  expect(await told('{ logo: /a.pdf, icon: /b.png }', files)).toMatchInlineSnapshot(`
    [
      "invalid-value "/a.pdf" is not a picture: SVG, PNG, JPEG, WebP or AVIF. Name a file of that kind.",
      "image-format "b.png" is a PDF document, not a picture. Open it and save it as PNG or JPEG, or take a screenshot.",
    ]
  `);
  expect(await told('{ logo: logo.svg }')).toMatchInlineSnapshot(`
    [
      "invalid-value "logo" in "brand" is "logo.svg". It must be the address of a file in public/, such as "/logo.svg". Write it like "/logo.svg".",
    ]
  `);
});

test('a font that is something else is told', async () => {
  const files = { 'public/a.woff2': '<html>Not found</html>' };
  expect(await told('{ font: { text: [/a.woff2, /b.ttf], headings: /c.eot } }', files))
    .toMatchInlineSnapshot(`
    [
      "file-missing There is no file "/b.ttf". Put it into content/public/, which travels with the content, or into public/.",
      "invalid-value "/a.woff2" has the name of a font, but is something else. Export or download the font again.",
      "invalid-value "/c.eot" is not a font: WOFF2, WOFF, TTF or OTF. Name a file of that kind.",
    ]
  `);
});
