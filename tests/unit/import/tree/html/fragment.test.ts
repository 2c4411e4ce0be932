import { expect, test } from 'vitest';
import { prepare, transcript } from '../../convert.ts';

const textOf = (text: string) => prepare(text).text;

test('text without HTML stays byte for byte', () => {
  const text = '* one\n* two  \n\n_so_ **it** is\\_ `<b>` 10:30 a:b std::vector {x}\n\n\n1) x\n';
  expect(prepare(text)).toEqual({ text, notes: [] });
});

test('keys become our key directive', () => {
  expect(textOf('Press <kbd>Ctrl</kbd>+<kbd>C</kbd>.')).toBe('Press :kbd[Ctrl]+:kbd[C].');
  expect(textOf('<kbd><kbd>Ctrl</kbd>+<kbd>[</kbd></kbd>')).toBe(':kbd[Ctrl]+:kbd[\\[]');
});

test('wrappers disappear around their text', () => {
  expect(textOf('A <span class="x">red</span> <font color="red">word</font>')).toBe('A red word');
  expect(textOf('<div class="box">\n\nSome **text**\n\n</div>\n\nMore')).toBe('Some **text**\n\nMore');
  expect(textOf('<center>Some <b>text</b></center>')).toBe('Some **text**');
});

test('two groups never run together', () => {
  expect(textOf('<div><div>One</div><div>Two <i>three</i></div></div>')).toBe('One\n\nTwo *three*');
});

test('phrases that Markdown lacks stay as allowed HTML', () => {
  expect(textOf('H<sub>2</sub>O<sup style="x">2</sup> <abbr title="a">b</abbr>')).toBe(
    'H<sub>2</sub>O<sup>2</sup> <abbr title="a">b</abbr>',
  );
  expect(textOf('<p>H<sub>2</sub>O</p>')).toBe('H<sub>2</sub>O');
});

test('what is not allowed is removed and noted with its line', () => {
  expect(prepare('Text\n\n<script>alert(1)</script>\n\nA <button onclick="x()">click</button> b')).toEqual({
    text: 'Text\n\nA  b',
    notes: ['3 html-removed <script>', '5 html-removed <button>'],
  });
  expect(prepare('a <b onclick="x()" style="y">c</b>')).toEqual({
    text: 'a <b>c</b>',
    notes: ['1 style-removed 1 inline style', '1 html-attribute onclick removed from <b>'],
  });
});

test('a placeholder that looks like a tag stays readable', () => {
  expect(prepare('Open <port name> now')).toEqual({
    text: 'Open \\<port name> now',
    notes: ['1 html-literal <port name>'],
  });
});

test('details become the details directive, with more colons around others', () => {
  const html = '<details>\n<summary>More <b>here</b></summary>\n<p>Text</p>\n</details>';
  expect(textOf(html)).toBe(':::details[More **here**]\n\nText\n\n:::');
  const nested =
    '<details>\n<summary>A</summary>\n\nSome *text*\n\n<details>\n<summary>B</summary>\n\nInner\n\n</details>\n\n</details>';
  expect(textOf(nested)).toBe('::::details[A]\n\nSome *text*\n\n:::details[B]\n\nInner\n\n:::\n\n::::');
});

test('details keep their place inside a list', () => {
  expect(
    textOf('1. One\n\n   <details>\n   <summary>A</summary>\n\n   Text\n\n   </details>\n\n2. Two'),
  ).toBe('1. One\n\n   :::details[A]\n\n   Text\n\n   :::\n\n2. Two');
});

test('images become Markdown images, figures take their caption as title', () => {
  expect(textOf('See <img src="a b.png" alt="A" width="10"> here')).toBe('See ![A](<a b.png>) here');
  expect(
    textOf(
      '<figure style="x">\n<img src="a.png" alt="A">\n<figcaption>The<br>caption</figcaption>\n</figure>',
    ),
  ).toBe('![A](a.png "The caption")');
});

test('links of HTML become Markdown links', () => {
  expect(textOf('See <a href="x.md" target="_blank" title="T">**it**</a>.')).toBe('See [**it**](x.md "T").');
});

test('videos become the video directive with a transcript to be written', () => {
  const iframe =
    '<iframe src="https://www.youtube.com/embed/abcdef12345?rel=0" title="Set &quot;it&quot; up"></iframe>';
  expect(prepare(iframe)).toEqual({
    text: `:::video{src="https://www.youtube.com/watch?v=abcdef12345" title='Set "it" up'}\n\n${transcript}\n\n:::`,
    notes: ['1 video-transcript https://www.youtube.com/watch?v=abcdef12345'],
  });
  expect(
    textOf('# My title\n\n<video controls><source src="http://example.com/a.mp4">No video.</video>'),
  ).toBe(`:::video{src="https://example.com/a.mp4" title="My title"}\n\n${transcript}\n\n:::`);
});

test('a video of the source becomes a link to its file', () => {
  expect(
    prepare('<video title="Pack" src="/v/a%20b.mp4"></video><video><source src="v/c.mp4"></video>'),
  ).toEqual({
    text: '[Pack](/v/a%20b.mp4)\n\n[c.mp4](v/c.mp4)',
    notes: ['1 embed <video> of /v/a%20b.mp4', '1 embed <video> of v/c.mp4'],
  });
});

test('raised numbers that lead to the items of a list are footnotes, their arrows and heading gone', () => {
  expect(
    prepare(
      '<p>Free<sup><a href="#fn1" id="ref1">1</a></sup> or not<sup><a href="#fn-b">[2]</a></sup>, m<sup>2</sup>.</p>' +
        '<div class="footnotes"><h2>Notes</h2><hr><ol><li id="fn1"><p>In <b>May</b>. <a href="#ref1">↩︎</a></p></li><li id="fn-b">Two<p>More</p><a href="#x">^</a></li></ol></div>',
    ),
  ).toEqual({
    text: 'Free[^1] or not[^b], m<sup>2</sup>.\n\n[^1]: In **May**.\n\n[^b]: Two\n\n    More',
    notes: [],
  });
  expect(
    prepare('<p>A<sup><a href="#a">1</a></sup></p><ol><li id="a">B</li><li>C</li></ol>').text,
  ).not.toContain('[^');
});

test('a video in a box has its transcript', () => {
  expect(
    prepare(
      '<div class="video"><p><a href="https://youtu.be/abcdef12345">Pack "it" (3:20)</a></p><p>Take a box.</p></div>',
    ).text,
  ).toBe(
    `:::video{src="https://youtu.be/abcdef12345" title='Pack "it"' duration="3:20"}\n\nTake a box.\n\n:::`,
  );
  expect(prepare('<div class="video"><p>Pack <a href="https://a.example">it</a></p></div>').text).toBe(
    'Pack [it](https://a.example)',
  );
});

test('other frames become links', () => {
  expect(prepare('<iframe src="https://example.com/embed/x?y"></iframe>')).toEqual({
    text: '[example.com/embed/x](https://example.com/embed/x?y)',
    notes: ['1 embed <iframe> of https://example.com/embed/x?y'],
  });
});

test('hidden text becomes keywords and disappears', () => {
  const { text, notes } = prepare('Text\n\n<p style="display:none;">\n  Tags: Rückgabe, iade\n</p>\n');
  expect(text).toBe('Text\n\n');
  expect(notes).toEqual(['3 hidden-text Rückgabe, iade']);
});

test('comments between Markdown stay, those inside HTML go', () => {
  expect(textOf('<!-- note to self -->\n\nText <!-- x --> more')).toBe(
    '<!-- note to self -->\n\nText <!-- x --> more',
  );
  expect(textOf('<div><!-- x --><p>Text</p></div>')).toBe('Text');
});

test('cards of links become lists, their titles bold', () => {
  const html =
    '<div class="cards">\n<div><a id="keep" href="/a"></a><span>First</span></div>\n<div><a href="/b">Second</a></div>\n</div>\n' +
    '<div><p class="card-title">Orders</p><p>About orders.</p></div>';
  expect(textOf(html)).toBe('- [First](/a)\n- [Second](/b)\n\n**Orders**\n\nAbout orders.');
});

test('a block of HTML directly under a paragraph is set apart from it', () => {
  expect(textOf('Text\n<table><tr><th>A</th></tr><tr><td>b</td></tr></table>\n\nMore')).toBe(
    'Text\n\n| A |\n| - |\n| b |\n\nMore',
  );
});

test('HTML in a quotation stays in it', () => {
  expect(textOf('> Text\n>\n> <p>One</p>\n> <p>Two</p>\n')).toBe('> Text\n>\n> One\n>\n> Two\n');
});

test('HTML with empty lines inside is one piece', () => {
  expect(textOf('<table>\n<tr><th>A</th></tr>\n\n    <tr><td>b</td></tr>\n\n</table>\n\nMore')).toBe(
    '| A |\n| - |\n| b |\n\nMore',
  );
});

test('a tag without its other half disappears', () => {
  expect(prepare('Text</a> and <b>more')).toEqual({
    text: 'Text and more',
    notes: ['1 html-removed <b> without its other half'],
  });
});

test('what stood behind a tag does not become a heading or list when the tag goes', () => {
  expect(textOf('<span>- one</span>\n\n> <font># two</font>')).toBe('\\- one\n\n> \\# two');
});

test('an id that braces cannot hold keeps its letters', () =>
  expect(prepare('<h3 id="v1/{q:[a-z]{1,2}}">Query</h3>').text).toBe('## Query {#v1/-q:[a-z]-1,2}'));
