import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHtml } from '#html/read-tags.ts';

const shown = (html: string) =>
  readHtml(html).tags.map(({ kind, name, attributes, start }) =>
    [
      `${start}:${kind === 'close' ? '/' : ''}${name}`,
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

test('attributes begin and end where a browser thinks, whatever their quotes seem to say', () => {
  expect(shown('<div title=a<id=" onclick=x() ">')).toEqual(['0:div title=a<id=" onclick=x() "=']);
});

test('entities in attribute values are decoded', () => {
  const values = readHtml('<a href="&#106;ava&Tab;script&colon;x"><a href=&#x6A;s&NewLine;&rarr;>').tags.map(
    ({ attributes }) => attributes[0]?.value,
  );
  expect(values).toEqual(['java\tscript:x', 'js\n→']);
});

test('comments hide tags as far as browsers think, and no further', () => {
  expect(shown('<!-- <a> --><b>')).toEqual(['12:b']);
  expect(shown('<!--><a>-->')).toEqual(['5:a']);
  expect(shown('<!---><a>-->')).toEqual(['6:a']);
  expect(shown('<!-- x --!><a>')).toEqual(['11:a']);
  expect(shown('<!-- <a>')).toEqual([]);
});

test('what elements of text hold is no markup', () => {
  expect(shown('<style><b></style><i>')).toEqual(['0:style', '10:/style', '18:i']);
  expect(shown('<plaintext><b></plaintext>')).toEqual(['0:plaintext']);
});

test.each([
  ['<b>x</b><!-- whole -->', undefined],
  ['<!-->', undefined],
  ['x <!-- never', { kind: 'unended', text: '<!--', start: 2 }],
  ['x <!-- <b>', { kind: 'unended', text: '<!--', start: 2 }],
  ['<!-- a --><!DOCTYPE html>', { kind: 'odd', text: '<!DOCTYPE', start: 10 }],
  ['<?php echo 1 ?>', { kind: 'odd', text: '<?php', start: 0 }],
  ['<![CDATA[x]]>', { kind: 'odd', text: '<![CDATA[x]]', start: 0 }],
  ['x <div title="', { kind: 'unended', text: '<div', start: 2 }],
])('in %j, %j is neither a tag nor a whole comment', (html, expected) => {
  const [stray] = readHtml(html).strays;
  expect(stray).toEqual(expected && expect.objectContaining(expected));
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
        for (const { name, start, end } of readHtml(html).tags) {
          expect(html.slice(start, end).toLowerCase()).toMatch(/^<\/?[a-z][^]*>$/);
          expect(name).not.toMatch(/[\s/>]/);
        }
      },
    ),
  );
});
