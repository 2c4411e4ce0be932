import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findStrayMarkup, findTags } from '#markdown/raw-html.ts';

const shown = (html: string) =>
  findTags(html).map(({ name, isClosing, isComplete, attributes, offset }) =>
    [
      `${offset}:${isClosing ? '/' : ''}${name}${isComplete ? '' : '…'}`,
      ...attributes.map((attribute) => `${attribute.name}=${attribute.value}`),
    ].join(' '),
  );

test('tags are found with their attributes, however they are written', () => {
  expect(shown('<A HREF=x.md Class=\'a "b"\' hidden>text</A><br/><img src="a>b.png"\n alt="">')).toEqual([
    '0:a href=x.md class=a "b" hidden=',
    '38:/a',
    '42:br',
    '47:img src=a>b.png alt=',
  ]);
});

test('entities that can hide a scheme are decoded', () => {
  const values = findTags(
    '<a href="&#106;ava&Tab;script&colon;x"><a href=&#x6A;s&NewLine;&#9999999999;>',
  ).map(({ attributes }) => attributes[0]?.value);
  expect(values).toEqual(['java\tscript:x', 'js\n&#9999999999;']);
});

test('comments hide tags as far as browsers think, and no further', () => {
  expect(shown('<!-- <a> --><b>')).toEqual(['12:b']);
  expect(shown('<!--><a>-->')).toEqual(['5:a']);
  expect(shown('<!---><a>-->')).toEqual(['6:a']);
  expect(shown('<!-- x --!><a>')).toEqual(['11:a']);
  expect(shown('<!-- <a>')).toEqual([]);
});

test.each([
  ['<b>x</b><!-- whole -->', undefined],
  ['<!-->', undefined],
  ['x <!-- never', { text: '<!--', offset: 2 }],
  ['x <!-- <b>', { text: '<!--', offset: 2 }],
  ['<!-- a --><!DOCTYPE html>', { text: '<!DOCTYPE', offset: 10 }],
  ['<?php echo 1 ?>', { text: '<?php', offset: 0 }],
  ['<![CDATA[x]]>', { text: '<![CDATA[x]]', offset: 0 }],
])('in %j, %j is neither a tag nor a whole comment', (html, expected) => {
  expect(findStrayMarkup(html)).toEqual(expected);
});

test('a tag that never ends is known by that', () => {
  expect(shown('<div title="')).toEqual(['0:div… title=']);
});

test('whatever the text, tags are found where they stand', () => {
  const part = fc.constantFrom(
    '<',
    '>',
    '/',
    '!--',
    '--',
    '"',
    "'",
    '=',
    ' ',
    'a',
    'onclick',
    '&#',
    'x41;',
    '\n',
  );
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join('')),
      (html) => {
        for (const { name, offset } of findTags(html)) {
          expect(html.slice(offset).toLowerCase()).toMatch(/^<\/?[a-z]/);
          expect(name).not.toMatch(/[\s/>]/);
        }
      },
    ),
  );
});
