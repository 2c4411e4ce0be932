import { expect, test } from 'vitest';
import { hasOwnWords } from '#import/sources/own-words.ts';

const sentence = 'Here you find out how to send a parcel, and what to do if it comes back to you.';

test.each([
  [`# Home\n\n${sentence}`, true],
  [`<h1>Home</h1><p>${sentence}</p>`, true],
  ['<p>' + '荷物の送り方と、戻ってきたときの手続きについて説明します。'.repeat(3) + '</p>', true],
  [`# ${sentence}\n\n[${sentence}](a.md)\n\n![${sentence}](b.png)\n`, false],
  [`<p>Welcome.</p><a href="a.html">${sentence}</a><style>${sentence}</style>`, false],
  ['', false],
])('%j', (text, expected) => expect(hasOwnWords(text)).toBe(expected));
