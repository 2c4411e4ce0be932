import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readSlots } from '#files/read-slots.ts';
import { parseSite } from '#site/parse-site.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let themeDir: string;
beforeEach(() => {
  themeDir = temporaryFolder();
  mkdirSync(join(themeDir, 'slots'));
});
const { site } = parseSite({
  file: 'site.yaml',
  text: 'name: Help\nurl: https://help.example\nlocales: [en, de]',
});
const read = (files: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(themeDir, 'slots', name), text);
  const { slots, problems } = readSlots({ themeDir }, { locales: site?.locales ?? [] }, new Set());
  return {
    slots: Object.fromEntries([...slots].map(([name, texts]) => [name, Object.fromEntries(texts)])),
    problems: problems.map(({ code, message, fix }) => `${code} | ${message} | ${fix}`),
  };
};

test('slots are read for all locales and for one, without comments', () => {
  expect(
    read({
      'footer.html': '<!-- Ours -->\n<p>Hi</p>\n',
      'footer.de.html': '<p>Hallo</p>',
      'head.astro': '',
    }),
  ).toEqual({ slots: { footer: { '': '<p>Hi</p>', de: '<p>Hallo</p>' } }, problems: [] });
});

test('a name that no slot has is told with the nearest', () => {
  expect(read({ 'foter.html': '', 'head.htm': '' }).problems).toEqual([
    'theme-file | "foter.html" fills no slot. | Did you mean "footer"? Slots: head, header-end, home-end, article-start, article-end, contact-end, footer. Write them as .html or .astro.',
    'theme-file | "head.htm" fills no slot. | Did you mean "head"? Slots: head, header-end, home-end, article-start, article-end, contact-end, footer. Write them as .html or .astro.',
  ]);
});

test('a locale that the site does not have is told', () => {
  expect(read({ 'footer.fr.html': '<p>Salut</p>' }).problems).toEqual([
    'unknown-locale | "fr" is not a locale of this site. | Locales: en, de.',
  ]);
});

test('a slot that is filled twice is told', () => {
  expect(read({ 'footer.html': '', 'footer.astro': '' }).problems).toEqual([
    'theme-file | Two files fill the slot "footer": one in HTML and this component. | Keep one of them.',
  ]);
});
