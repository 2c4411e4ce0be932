import { expect, test } from 'vitest';
import { bodyText } from '#model/search/document.ts';

test('text and headings are read, markup, scripts and icons are not', () => {
  const html =
    '<h2 id="a">Before <em>you</em> start</h2><p>Fish &amp; chips, 5&#160;&lt; 6.<br>New<b>born</b></p>' +
    '<script>let hidden</script><svg><title>icon</title></svg><!-- note --><ul><li>One</li><li>Two</li></ul>';
  expect(bodyText(html)).toEqual({
    headings: ['Before you start'],
    text: 'Before you start Fish & chips, 5 < 6. Newborn One Two',
    links: [],
  });
});

test('the texts of links to other pages are apart, those to places on the page are not', () => {
  const html = '<p>See <a href="/en/refunds/">our <b>refunds</b></a> or <a href="#cost">the cost</a>.</p>';
  expect(bodyText(html)).toMatchObject({ text: 'See or the cost.', links: ['our refunds'] });
});
