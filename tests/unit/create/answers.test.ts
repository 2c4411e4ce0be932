import { expect, test } from 'vitest';
import {
  readableColor,
  readBrandColor,
  readHost,
  readLanguages,
  readName,
  readParts,
  readUrl,
} from '../../../create-fener/src/answers.ts';

test('answers are taken as people write them', () => {
  expect(readName('  Acme Help ')).toBe('Acme Help');
  expect(readUrl(' https://help.acme.example ')).toBe('https://help.acme.example');
  expect(readLanguages('EN, fr de-at  pt-br,fr')).toEqual(['en', 'fr', 'de-at', 'pt-br']);
  expect(readBrandColor('#0A5C36')).toBe('#0A5C36');
  expect(readBrandColor('oklch(45% 0.1 160)')).toBe('oklch(45% 0.1 160)');
  expect(readParts('ratings, stores')).toEqual(['stores', 'ratings']);
  expect(readParts('None')).toEqual([]);
  expect(readHost('github-pages')).toBe('github-pages');
});

test('a colour may have lost its "#" in a shell, and may be left to Fener', () => {
  expect(readBrandColor('0a5c36')).toBe('#0a5c36');
  expect(readBrandColor('')).toBeUndefined();
});

test.each([
  [readName, ' ', 'The help centre needs a name, such as "Acme Help".'],
  [
    readUrl,
    'help.acme.example',
    '"help.acme.example" can\'t be the address of the site. Did you mean "https://help.acme.example"?',
  ],
  [
    readUrl,
    'ftp://acme.example',
    '"ftp://acme.example" can\'t be the address of the site. Write it like "https://help.example.com".',
  ],
  [readUrl, 'help', '"help" can\'t be the address of the site. Write it like "https://help.example.com".'],
  [readLanguages, ' , ', 'Name at least one language, such as "en" or "en, fr".'],
  [
    readLanguages,
    'en,frr',
    /^Fener has no texts for buttons in "frr" \(Northern Frisian\) yet\. Did you mean "fr"\?/,
  ],
  [readLanguages, 'german', /^"german" is not a language tag\. Did you mean "de"\? Known: ar, bg, /],
  [readLanguages, 'pt_BR', /^"pt_BR" is not a language tag\. Did you mean "pt-br"\?/],
  [readBrandColor, 'blu', /^"blu" is not a CSS colour without transparency\. Did you mean "blue"\?/],
  [readBrandColor, '#0a5c3680', /^"#0a5c3680" is not a CSS colour without transparency\. Write it like/],
  [
    readParts,
    'ratings,store',
    'There is no part "store". Did you mean "stores"? Known: stores, channels, ratings.',
  ],
  [readHost, 'netlfy', /^There is no host "netlfy"\. Did you mean "netlify"\? Known: static, nginx, /],
])('%o refuses "%s" with what would do', (read: (text: string) => unknown, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('of a colour that is too light to be read, the colour of links is known', () => {
  expect(readableColor('yellow')).toMatch(/^#[\da-f]{6}$/);
  expect(readableColor('#0a5c36')).toBeUndefined();
});
