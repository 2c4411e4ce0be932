import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanSvg, NoDrawing } from '#html/clean-svg.ts';
import { elementsOf, parseHtml } from '../../site/html.ts';

const drawing = (inner: string, head = '') =>
  `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">${inner}</svg>`;

test('what draws stays: shapes, gradients, styles, texts, references within', () => {
  const inner =
    '<title>Box</title><style>.a{fill:#c00}</style><defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>' +
    '<rect class="a" fill="url(#g)" width="9" height="9"/><use xlink:href="#g"/><text xml:space="preserve">A &amp; B</text>';
  expect(cleanSvg(drawing(inner))).toMatchInlineSnapshot(`
    {
      "removed": [],
      "svg": "<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Box</title><style>.a{fill:#c00}</style><defs><linearGradient id="g"><stop offset="0"></stop></linearGradient></defs><rect class="a" fill="url(#g)" width="9" height="9"></rect><use href="#g"></use><text xml:space="preserve">A &amp; B</text></svg>
    ",
    }
  `);
});

/** What runs or loads something, and a word that must be gone. */
const hostile: Readonly<Record<string, readonly [svg: string, gone: RegExp]>> = {
  'a script': ['<script>alert(1)</script>', /alert|script/],
  'a script elsewhere': ['<script xlink:href="/x.js"/>', /x\.js|script/],
  'a script of another name': [
    '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
    /alert|script/,
  ],
  'a handler': ['<rect onload="alert(1)" ONCLICK="alert(1)"/>', /alert|onload|onclick/i],
  'HTML in it': [
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/></foreignObject>',
    /alert|iframe|foreign/,
  ],
  'HTML beside it': ['<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>', /alert|script/],
  'a link that runs': ['<a xlink:href="javascript:alert(1)"><text>x</text></a>', /alert|javascript|<a/],
  'a link that will run': [
    '<a><set attributeName="xlink:href" to="javascript:alert(1)"/><text>x</text></a>',
    /alert|javascript|<set/,
  ],
  'a handler that will be': ['<animate attributeName="onload" values="alert(1)"/>', /alert|<animate/],
  'an image elsewhere': ['<image href="https://evil.example/x.png"/>', /evil/],
  'a drawing in it': ['<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', /data:/],
  'a use of elsewhere': ['<use href="other.svg#x"/>', /other/],
  'an import': ['<style>@import url("https://evil.example/x.css"); .a{fill:red}</style>', /evil|import/],
  'an import in escapes': ['<style>@\\69mport "https://evil.example/x.css";</style>', /evil|mport/],
  'an import in a section': ['<style><![CDATA[@import "//evil.example";]]></style>', /evil|import/],
  'a fill elsewhere': ['<rect fill="url(https://evil.example/x.svg#a)"/>', /evil/],
  'a style elsewhere': ['<rect style="background:url( \'//evil.example\' );fill:red"/>', /evil/],
  'a set of images': ['<rect style="fill:image-set(\'//evil.example\' 1x)"/>', /evil/],
  'a fill behind what looks like a comment': [
    '<style>a{content:"/*";fill:url(https://evil.example/x);y:"*/"}</style>',
    /evil/,
  ],
  'a fill behind a text that begins a reference': [
    '<style>a{content:"url(#x";fill:url(https://evil.example/x)}</style>',
    /evil/,
  ],
  'a fill between texts that make a reference': [
    `<style>a{content:"url('#";fill:url(https://evil.example/x);y:"')"}</style>`,
    /evil/,
  ],
  'a base': ['<g xml:base="https://evil.example/"><use href="#a"/></g>', /evil/],
};

describe('a drawing is published without', () => {
  test.each(Object.entries(hostile))('%s', (_, [svg, gone]) => {
    expect(cleanSvg(drawing(svg)).svg).not.toMatch(gone);
  });
});

test('what its author may miss is named with its line', () => {
  const { removed } = cleanSvg(drawing('\n<rect onload="a"/>\n<script>b</script>\n<metadata>c</metadata>'));
  expect(removed).toEqual([
    { what: 'onload', line: 2 },
    { what: '<script>', line: 3 },
  ]);
});

test('declarations, instructions and comments are left out; names that an editor gives to namespaces are read', () => {
  const head =
    '<?xml version="1.0"?><?xml-stylesheet href="//evil.example"?><!DOCTYPE svg [<!ENTITY ns "http://ns.example/1.0/">]>';
  const { svg } = cleanSvg(
    drawing('<!-- note --><g xmlns:i="&ns;" i:layer="yes"><path d="M0 0"/></g>', head),
  );
  expect(svg).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g><path d="M0 0"></path></g></svg>\n',
  );
});

test.each([
  ['no drawing', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
  ['empty', ''],
  ['never closed', '<svg xmlns="http://www.w3.org/2000/svg"><g>'],
  [
    'full of entities that multiply',
    drawing('<text>&b;</text>', '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'),
  ],
])('a file that is %s is refused', (_, text) => {
  expect(() => cleanSvg(text)).toThrow(NoDrawing);
});

test('however the pieces are joined, a drawing neither runs nor loads anything', () => {
  const piece = fc.constantFrom(
    ...Object.values(hostile).map(([svg]) => svg),
    '<g>',
    '</g>',
    '<style>',
    '</style>',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      let svg: string;
      try {
        ({ svg } = cleanSvg(drawing(pieces.join(''))));
      } catch (error) {
        expect(error).toBeInstanceOf(NoDrawing);
        return;
      }
      const harm = elementsOf(parseHtml(svg)).flatMap(({ tagName, properties }) => [
        ...(['script', 'foreignObject', 'iframe', 'a'].includes(tagName) ? [tagName] : []),
        ...Object.entries(properties).flatMap(([name, value]) =>
          /^on|href|src/i.test(name) && !String(value).startsWith('#') ? [`${name}=${String(value)}`] : [],
        ),
      ]);
      expect(harm).toEqual([]);
      expect(svg).not.toMatch(/evil\.example|javascript:|@import/);
    }),
    { numRuns: 500 },
  );
});
